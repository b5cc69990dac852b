import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import type { Booking, Status } from './booking.ts';
import { byStart, endOf, later, nextMeeting, noShowTargets } from './history.ts';
import { offers } from './rules.ts';

const NOW = Date.UTC(2026, 4, 5, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const STATUSES: Status[] = [
  'requested',
  'scheduled',
  'rescheduled',
  'completed',
  'canceled',
  'no_show',
  'other',
];

const maybe = (value: fc.Arbitrary<number>) => fc.option(value, { freq: 4 });
const anyBooking = fc
  .record({
    id: fc.constantFrom('BKNG-1', 'BKNG-2', 'BKNG-3', 'BKNG-4'),
    status: fc.constantFrom(...STATUSES),
    starts: maybe(fc.integer({ min: NOW - 5 * HOUR, max: NOW + 5 * HOUR })),
    created: maybe(fc.integer({ min: NOW - 5, max: NOW + 5 })),
    minutes: maybe(fc.integer({ min: 0, max: 300 })),
    updated: maybe(fc.integer({ min: 0, max: 3 })),
    paid: fc.boolean(),
  })
  .map(aBooking);
const anyBookings = fc.array(anyBooking, { maxLength: 12 });

test('a meeting without a duration is assumed to last one hour', () => {
  expect(endOf(aBooking({ starts: NOW, minutes: 30 }))).toBe(NOW + 30 * MINUTE);
  expect(endOf(aBooking({ starts: NOW, minutes: null }))).toBe(NOW + HOUR);
  expect(endOf(aBooking({ starts: NOW, minutes: 0 }))).toBe(NOW);
  expect(endOf(aBooking({ starts: null, minutes: 30 }))).toBeNull();
});

test.each<[string, Partial<Booking>[], id: string | null]>([
  ['no bookings', [], null],
  ['a booking that takes place now', [{ starts: NOW - 10 * MINUTE, minutes: 30 }], 'b0'],
  ['a booking that ends now', [{ starts: NOW - 30 * MINUTE, minutes: 30 }], null],
  [
    'two bookings ahead is the nearer one',
    [{ starts: NOW + 2 * HOUR }, { starts: NOW + HOUR }],
    'b1',
  ],
  [
    'a cancelled booking before a scheduled one',
    [{ starts: NOW + 1, status: 'canceled' }, { starts: NOW + HOUR }],
    'b1',
  ],
  ['a booking that waits for approval', [{ starts: NOW + HOUR, status: 'requested' }], null],
  ['a booking with an unknown status', [{ starts: NOW + HOUR, status: 'other' }], null],
  ['a booking without a start', [{ starts: null }], null],
])('the next meeting of %s', (_what, drafts, id) => {
  const bookings = drafts.map((draft, at) => aBooking({ id: `b${at}`, ...draft }));
  expect(nextMeeting(bookings, NOW)?.id ?? null).toBe(id);
});

test('the next meeting is scheduled, has not ended, and no other such meeting starts earlier', () => {
  fc.assert(
    fc.property(anyBookings, (bookings) => {
      const next = nextMeeting(bookings, NOW);
      const likely = bookings.filter(
        (one) =>
          ['scheduled', 'rescheduled'].includes(one.status) && (endOf(one) ?? Number.NaN) > NOW,
      );
      expect(next === null).toBe(likely.length === 0);
      if (next === null) return;
      expect(likely).toContain(next);
      expect(next.starts).toBe(Math.min(...likely.map((one) => one.starts ?? 0)));
    }),
  );
});

test('the sort order of the history does not depend on the input order', () => {
  const distinctIds = fc.uniqueArray(anyBooking, { selector: (one) => one.id });
  const shuffled = distinctIds.chain((rows) =>
    fc.shuffledSubarray(rows, { minLength: rows.length }).map((other) => [rows, other] as const),
  );
  fc.assert(
    fc.property(shuffled, ([rows, other]) => {
      const sorted = [...rows].sort(byStart);
      expect([...other].sort(byStart)).toEqual(sorted);
      const times = sorted.map((one) => one.starts ?? one.created ?? Number.NEGATIVE_INFINITY);
      for (const [at, time] of times.entries()) {
        expect(time).toBeLessThanOrEqual(times[at - 1] ?? Number.POSITIVE_INFINITY);
      }
    }),
  );
});

test('the comparison is antisymmetric and never returns NaN', () => {
  fc.assert(
    fc.property(anyBooking, anyBooking, (a, b) => {
      expect(Math.sign(byStart(a, b)) + Math.sign(byStart(b, a))).toBe(0);
    }),
  );
});

test('exactly the bookings that can be no-shows are returned, latest first, without sorting the input', () => {
  fc.assert(
    fc.property(anyBookings, (bookings) => {
      const before = [...bookings];
      const targets = noShowTargets(bookings, NOW);
      expect(bookings).toEqual(before);
      const markable = bookings.filter((one) => offers(one, NOW).noShow.possible);
      expect(new Set(targets)).toEqual(new Set(markable));
      expect(targets).toEqual([...targets].sort((a, b) => (b.starts ?? 0) - (a.starts ?? 0)));
    }),
  );
});

test.each<[known: number | null | 'nothing', heard: number | null, wins: 'known' | 'heard']>([
  ['nothing', 5, 'heard'],
  ['nothing', null, 'heard'],
  [null, 5, 'heard'],
  [5, null, 'heard'],
  [5, 4, 'known'],
  [5, 5, 'heard'],
  [5, 6, 'heard'],
])(
  'of a stored version of %s and a received version of %s the %s one is kept',
  (known, heard, wins) => {
    const old = known === 'nothing' ? undefined : aBooking({ updated: known });
    const fresh = aBooking({ updated: heard });
    expect(later(old, fresh)).toBe(wins === 'known' ? old : fresh);
  },
);
