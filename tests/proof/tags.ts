import type { Place } from './claim.ts';

/** Says in a test's title which claims it shows: `[claim 15]`, `[claims 15, 61]`. On a group it stands for all tests in it. */
const TAG = /\[claims? (\d+(?:, \d+)*)\]/g;

/** The claims a title, or a whole file of tests, names. */
export function claimsIn(text: string): number[] {
  const numbers = [...text.matchAll(TAG)].flatMap(([, list = '']) => list.split(', ').map(Number));
  return [...new Set(numbers)];
}

/** Where a test runs, by its file's path from the project's root. */
export function placeOf(file: string): Place {
  if (/^tests\/(?:guard|built)\//.test(file)) return 'static';
  const browser = /^tests\/(chromium|firefox)\//.exec(file)?.[1];
  return (browser as Place | undefined) ?? 'unit';
}
