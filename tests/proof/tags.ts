import type { Place } from './claim.ts';

/**
 * The tag in a test's title that names the claims it proves: `[claim 15]`, `[claims 15, 61]`. In a
 * group's title it applies to all tests of the group.
 */
const TAG = /\[claims? (\d+(?:, \d+)*)\]/g;

/** The numbers of the claims that a title, or a whole test file, names. */
export function claimsIn(text: string): number[] {
  const numbers = [...text.matchAll(TAG)].flatMap(([, list = '']) => list.split(', ').map(Number));
  return [...new Set(numbers)];
}

/** The place a test runs in, from its file's path relative to the project's root. */
export function placeOf(file: string): Place {
  if (/^tests\/(?:guard|built)\//.test(file)) return 'static';
  const browser = /^tests\/(chromium|firefox)\//.exec(file)?.[1];
  return (browser as Place | undefined) ?? 'unit';
}
