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
  ['over this instant', ago(30), true],
  ['with a minute to go', ago(29), false],
  ['ahead', ago(-60), false],
  ['completed before its end', ago(10), false],
  ['without a length, within an hour', ago(59, { minutes: null }), false],
  ['without a length, after an hour', ago(60, { minutes: null }), true],
  ['without a time', ago(60, { starts: null }), false],
  ['fourteen days old', aBooking({ starts: NOW - OUTCOME_SPAN_MS }), true],
  ['older', aBooking({ starts: NOW - OUTCOME_SPAN_MS - 1 }), false],
])('a meeting %s', (_what, booking, needed) => {
  expect(needsOutcome(booking, NOW)).toBe(needed);
});

test('each meeting stands in one list, latest first, whatever order they come in', () => {
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
