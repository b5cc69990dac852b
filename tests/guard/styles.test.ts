import { globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeOf, IMPORTS, reachedFrom, SOURCES } from './sources.ts';

const SHEETS = globSync('components/**/*.css').sort();
const UI = 'components/ui';
/** Every page loads this one by itself, so a component may use it without an import. */
const THEME = `${UI}/theme.css`;

/** Classes without a style: tests find elements by `copy`; the others only name their element. */
const UNSTYLED = [
  'copy',
  'countdown',
  'customer',
  'find-unread',
  'month',
  'outcomes-noted',
  'people-list',
];

/** The selectors of a sheet, with those they are nested in. */
function selectorsOf(sheet: string): string[] {
  const open: string[][] = [];
  const found: string[] = [];
  for (const [, head = '', mark] of codeOf(sheet).matchAll(/([^{};]*)([{};])/g)) {
    if (mark === '}') open.pop();
    if (mark !== '{') continue;
    const around = open.at(-1) ?? [''];
    const parts = head.trim().startsWith('@') ? ['&'] : head.split(',').map((part) => part.trim());
    const whole = parts.flatMap((part) =>
      around.map((outer) =>
        part.includes('&') ? part.replaceAll('&', outer) : `${outer} ${part}`.trim(),
      ),
    );
    open.push(whole);
    found.push(...whole);
  }
  return found;
}

/** The words in a text that `pattern` has as its group. */
const wordsIn = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].flatMap(([, words = '']) => words.split(/\s+/).filter(Boolean));

/** The sheets by each class that `pattern` finds in one of their selectors. */
function sheetsBy(pattern: RegExp): Map<string, Set<string>> {
  const sheets = new Map<string, Set<string>>();
  for (const sheet of SHEETS)
    for (const name of selectorsOf(sheet).flatMap((selector) => wordsIn(selector, pattern)))
      sheets.set(name, (sheets.get(name) ?? new Set()).add(sheet));
  return sheets;
}

const NAMED = sheetsBy(/\.([a-z][\w-]*)/gi);
/** Classes a rule begins with, so that it is about them. */
const STYLED = sheetsBy(/^\.([a-z][\w-]*)/gi);
/** Classes that stand by themselves somewhere, not only added to another (`.button.main`). */
const ALONE = sheetsBy(/(?<![\w\])(])\.([a-z][\w-]*)/gi);

const QUOTED = /'([^'\n]*)'/g;

/** The class names in a component's text, without those in a template's `${…}`, and those there. */
function classesOf(file: string): { plain: string[]; chosen: string[] } {
  const code = codeOf(file);
  const templates = wordsIn(code.replaceAll(/\s+/g, ' '), /\bclass=\{`([^`]*)`\}/g).join(' ');
  const choices = [...code.matchAll(/\bclass=\{([^`}]*)\}/g)].map(([, code = '']) => code);
  return {
    plain: [
      ...wordsIn(code, /\bclass="([^"]*)"/g),
      ...templates
        .replaceAll(/\$\{[^}]*\}/g, ' ')
        .split(/\s+/)
        .filter(Boolean),
      ...choices.flatMap((choice) => wordsIn(choice, QUOTED)),
    ],
    chosen: [...templates.matchAll(/\$\{[^}]*\}/g)].flatMap(([code]) => wordsIn(code, QUOTED)),
  };
}

const COMPONENTS = SOURCES.filter((file) => file.endsWith('.tsx'));
const USED = new Map(COMPONENTS.map((file) => [file, classesOf(file)]));

describe('style sheets', () => {
  test('are few, and none has more than 300 lines', () => {
    expect(SHEETS.length).toBeLessThanOrEqual(22);
    const long = SHEETS.filter((sheet) => readFileSync(sheet, 'utf8').split('\n').length > 301);
    expect(long).toEqual([]);
  });

  test('are imported from their own folder, or are those of ui', () => {
    const foreign = IMPORTS.filter(
      ({ from, to }) => to.endsWith('.css') && ![dirname(from), UI].includes(dirname(to)),
    );
    expect(foreign).toEqual([]);
  });

  test('follow what the component imports, its own last, so that they count more', () => {
    const rank = (path: string) => (path.endsWith('.css') ? (path.startsWith('./') ? 2 : 1) : 0);
    const disordered = COMPONENTS.filter((file) => {
      const paths = wordsIn(codeOf(file), /^import\b[^;]*?'([^']+)';/gm);
      const ranks = paths.filter((path) => path !== '../ui/theme.css').map(rank);
      return ranks.join() !== ranks.toSorted().join();
    });
    expect(disordered).toEqual([]);
  });

  test('begin with the theme on every page', () => {
    const pages = globSync('entrypoints/*/main.tsx');
    expect(pages.filter((page) => !reachedFrom(page).has(THEME))).toEqual([]);
  });
});

describe('classes', () => {
  test.each(COMPONENTS)('%s imports the style of each of its classes', (file) => {
    const sheets = reachedFrom(file).add(THEME);
    const missing = (USED.get(file)?.plain ?? []).filter((name) => {
      const homes = [...(STYLED.get(name) ?? NAMED.get(name) ?? [])];
      return !UNSTYLED.includes(name) && !homes.some((sheet) => sheets.has(sheet));
    });
    expect(missing).toEqual([]);
  });

  test('without a style are known', () => {
    const used = new Set([...USED.values()].flatMap(({ plain }) => plain));
    expect(UNSTYLED.filter((name) => NAMED.has(name) || !used.has(name))).toEqual([]);
  });

  test('with a style are used', () => {
    const pages = globSync('entrypoints/*/index.html').map((page) => readFileSync(page, 'utf8'));
    const used = new Set([
      ...[...USED.values()].flatMap(({ plain, chosen }) => [...plain, ...chosen]),
      ...pages.flatMap((page) => wordsIn(page, /\bclass="([^"]*)"/g)),
    ]);
    // What is added to another class may be any value, such as a status.
    const values = new Set(SOURCES.flatMap((file) => wordsIn(codeOf(file), /'([\w-]+)'/g)));
    const unused = [...NAMED.keys()].filter(
      (name) => !used.has(name) && (ALONE.has(name) || !values.has(name)),
    );
    expect(unused).toEqual([]);
  });
});
