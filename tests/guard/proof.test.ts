import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CLAIMS } from '../proof/claims.ts';
import { claimsIn, placeOf } from '../proof/tags.ts';

const FILES = globSync([
  '{lib,components,sandbox}/**/*.test.{ts,tsx}',
  'tests/{built,guard}/**/*.test.ts',
  'tests/{chromium,firefox}/**/*.spec.ts',
]).filter((file) => file !== 'tests/guard/proof.test.ts');

/** For each claim, the places whose tests name it. */
const NAMED = new Map<number, Set<string>>();
for (const file of FILES) {
  for (const number of claimsIn(readFileSync(file, 'utf8'))) {
    NAMED.set(number, (NAMED.get(number) ?? new Set()).add(placeOf(file)));
  }
}

const missingPlaces = (number: number) =>
  CLAIMS.get(number)?.in.filter((place) => !NAMED.get(number)?.has(place)) ?? [];

describe('the claims', () => {
  test('are numbered from 1 without a gap', () => {
    const numbers = [...CLAIMS.keys()].sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  test('named by tests exist', () => {
    expect([...NAMED.keys()].filter((number) => !CLAIMS.has(number))).toEqual([]);
  });

  test('give a reason exactly if they lack a test in a required place', () => {
    const silent = [...CLAIMS].filter(
      ([number, { open }]) => missingPlaces(number).length > 0 !== (open !== undefined),
    );
    expect(
      silent.map(([number]) => `${number}: ${missingPlaces(number).join(', ') || 'shown'}`),
    ).toEqual([]);
  });

  test('have tests in all required places, for nine in ten of them', () => {
    const shown = [...CLAIMS.keys()].filter((number) => missingPlaces(number).length === 0);
    expect(shown.length / CLAIMS.size).toBeGreaterThanOrEqual(0.9);
  });
});

describe('docs/PROOF.md', () => {
  const rows = [
    ...readFileSync('docs/PROOF.md', 'utf8').matchAll(/^\| (\d+) +\| (.+?) +\| (.+?) +\|/gm),
  ];

  test('lists every claim with its current text', () => {
    expect(rows.map(([, number, says]) => [Number(number), says])).toEqual(
      [...CLAIMS].map(([number, { says }]) => [number, says]),
    );
  });

  test('calls no claim proved that has lost a test', () => {
    const stale = rows.filter(
      ([, number, , state]) => state === 'proved' && missingPlaces(Number(number)).length > 0,
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
