import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The browsers that builds are made for. */
export type Target = 'chrome' | 'edge' | 'firefox';

/** All of them. */
export const TARGETS: readonly Target[] = ['chrome', 'edge', 'firefox'];

/** Where `npm run build` puts its builds. */
const OUTPUT = '.output';

/** The folder of a build. Throws if it does not exist. */
export function folderOf(target: Target, output = OUTPUT): string {
  const folder = join(output, `${target}-mv3`);
  if (!existsSync(folder)) throw new Error(`${folder} is missing. First: npm run build`);
  return folder;
}

/** Every file of a build, as paths relative to its folder, sorted. */
export function filesOf(target: Target): string[] {
  const folder = folderOf(target);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** The text of a file of a build. */
export const read = (target: Target, file: string): string =>
  readFileSync(join(folderOf(target), file), 'utf8');

/** The total size of some files of a build, in bytes. */
export const bytes = (target: Target, files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + statSync(join(folderOf(target), file)).size, 0);

// Imports as they appear in minified files: `import{a as b}from"./x.js"`, `import"./x.js"`, and the
// dynamic `import("./x.js")` for lazily loaded code.
const IMPORTS = /(?:\bfrom|\bimport)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;
const ALL_IMPORTS = /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;
const SCRIPTS = /<script[^>]*\ssrc="\/?([^"]+)"/g;

/**
 * A script, or the scripts of a page, with everything they import, directly or not; without
 * `later`, dynamic imports are left out.
 */
export function withImports(target: Target, entry: string, later = true): Set<string> {
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, path = ''] of read(target, file).matchAll(later ? ALL_IMPORTS : IMPORTS)) {
      visit(join(dirname(file), path));
    }
  };
  if (!entry.endsWith('.html')) visit(entry);
  else for (const [, path = ''] of read(target, entry).matchAll(SCRIPTS)) visit(path);
  return reached;
}

/** The zip that is uploaded to a store. Throws if it does not exist. */
export const zipOf = (target: Target, output = OUTPUT): string => zipEnding(target, output);

/** The zip of the sources, for the reviewers of Mozilla's store. Throws if it does not exist. */
export const sourcesZip = (output = OUTPUT): string => zipEnding('sources', output);

function zipEnding(end: string, output: string): string {
  const name = readdirSync(output).find((file) => file.endsWith(`-${end}.zip`));
  if (!name) throw new Error(`no zip for ${end}. First: npm run zip`);
  return join(output, name);
}
