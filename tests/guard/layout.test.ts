import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { IMPORTS, SOURCES } from './sources.ts';

/**
 * A file's folder as the table in docs/ARCHITECTURE.md names it: below `lib` the first folder,
 * elsewhere the topmost.
 */
const partOf = (path: string): string =>
  /^lib\/[\w-]+(?=\/)/.exec(path)?.[0] ?? path.split('/')[0] ?? '';

/**
 * The rows of that table: a folder and the folders it may import, named without `lib/`; `null` for
 * everything.
 */
const ROWS = [
  ...readFileSync('docs/ARCHITECTURE.md', 'utf8').matchAll(/^\| `([\w/-]+)\/` .*\| (.+?) *\|$/gm),
].map(([, part = '', uses = '']): [string, string[] | null] => [
  part,
  uses === 'everything' ? null : [...uses.matchAll(/`([\w-]+)`/g)].map(([, use]) => `lib/${use}`),
]);

describe('the table of folders', () => {
  test('lists every folder, and no other', () => {
    const parts = [...new Set(SOURCES.map(partOf))].sort();
    expect(ROWS.map(([part]) => part).sort()).toEqual(parts);
  });

  test.each(ROWS.flatMap(([part, uses]) => (uses ? [[part, uses] as const] : [])))(
    '%s imports exactly the folders listed, types included',
    (part, uses) => {
      const used = IMPORTS.filter(({ from }) => partOf(from) === part)
        .map(({ to }) => partOf(to))
        .filter((to) => to !== part && /^(?:lib\/|components$|entrypoints$)/.test(to));
      expect([...new Set(used)].sort()).toEqual([...uses].sort());
    },
  );
});

test('no two folders import each other, directly or not, types included', () => {
  const uses = new Map<string, Set<string>>();
  for (const { from, to } of IMPORTS) {
    const [own, other] = [dirname(from), dirname(to)];
    if (own !== other && SOURCES.includes(to))
      uses.set(own, (uses.get(own) ?? new Set()).add(other));
  }
  const inCircle = [...uses.keys()].filter((folder) => {
    // Iterating over a Set also visits the values added meanwhile.
    const reached = new Set(uses.get(folder));
    for (const next of reached) for (const further of uses.get(next) ?? []) reached.add(further);
    return reached.has(folder);
  });
  expect(inCircle).toEqual([]);
});

test('no file has more than 300 lines', () => {
  const long = SOURCES.filter((file) => readFileSync(file, 'utf8').split('\n').length > 301);
  expect(long).toEqual([]);
});

test('no folder has more than 40 entries', () => {
  const folders = [...new Set(SOURCES.map((file) => dirname(file)))];
  expect(folders.filter((folder) => readdirSync(folder).length > 40)).toEqual([]);
});

/** Names that are clear together with their folder. */
const MAY_OCCUR_TWICE = ['index', 'main', 'model', 'panel', 'reader', 'search'];

test('no two files have the same name, with a few exceptions', () => {
  const names = SOURCES.map((file) => basename(file).replace(/\.tsx?$/, ''));
  const twice = names.filter((name, place) => names.indexOf(name) !== place);
  expect(twice.filter((name) => !MAY_OCCUR_TWICE.includes(name))).toEqual([]);
});
