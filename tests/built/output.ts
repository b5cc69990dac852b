import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

export type Target = 'chrome' | 'edge' | 'firefox';

export const TARGETS: readonly Target[] = ['chrome', 'edge', 'firefox'];

/** The folder of a build, which must be there. */
export function folderOf(target: Target): string {
  const folder = `.output/${target}-mv3`;
  if (!existsSync(folder)) throw new Error(`${folder} is missing. First: npm run build`);
  return folder;
}

/** Every file of a build, as paths within it. */
export function filesOf(target: Target): string[] {
  const folder = folderOf(target);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

export const read = (target: Target, file: string): string =>
  readFileSync(join(folderOf(target), file), 'utf8');

export const bytes = (target: Target, files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + statSync(join(folderOf(target), file)).size, 0);

// Built files are minified: `import{a as b}from"./x.js"`, `import"./x.js"`, and, for what comes
// after the first picture, `import("./x.js")`.
const IMPORTS = /(?:\bfrom|\bimport)\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;
const ALL_IMPORTS = /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.{1,2}\/[^"'`]+\.js)["'`]/g;
const SCRIPTS = /<script[^>]*\ssrc="\/?([^"]+)"/g;

/** A script, or a page's scripts, with all they import in turn; without `later`, only what they need to begin. */
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

/** The zip that goes to a store. */
export function zipOf(target: Target): string {
  const name = readdirSync('.output').find((file) => file.endsWith(`-${target}.zip`));
  if (!name) throw new Error(`no zip for ${target}. First: npm run zip`);
  return join('.output', basename(name));
}
