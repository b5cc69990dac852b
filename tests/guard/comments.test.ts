import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The formatter's line width, in columns. It wraps code, but not comments. */
const WIDTH = 100;

const COMMENT = /^\s*(?:\/\/|\/?\*)/;

test('no comment is wider than the code', () => {
  const files = globSync('{entrypoints,components,lib,sandbox,tests}/**/*.{ts,tsx,mjs}');
  expect(files.length).toBeGreaterThan(500);
  const wide = [...files, 'wxt.config.ts', 'vitest.config.ts', 'playwright.config.ts'].flatMap(
    (file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, at) =>
          line.length > WIDTH && COMMENT.test(line) ? [`${file}:${at + 1}`] : [],
        ),
  );
  expect(wide).toEqual([]);
});
