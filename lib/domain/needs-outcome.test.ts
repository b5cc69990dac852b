import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import type { Booking, Status } from './booking.ts';
import { needsOutcome, OUTCOME_SPAN_MS, partOutcomes } from './needs-outcome.ts';

const NOW = Date.UTC(2026, 4, 5, 12);
const MINUTE = 60_000;
const ago = (minutes: number, changes: Partial<Booking> = {}) =>
  aBooking({ starts: NOW - minutes * MINUTE, minutes: 30, status: 'completed', ...changes });

test.each<[Status, boolean]>([
  ['scheduled', true],
  ['rescheduled', true],
  ['completed', true],
  ['requested', false],
  ['canceled', false],
  ['no_show', false],
  ['other', false],
])('a past meeting that is %s needs an outcome: %s', (status, needed) => {
  expect(needsOutcome(ago(60, { status }), NOW)).toBe(needed);
});

test.each<[string, Booking, boolean]>([
  ['that ends now', ago(30), true],
  ['that ends in a minute', ago(29), false],
  ['that has not begun', ago(-60), false],
  ['with status completed before its end', ago(10), false],
  ['without a duration, within an hour', ago(59, { minutes: null }), false],
  ['without a duration, after an hour', ago(60, { minutes: null }), true],
  ['without a start', ago(60, { starts: null }), false],
  ['fourteen days old', aBooking({ starts: NOW - OUTCOME_SPAN_MS }), true],
  ['older than fourteen days', aBooking({ starts: NOW - OUTCOME_SPAN_MS - 1 }), false],
])('whether a meeting %s needs an outcome', (_what, booking, needed) => {
  expect(needsOutcome(booking, NOW)).toBe(needed);
});

test('each meeting is in one of the two lists, latest first, for any input order', () => {
  const some = fc.uniqueArray(fc.tuple(fc.nat(40_000), fc.boolean()), {
    selector: ([minutes]) => minutes,
  });
  fc.assert(
    fc.property(some, (rows) => {
      const bookings = rows.map(([minutes]) => ago(minutes, { id: `BKNG-${minutes}` }));
      const marked = new Set(rows.filter(([, is]) => is).map(([minutes]) => `BKNG-${minutes}`));
      const { open, held } = partOutcomes(bookings, marked, NOW);
      const needed = bookings.filter((one) => needsOutcome(one, NOW)).map(({ id }) => id);
      expect([...open, ...held].map(({ id }) => id).sort()).toEqual(needed.sort());
      expect(held.every(({ id }) => marked.has(id))).toBe(true);
      expect(open.some(({ id }) => marked.has(id))).toBe(false);
      for (const list of [open, held]) {
        const starts = list.map((one) => one.starts ?? 0);
        expect(starts).toEqual([...starts].sort((a, b) => b - a));
      }
    }),
  );
});
