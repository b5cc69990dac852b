import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeOf } from './sources.ts';

/*
 * A test run has one clock, sandbox/clock.ts, which may be set to another day. Code that reads the
 * machine's clock would be right on most days only. Instants come from its `now()`, durations and
 * deadlines from `performance.now()`.
 */
const OWN_CLOCK = /\bDate\.now\b|\bnew Date\(\s*\)|(?<![\w.$])(?<!new )Date\(\s*\)/;

/**
 * Exceptions: the clock itself; code that runs inside a page, whose clock is the run's; helpers of
 * unit tests, where `Date` itself is replaced.
 */
const ALLOWED = /^sandbox\/clock\.ts$|^tests\/bench\/inside\.ts$|^tests\/helpers\//;

test('in tests and sandbox only the run’s clock reads the machine’s clock', () => {
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
