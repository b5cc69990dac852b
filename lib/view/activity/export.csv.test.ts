import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from './export.ts';

/**
 * Reads a table as spreadsheets do: a quote opens a cell only at its start, and what follows the
 * closing one belongs to the cell, up to the separator or the end of the line.
 */
function read(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  let begun = false;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted && sign === '"' && text[at + 1] === '"') cell += text[at++];
    else if (quoted && sign === '"') quoted = false;
    else if (quoted) cell += sign;
    else if (sign === '"' && !begun) quoted = true;
    else if (sign === separator || sign === '\n' || sign === '\r') {
      row.push(cell);
      cell = '';
      begun = false;
      if (sign === '\r' && text[at + 1] === '\n') at += 1;
      if (sign !== separator) {
        rows.push(row);
        row = [];
      }
      continue;
    } else cell += sign;
    begun = true;
  }
  return begun ? [...rows, [...row, cell]] : rows;
}

const FORMULA = /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const awkward = fc.constantFrom(...'"\',;|\r\n\t =+-@＝a😀');
const cells = fc.oneof(fc.string({ unit: awkward }), fc.string({ unit: 'binary' }));
const tables = fc.array(fc.array(cells, { minLength: 1, maxLength: 6 }), { maxLength: 6 });

test('any table is parsed back unchanged, except for the apostrophes before formulas', () => {
  const bare = (rows: string[][]) => rows.map((row) => row.map((cell) => cell.replaceAll("'", '')));
  fc.assert(
    fc.property(tables, (rows) => {
      expect(bare(read(csv(rows), ','))).toEqual(bare(rows));
    }),
    { numRuns: 1000 },
  );
});

test.each([',', ';', '\t', '|'])(
  'no cell starts a formula where the separator is %j',
  (separator) => {
    fc.assert(
      fc.property(tables, (rows) => {
        for (const cell of read(csv(rows), separator).flat()) expect(cell).not.toMatch(FORMULA);
      }),
      { numRuns: 1000 },
    );
  },
);

test.each([
  ['=HYPERLINK("https://example.com")', `"'=HYPERLINK(""https://example.com"")"`],
  ['+1 555 0100', `"'+1 555 0100"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t'=1"`],
  ['\r=1', `"'\r'=1"`],
  ['＝1', `"'＝1"`],
  ['Ann;=1+1;', `"Ann;'=1+1;'"`],
  ['Ann;"=1+1"', `"Ann;'""=1+1"""`],
  ['Ann, @home | -2\n+3', `"Ann,' @home |' -2\n'+3"`],
  ['a=1', '"a=1"'],
  ['two\nlines, or; more', '"two\nlines, or; more"'],
  ['it is "so", here', '"it is ""so"", here"'],
  [' apart ', '" apart "'],
  ['', '""'],
])('the cell %j is written as %j', (text, cell) => {
  expect(csv([['x', text]])).toBe(`\uFEFF"x",${cell}\r\n`);
});
