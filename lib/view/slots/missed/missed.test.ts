import { signal } from '@preact/signals-core';
import { expect, test, vi } from 'vitest';
import { aBooking } from '../../../../tests/helpers/booking.ts';
import { viewDeps } from '../../../../tests/helpers/view-deps.ts';
import type { StoredPerson } from '../../../store/read-person.ts';
import type { CalendarChoice, LinksModel } from '../../links/model.ts';
import { createMissed, type MissedStart } from './missed.ts';

const MARA = 'mara@example.com';
const NOW = Date.UTC(2026, 4, 5, 12);
const DAY = 86_400_000;
const met = (id: string, daysAgo: number, status: 'no_show' | 'completed' | 'canceled') =>
  aBooking({ id, status, starts: NOW - daysAgo * DAY });
const MISSED = met('M', 2, 'no_show');

const calendar = (id: string, changes: Partial<CalendarChoice> = {}): CalendarChoice => ({
  ...{ id, kind: 'calendar', name: id, url: null, minutes: 30, published: true },
  ...{ whose: 'other', host: null, used: null },
  ...changes,
});

function missed(bookings = [MISSED], people = 1) {
  const { deps } = viewDeps();
  const stored: StoredPerson = {
    ...{ bookings, contacts: [], asked: null, addresses: [MARA], own: [MARA] },
  };
  const subject = { address: MARA, asWritten: MARA, name: null };
  const model = signal<LinksModel | null>(null);
  const events = createMissed(
    deps,
    {
      addresses: signal([MARA]),
      subjects: signal(Array(people).fill(subject)),
      stored: signal(stored),
    },
    { model, events: { make: vi.fn() } },
    { askSlots: vi.fn(), setLanguage: vi.fn() },
  );
  const links = (calendars: CalendarChoice[]) => {
    model.value = { rep: { is: 'unknown' }, link: 'oneTime', calendars };
  };
  return { deps, events, links };
}

test('a no-show is counted among the customer’s own meetings until then', () => {
  const own = [met('1', 9, 'no_show'), met('2', 8, 'completed'), met('3', 1, 'no_show'), MISSED];
  const theirs = aBooking({
    id: '4',
    status: 'no_show',
    starts: NOW - 5 * DAY,
    email: 'jo@x.example',
  });
  const ahead = aBooking({ id: '5', starts: NOW + DAY });
  const all = [...own, met('6', 7, 'canceled'), theirs, ahead];
  const { events } = missed(all);
  expect(events.count(MISSED, NOW)).toEqual({ nth: 2, of: 4 });
  // Recorded a moment ago, and not read back into the store yet.
  expect(events.count({ ...MISSED, status: 'scheduled' }, NOW)).toEqual({ nth: 2, of: 4 });
});

test('nobody is written to about another’s meeting, or while several people are shown as one', () => {
  const theirs = aBooking({ email: 'jo@x.example', status: 'no_show' });
  expect(missed().events.count(theirs, NOW)).toBeNull();
  expect(missed([MISSED], 2).events.count(MISSED, NOW)).toBeNull();
});

test('the calendar is that of the meeting, else the one used last; it is told again when more are known', async () => {
  const { events, links } = missed();
  const told: MissedStart[] = [];
  const stop = events.watch(MISSED, (start) => told.push(start));
  links([calendar('A'), calendar('B', { used: 0 }), calendar('BKC-1', { published: false })]);
  await vi.waitFor(() => expect(told).toHaveLength(1));
  links([calendar('A'), calendar('B', { used: 0 }), calendar('BKC-1')]);
  await vi.waitFor(() => expect(told).toHaveLength(2));
  expect(told.map((one) => one.calendar?.id)).toEqual(['B', 'BKC-1']);
  expect(told[0]).toMatchObject({ guest: { name: 'Mara Lind', email: MARA }, language: 'en' });
  expect(told[0]).toMatchObject({ zone: 'Europe/Berlin', host: null });
  stop();
  links([]);
  expect(told).toHaveLength(2);
});

test('who gave no address has none to be written to', async () => {
  const { events, links } = missed();
  const told: MissedStart[] = [];
  const person = { address: 'phone:49301234567', part: 'booker' as const };
  events.watch({ ...MISSED, email: null, people: [person] }, (start) => told.push(start));
  links([]);
  await vi.waitFor(() => expect(told).toHaveLength(1));
  expect(told[0]).toMatchObject({ guest: { email: null }, calendar: null });
});
