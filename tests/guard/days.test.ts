import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DATED_UNITS, DAYS } from '../run/days.ts';

const moments = DAYS.filter(({ at }) => at !== 'today');

test.each(moments)('$at is what a clock on the wall shows in $zone', ({ at, zone }) => {
  const shown = new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(Date.parse(at));
  expect(shown).toBe(at.slice(0, 'yyyy-mm-ddThh:mm:ss'.length).replace('T', ' '));
});

/** How far the zone is from UTC at an instant, such as `GMT+02:00`. */
const distance = (at: number, zone: string) =>
  new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;

test('of the days, all that are not in UTC are within the hour before a change of clocks', () => {
  const changing = moments.filter(({ zone }) => zone !== 'UTC');
  expect(changing).toHaveLength(4);
  for (const { at, zone } of changing) {
    const instant = Date.parse(at);
    expect(distance(instant + 3_600_000, zone)).not.toBe(distance(instant, zone));
  }
});

/** A pattern's alternatives, one by one: together they hide that one of them fits nothing any more. */
function each(pattern: string): string[] {
  const [braces, inside] = /\{([^}]*)\}/.exec(pattern) ?? [];
  if (braces === undefined || inside === undefined) return [pattern];
  return inside.split(',').flatMap((one) => each(pattern.replace(braces, one)));
}

test.each(DATED_UNITS.flatMap(each))('there are tests in %s', (pattern) => {
  expect(globSync(pattern).length).toBeGreaterThan(0);
});
