import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CLAIMS } from '../proof/claims.ts';
import { report } from '../proof/report.ts';
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

describe('the report', () => {
  const machine = { version: '1.2.3 (abc1234)', day: '2026-09-16', chromium: 'C', firefox: 'F' };
  const rowsOf = (text: string) =>
    [...text.matchAll(/^\| (\d+) \| (.+?) \| (.+?) \| (.*) \|$/gm)].map(([, ...cells]) => cells);

  test('lists every claim, and calls none proved that no test has shown', () => {
    const text = report([], machine);
    expect(rowsOf(text).map(([number, says]) => [Number(number), says])).toEqual(
      [...CLAIMS].map(([number, { says }]) => [number, says]),
    );
    expect(rowsOf(text).filter(([, , state]) => !state?.startsWith('not yet: '))).toEqual([]);
  });

  test('calls a claim proved where a test passed in each of its places, and not where one failed', () => {
    const [number] = [...CLAIMS].find(([, claim]) => claim.in.join() === 'unit,chromium') ?? [];
    const ran = ['lib/a.test.ts', 'tests/chromium/a.spec.ts'].map((file) => {
      return { file, title: `something [claim ${number}]`, passed: true, inputs: 1 };
    });
    const stateAfter = (tests: typeof ran) =>
      rowsOf(report(tests, machine)).find(([one]) => Number(one) === number)?.[2];
    expect(stateAfter(ran)).toBe('proved');
    expect(stateAfter(ran.slice(1))).toMatch(/^not yet: /);
    expect(stateAfter(ran.map((one) => ({ ...one, passed: false })))).toMatch(/^not yet: /);
  });

  test('says at its top of which version it is', () => {
    expect(report([], machine).split('\n## ')[0]).toContain(
      'Bookside 1.2.3 (abc1234), 2026-09-16,',
    );
  });
});

test('docs/PROOF.md is of a version that the changelog has', () => {
  const [, version] =
    /^Bookside (\d+\.\d+\.\d+)\b/m.exec(readFileSync('docs/PROOF.md', 'utf8')) ?? [];
  expect(readFileSync('CHANGELOG.md', 'utf8')).toContain(`\n## ${version}\n`);
});
