import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CLAIMS } from '../proof/claims.ts';
import { claimsIn, placeOf } from '../proof/tags.ts';

const FILES = globSync([
  '{lib,components,sandbox}/**/*.test.{ts,tsx}',
  'tests/{built,guard}/**/*.test.ts',
  'tests/{chromium,firefox}/**/*.spec.ts',
]).filter((file) => file !== 'tests/guard/proof.test.ts');

/** The places each claim is named in by some test. */
const NAMED = new Map<number, Set<string>>();
for (const file of FILES) {
  for (const number of claimsIn(readFileSync(file, 'utf8'))) {
    NAMED.set(number, (NAMED.get(number) ?? new Set()).add(placeOf(file)));
  }
}

const lacking = (number: number) =>
  CLAIMS.get(number)?.in.filter((place) => !NAMED.get(number)?.has(place)) ?? [];

describe('the claims', () => {
  test('are numbered from 1 without a gap', () => {
    const numbers = [...CLAIMS.keys()].sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  test('that tests name exist', () => {
    expect([...NAMED.keys()].filter((number) => !CLAIMS.has(number))).toEqual([]);
  });

  test('without a test in a place they have to be shown in say why, and no others do', () => {
    const silent = [...CLAIMS].filter(
      ([number, { open }]) => lacking(number).length > 0 !== (open !== undefined),
    );
    expect(silent.map(([number]) => `${number}: ${lacking(number).join(', ') || 'shown'}`)).toEqual(
      [],
    );
  });

  test('are shown, nine in ten of them', () => {
    const shown = [...CLAIMS.keys()].filter((number) => lacking(number).length === 0);
    expect(shown.length / CLAIMS.size).toBeGreaterThanOrEqual(0.9);
  });
});

describe('docs/PROOF.md', () => {
  const rows = [
    ...readFileSync('docs/PROOF.md', 'utf8').matchAll(/^\| (\d+) +\| (.+?) +\| (.+?) +\|/gm),
  ];

  test('lists every claim as it stands in the table', () => {
    expect(rows.map(([, number, says]) => [Number(number), says])).toEqual(
      [...CLAIMS].map(([number, { says }]) => [number, says]),
    );
  });

  test('calls nothing proved that no test names any more', () => {
    const stale = rows.filter(
      ([, number, , state]) => state === 'proved' && lacking(Number(number)).length > 0,
    );
    expect(stale.map(([, number]) => number)).toEqual([]);
  });

  test('names only tests that exist', () => {
    const named = readFileSync('docs/PROOF.md', 'utf8').match(
      /(?<=`)[\w./-]+\.(?:test|spec)\.tsx?/g,
    );
    expect((named ?? []).filter((file) => !existsSync(file))).toEqual([]);
  });
});
