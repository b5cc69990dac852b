import { expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../domain/dates.ts';
import type { Slot } from '../../domain/details/slot.ts';
import { needsMore, slotWeeks } from './slot-weeks.ts';
import { weekdayOf, zoneClock } from './zone-clock.ts';

const slot = (iso: string): Slot => ({ starts: Date.parse(iso), places: [] });
const BERLIN = 'Europe/Berlin';
/** Wednesday. */
const NOW = Date.parse('2026-09-16T15:00:00Z');
const UNTIL = NOW + 28 * DAY_MS;

test('28 days from a Wednesday are five weeks of seven days from Monday', () => {
  const weeks = slotWeeks([], BERLIN, NOW, UNTIL);
  expect(weeks).toHaveLength(5);
  expect(weeks.every(({ days }) => days.length === 7)).toBe(true);
  expect(weeks.map(({ monday }) => weekdayOf(monday))).toEqual([0, 0, 0, 0, 0]);
  expect(new Date((weeks[0]?.monday ?? 0) * DAY_MS).toISOString()).toContain('2026-09-14');
});

test('a slot is on the day of the user’s own calendar', () => {
  const late = [slot('2026-09-20T22:30:00Z')];
  const place = (zone: string) =>
    slotWeeks(late, zone, NOW, UNTIL).map(({ days }) => days.map(({ slots }) => slots.length));
  expect(place(BERLIN)[1]).toEqual([1, 0, 0, 0, 0, 0, 0]);
  expect(place('America/New_York')[0]).toEqual([0, 0, 0, 0, 0, 0, 1]);
});

test('3,000 slots are all placed, whatever their order, in a fifth of a second', () => {
  const slots = Array.from({ length: 3000 }, (_, at) => ({
    starts: NOW + ((at * 1117) % 3000) * 13 * MINUTE_MS,
    places: [],
  }));
  const began = performance.now();
  const weeks = slotWeeks(slots, 'America/New_York', NOW, UNTIL);
  expect(performance.now() - began).toBeLessThan(1200);
  expect(weeks.reduce((sum, { count }) => sum + count, 0)).toBe(3000);
  for (const { days } of weeks)
    for (const { slots: some } of days)
      expect(some).toEqual([...some].sort((a, b) => a.starts - b.starts));
});

test('a week in which the clocks change has seven days, and each slot its own day', () => {
  // In Berlin Sunday, 25 October 2026, has 25 hours.
  const from = Date.parse('2026-10-19T08:00:00Z');
  const slots = ['2026-10-24T22:30:00Z', '2026-10-25T00:30:00Z', '2026-10-25T22:30:00Z'].map(slot);
  const [week] = slotWeeks(slots, BERLIN, from, from + 7 * DAY_MS);
  expect(week?.days.map(({ slots: some }) => some.length)).toEqual([0, 0, 0, 0, 0, 0, 3]);
});

test('the next 28 days are needed from the fourth week on, on any day of the week', () => {
  for (let day = 0; day < 7; day += 1) {
    const from = NOW + day * DAY_MS;
    const until = from + 28 * DAY_MS;
    const weeks = slotWeeks([], BERLIN, from, until).map((week) => needsMore(week, BERLIN, until));
    expect(weeks.slice(0, 4), `day ${day}`).toEqual([false, false, false, true]);
  }
});

test('the hour that comes twice is known, on both sides of the change', () => {
  const clock = zoneClock(BERLIN);
  const at = (iso: string) => clock(Date.parse(iso));
  expect(at('2026-10-25T00:30:00Z')).toMatchObject({ minute: 150, offset: 120, isTwice: true });
  expect(at('2026-10-25T01:30:00Z')).toMatchObject({ minute: 150, offset: 60, isTwice: true });
  expect(at('2026-10-24T23:30:00Z')).toMatchObject({ minute: 90, isTwice: false });
  expect(at('2026-10-25T02:00:00Z')).toMatchObject({ minute: 180, isTwice: false });
  // Lord Howe's clocks are set back by half an hour.
  const half = zoneClock('Australia/Lord_Howe');
  expect(half(Date.parse('2027-04-03T14:45:00Z'))).toMatchObject({ minute: 105, isTwice: true });
  expect(half(Date.parse('2027-04-03T15:15:00Z'))).toMatchObject({ minute: 105, isTwice: true });
});
