import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SWITCH_VALUES } from '../../sandbox/oncehub/switches.ts';

const read = (file: string) => readFileSync(file, 'utf8');

/** PROOF.md is a copy of the last release, and names tests as they were called then. */
const DOCUMENTS = globSync(['*.md', 'docs/**/*.md', 'tests/**/*.md']).filter(
  (file) => file !== 'docs/PROOF.md',
);

const DECISIONS = globSync('docs/decisions/*.md').filter((file) => !file.endsWith('/README.md'));

describe.each(DOCUMENTS)('%s', (document) => {
  test('names only files and folders that exist', () => {
    const paths = /`((?:components|docs|entrypoints|lib|public|sandbox|tests)\/[\w./-]*)`/g;
    const named = [...read(document).matchAll(paths)].map(([, path = '']) => path);
    // A recipe says NAME for a name that is still to be given; a module may lack its ending.
    const missing = named.filter((path) => ![path, `${path}.ts`].some((one) => existsSync(one)));
    expect(missing.filter((path) => !path.includes('NAME'))).toEqual([]);
  });

  test('links to files and headings that exist', () => {
    const links = [...read(document).matchAll(/\]\((?!https?:)([^)#]*)#?([^)]*)\)/g)];
    const broken = links.filter(([, path = '', heading]) => {
      const target = path ? join(dirname(document), path) : document;
      if (!existsSync(target)) return true;
      return heading ? !headingsOf(target).includes(heading) : false;
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

/** As GitHub makes anchors of headings. */
const headingsOf = (file: string) =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

describe('decisions', () => {
  test('are listed, each by its title', () => {
    const listed = [...read('docs/decisions/README.md').matchAll(/^- \[(.+)\]\((.+)\)$/gm)];
    const titles = DECISIONS.map((file) => [
      /^# (.+)$/m.exec(read(file))?.[1],
      file.replace('docs/decisions/', ''),
    ]);
    expect(listed.map(([, title, file]) => [title, file]).sort()).toEqual(titles.sort());
  });

  test.each(DECISIONS)('%s says what was chosen, what was weighed, and what holds it', (file) => {
    const parts = [...read(file).matchAll(/^\*\*(To be decided|Chosen|Weighed|Held by)\.\*\*/gm)];
    expect(parts.map(([, part]) => part)).toEqual([
      'To be decided',
      'Chosen',
      'Weighed',
      'Held by',
    ]);
  });

  test.each(DECISIONS)('%s is held by tests of these names', (file) => {
    const lines = read(file).replaceAll(/\n {2}(?=\S)/g, ' ');
    const holding = [...lines.matchAll(/^- `([\w./-]+\.(?:test|spec)\.tsx?)`: (".+")$/gm)];
    expect(holding).not.toEqual([]);
    const missing = holding.flatMap(([, tests = '', titles = '']) =>
      [...titles.matchAll(/"([^"]+)"/g)]
        .filter(([, title = '']) => !read(tests).includes(title))
        .map(([title]) => `${tests}: ${title}`),
    );
    expect(missing).toEqual([]);
  });

  test('leave milliseconds to docs/BENCH.md, where they are measured', () => {
    expect(DECISIONS.filter((file) => /\d ms\b/.test(read(file)))).toEqual([]);
  });
});

test('every switch of the stand-in is listed with its values, and with what runs under them', () => {
  const rows = [...read('docs/TESTING.md').matchAll(/^\| `(\w+)` +\| ([^|]+) \| ([^|]+) \|$/gm)];
  const listed = rows.map(([, name, values = '', tests = '']) => [
    name,
    values.trim().split(', '),
    tests.trim() !== '',
  ]);
  expect(listed).toEqual(
    Object.entries(SWITCH_VALUES).map(([name, values]) => [name, [...values], true]),
  );
});
