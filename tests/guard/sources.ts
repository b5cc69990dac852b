import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** The folders whose files are shipped. */
const SHIPPED = ['entrypoints', 'components', 'lib'];

/** Every file of code, shipped or not, tests included. */
export const CODE: readonly string[] = globSync([
  '{entrypoints,components,lib,sandbox,tests}/**/*.{ts,tsx,mjs}',
  '*.{ts,mjs}',
]);

const isSource = (file: string) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\.d\.ts$/.test(file);

/** Every shipped source file, as a path from the project's root. Tests are left out. */
export const SOURCES: readonly string[] = SHIPPED.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => isSource(file) && statSync(file).isFile()),
).sort();

/** The text of a file with its comments blanked out; line numbers stay the same. */
export function codeOf(file: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, ' ');
  return readFileSync(file, 'utf8').replace(
    // Strings and templates are matched first, so that a `//` inside a URL stays.
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/.*/g,
    (match, text: string | undefined) => text ?? blank(match),
  );
}

/** One import of a file. */
export interface Import {
  from: string;
  /** A path from the project's root, or the name of a package. */
  to: string;
  /** Only types are imported, so the import disappears in compilation. */
  typeOnly: boolean;
}

const STATEMENT =
  /\b(?:import|export)\s+(type\s+)?(?:([\w*{}\s,$]+?)\s+from\s+)?['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/g;

/**
 * All imports of a file, including dynamic imports, `require` and re-exports. Throws if a relative
 * import does not exist.
 */
export function importsOf(file: string): Import[] {
  return [...codeOf(file).matchAll(STATEMENT)].map(([, type, names = '', fixed, dynamic]) => {
    const target = fixed ?? dynamic ?? '';
    const inner = /^\{(.*)\}$/s.exec(names.trim())?.[1]?.split(',') ?? [];
    const named = inner.map((name) => name.trim()).filter(Boolean);
    const allTypes = named.length > 0 && named.every((name) => name.startsWith('type '));
    return {
      from: file,
      to: target.startsWith('.') ? resolve(file, target) : target,
      typeOnly: type !== undefined || allTypes,
    };
  });
}

function resolve(file: string, target: string): string {
  const path = normalize(join(dirname(file), target));
  if (!existsSync(path)) throw new Error(`${file} imports ${target}, which does not exist`);
  return path;
}

/** Every import of every shipped file. */
export const IMPORTS: readonly Import[] = SOURCES.flatMap(importsOf);

/** The files that `entry` imports at run time, directly or not, itself included. */
export function reachedFrom(entry: string): Set<string> {
  const reached = new Set<string>();
  const visit = (file: string) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { from, to, typeOnly } of IMPORTS) if (from === file && !typeOnly) visit(to);
  };
  visit(entry);
  return reached;
}
