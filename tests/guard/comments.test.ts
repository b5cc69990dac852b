import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CODE } from './sources.ts';

/** The formatter's line width, in columns. It wraps code, but not comments. */
const WIDTH = 100;

const COMMENT = /^\s*(?:\/\/|\/?\*)/;

test('no comment is wider than the code', () => {
  expect(CODE.length).toBeGreaterThan(500);
  const wide = CODE.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, at) =>
        line.length > WIDTH && COMMENT.test(line) ? [`${file}:${at + 1}`] : [],
      ),
  );
  expect(wide).toEqual([]);
});
