import { signal } from '@preact/signals-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aBooking } from '../../../../tests/helpers/booking.ts';
import { holdTime, viewDeps } from '../../../../tests/helpers/view-deps.ts';
import type { StoredPerson } from '../../../store/read-person.ts';
import type { DirectoryRow } from '../../../store/schema.ts';
import { guestZone } from './guest-zone.ts';
import { createOffers } from './offer.ts';

beforeEach(() => holdTime(Date.UTC(2026, 4, 5, 12)));
afterEach(() => void vi.useRealTimers());

const MARA = 'mara@example.com';
const calendar = (id: string, name: string, published: boolean | null): DirectoryRow => ({
  ...{ id, kind: 'calendar', name, address: null },
  calendar: { host: null, url: null, minutes: 30, published },
});
const person = (changes: Partial<StoredPerson> = {}): StoredPerson => ({
  ...{ bookings: [], contacts: [], asked: null, addresses: [MARA], own: [MARA] },
  ...changes,
});
const booked = (id: string, created: number, customerZone: string | null, email = MARA) =>
  aBooking({ id, created, customerZone, email, people: [{ address: email, part: 'booker' }] });

function offers(rows: DirectoryRow[]) {
  const made = viewDeps();
  made.deps.reader.directory = (async () => rows) as never;
  const about = { addresses: signal([MARA]), stored: signal<StoredPerson | null>(person()) };
  return { ...made, rows, events: createOffers(made.deps, about) };
}

test('published calendars are offered by name, again when more of them are known', async () => {
  const at = offers([calendar('B', 'Pricing 10', true), calendar('C', 'Draft', false)]);
  const told = vi.fn();
  const stop = at.events.watch(told);
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(1));
  at.rows.push(calendar('A', 'Pricing 9', null));
  await at.change({ kind: 'bookings' } as never);
  await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2));
  const names = told.mock.calls.map(([start]) =>
    start.calendars.map((one: DirectoryRow) => one.id),
  );
  expect(names).toEqual([['B'], ['A', 'B']]);
  stop();
  await at.change({ kind: 'bookings' } as never);
  expect(told).toHaveBeenCalledTimes(2);
});

test('the language is the browser’s at first, then the one kept for this customer', async () => {
  const at = offers([]);
  const language = () =>
    new Promise((resolve) => void at.events.watch((start) => resolve(start.language)));
  expect(await language()).toBe('en');
  await at.deps.settings.set('offer.languages', [[MARA, 'de']]);
  expect(await language()).toBe('de');
  void at.events.setLanguage('en');
  expect(at.sent('setOfferLanguage')[0]?.input).toEqual({ address: MARA, language: 'en' });
});

test.each<[string, Partial<StoredPerson>, string | null]>([
  ['nothing', {}, null],
  [
    'their latest booking that tells one',
    {
      bookings: [
        booked('1', 5, 'Europe/Lisbon'),
        booked('2', 9, '?'),
        booked('3', 7, 'Europe/Paris'),
      ],
    },
    'Europe/Paris',
  ],
  [
    'a booking of somebody else',
    { bookings: [booked('1', 5, 'Asia/Tokyo', 'jo@x.example')] },
    null,
  ],
])('a customer’s zone by %s', (_, changes, zone) => {
  expect(guestZone(person(changes))).toBe(zone);
});
