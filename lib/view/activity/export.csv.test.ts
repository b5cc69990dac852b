import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from './export.ts';

/** Parses a table as RFC 4180 defines it. */
function parsed(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare, end] of text
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const awkward = fc.constantFrom(...'"\',;\r\n\t =+-@＝a😀');
const cells = fc.oneof(fc.string({ unit: awkward }), fc.string({ unit: 'binary' }));
const tables = fc.array(fc.array(cells, { minLength: 1, maxLength: 6 }), { maxLength: 6 });

test('any table is parsed back unchanged, except for the apostrophe before a formula', () => {
  fc.assert(
    fc.property(tables, (rows) => {
      const back = parsed(csv(rows));
      expect(back).toHaveLength(rows.length);
      rows.forEach((row, at) => {
        expect(back[at]).toEqual(row.map((cell) => (FORMULA.test(cell) ? `'${cell}` : cell)));
      });
    }),
  );
});

test('no cell starts a formula', () => {
  fc.assert(
    fc.property(tables, (rows) => {
      for (const cell of parsed(csv(rows)).flat()) expect(cell).not.toMatch(FORMULA);
    }),
  );
});

test.each([
  ['=HYPERLINK("https://example.com")', `"'=HYPERLINK(""https://example.com"")"`],
  ['+1 555 0100', "'+1 555 0100"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['＝1', "'＝1"],
  ['a=1', 'a=1'],
  ['it is "so", here', '"it is ""so"", here"'],
  [' apart ', '" apart "'],
  ['', ''],
])('the cell %j is written as %j', (text, cell) => {
  expect(csv([['x', text]])).toBe(`\uFEFFx,${cell}\r\n`);
});
