import { signal } from '@preact/signals-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../../tests/helpers/indexed-db.ts';
import { until } from '../../../tests/helpers/until.ts';
import { holdTime, pass, viewDeps } from '../../../tests/helpers/view-deps.ts';
import type { Booking } from '../../domain/booking.ts';
import { addressLinks } from '../../settings/address-links.ts';
import { createStoreReader } from '../../store/reader.ts';
import { createStoreWriter } from '../../store/writer.ts';
import type { Subject } from '../model.ts';
import { createPageList, listedPeople } from './page-list.ts';

const NOW = Date.UTC(2026, 4, 5, 12);
const DAY = 86_400_000;

const person = (address: string, name: string | null = null): Subject => ({
  address,
  asWritten: address,
  name,
});
const at = (days: number, changes: Partial<Booking> = {}) =>
  aBooking({ id: `BKNG-${days}`, starts: NOW + days * DAY, ...changes });
const stored = (...bookings: Booking[]) => ({
  ...{ bookings, contacts: [], asked: null },
  addresses: ['mara@example.com'],
  own: ['mara@example.com'],
});
const guest = { email: 'x@example.org', people: [{ address: 'mara@example.com', part: 'guest' }] };

test.each<[string, Booking[], state: string, booking: string | null]>([
  ['nothing', [], 'none', null],
  ['a meeting ahead', [at(3), at(1), at(-2)], 'ahead', 'BKNG-1'],
  ['a meeting ahead and a no-show', [at(1), at(-2, { status: 'no_show' })], 'ahead', 'BKNG-1'],
  ['a recent no-show', [at(-89, { status: 'no_show' }), at(-1)], 'missed', 'BKNG--89'],
  ['an old no-show', [at(-91, { status: 'no_show' })], 'past', 'BKNG--91'],
  [
    'somebody else’s no-show, at which they were a guest',
    [at(-2, { status: 'no_show', ...(guest as Partial<Booking>) })],
    'past',
    'BKNG--2',
  ],
  ['a cancelled meeting ahead', [at(2, { status: 'canceled' })], 'past', 'BKNG-2'],
])('the row of a person with %s', (_what, bookings, state, booking) => {
  const [row] = listedPeople([person('mara@example.com')], [stored(...bookings)], NOW);
  expect([row?.state, row?.booking?.id ?? null]).toEqual([state, booking]);
});

test('upcoming meetings come first, the soonest on top; people without bookings keep the page’s order', () => {
  const people = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => person(`${name}@example.com`));
  const of = [[], [at(5)], [at(-3)], [at(2)], [at(-1, { status: 'no_show' })], []];
  const rows = listedPeople(
    people,
    of.map((bookings, index) => ({
      ...stored(...bookings),
      addresses: ['mara@example.com', people[index]?.address ?? ''],
    })),
    NOW,
  );
  expect(rows.map((row) => row.subject.address[0]).join('')).toBe('dbecaf');
});

beforeEach(() => {
  freshIndexedDb();
  return holdTime(NOW);
});
afterEach(() => void vi.useRealTimers());

test('fifty people are read from the store in one transaction, without a request', async () => {
  const { deps, sent, change } = viewDeps();
  const reader = createStoreReader();
  await createStoreWriter(() => NOW).write({
    bookings: [
      at(1, { email: 'p7@example.com', name: 'Pia' }),
      at(-1, { email: 'old@example.com', contact: null }),
    ],
  });
  await addressLinks(deps.settings).join('p8@example.com', 'old@example.com');
  const reading = vi.spyOn(reader, 'people');
  const people = signal<Subject[]>([]);
  const listed = createPageList({ ...deps, reader }, people);
  expect(listed.value).toBeNull();
  people.value = Array.from({ length: 50 }, (_, index) => person(`p${index}@example.com`));
  await until(() => expect(listed.value).toHaveLength(50));
  expect(listed.value?.slice(0, 3)).toMatchObject([
    { subject: { address: 'p7@example.com', name: 'Pia' }, state: 'ahead' },
    // The user joined it to the address of the booking.
    { subject: { address: 'p8@example.com' }, state: 'past' },
    { state: 'none' },
  ]);
  expect(reading).toHaveBeenCalledOnce();

  await createStoreWriter(() => NOW).write({ bookings: [at(2, { email: 'p9@example.com' })] });
  await change({ kind: 'bookings' });
  await pass(600);
  await until(() => expect(listed.value?.[1]?.subject.address).toBe('p9@example.com'));
  expect(sent('refreshCustomer')).toEqual([]);
});
