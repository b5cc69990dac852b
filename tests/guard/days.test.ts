import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DATED_UNITS, DAYS } from '../run/days.ts';

const moments = DAYS.filter(({ at }) => at !== 'today');

test.each(moments)('$at is the local time in $zone at that instant', ({ at, zone }) => {
  const shown = new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(Date.parse(at));
  expect(shown).toBe(at.slice(0, 'yyyy-mm-ddThh:mm:ss'.length).replace('T', ' '));
});

/** The zone's offset from UTC at an instant, such as `GMT+02:00`. */
const utcOffset = (at: number, zone: string) =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;

test('all test days that are not in UTC are within the hour before a change to or from summer time', () => {
  const changing = moments.filter(({ zone }) => zone !== 'UTC');
  expect(changing).toHaveLength(4);
  for (const { at, zone } of changing) {
    const instant = Date.parse(at);
    expect(utcOffset(instant + 3_600_000, zone)).not.toBe(utcOffset(instant, zone));
  }
});

/**
 * Expands the braces of a pattern: a pattern with alternatives would hide that one of them matches
 * no file any more.
 */
function alternatives(pattern: string): string[] {
  const [braces, inside] = /\{([^}]*)\}/.exec(pattern) ?? [];
  if (braces === undefined || inside === undefined) return [pattern];
  return inside.split(',').flatMap((one) => alternatives(pattern.replace(braces, one)));
}

test.each(DATED_UNITS.flatMap(alternatives))('the pattern %s matches test files', (pattern) => {
  expect(globSync(pattern).length).toBeGreaterThan(0);
});
