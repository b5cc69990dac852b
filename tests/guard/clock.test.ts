import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeOf } from './sources.ts';

/*
 * A run has one clock, sandbox/clock.ts. Whoever reads the machine's own beside it is right on most
 * days. Instants come from its `now()`, durations and deadlines from `performance.now()`.
 */
const OWN_CLOCK = /\bDate\.now\b|\bnew Date\(\s*\)|(?<![\w.$])(?<!new )Date\(\s*\)/;

/** These may: the clock itself; what runs inside a page, whose clock is the run's; helpers of unit tests, where `Date` itself is. */
const ALLOWED = /^sandbox\/clock\.ts$|^tests\/bench\/inside\.ts$|^tests\/helpers\//;

test('nothing in tests and sandbox reads the machine’s clock but the run’s clock', () => {
  const files = globSync('{sandbox,tests}/**/*.{ts,tsx,mjs}').filter(
    (file) => !ALLOWED.test(file) && file !== 'tests/guard/clock.test.ts',
  );
  expect(files.length).toBeGreaterThan(200);
  const found = files.flatMap((file) =>
    codeOf(file)
      .split('\n')
      .flatMap((line, at) => (OWN_CLOCK.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
  );
  expect(found, found.join('\n')).toEqual([]);
});
