import { expect, test } from 'vitest';
import { aBooking } from '../../../tests/helpers/booking.ts';
import type { Booking } from '../booking.ts';
import { sessionKey } from './session.ts';

const START = Date.UTC(2026, 4, 5, 9);
const seat = (changes: Partial<Booking> = {}) =>
  aBooking({ starts: START, minutes: 60, owner: 'USR-1', calendar: 'BKC-1', ...changes });
const classic = (changes: Partial<Booking> = {}) =>
  seat({ calendar: null, page: 'BP-1', eventType: 'ET-1', ...changes });

test.each<[string, Booking, Booking]>([
  ['two customers', seat(), seat({ id: 'BKNG-2', name: 'Else', email: 'else@example.com' })],
  [
    'a subject with the customer’s name',
    seat({ subject: 'A / Dana' }),
    seat({ subject: 'A / Bo' }),
  ],
  ['one marked as a no-show', seat({ status: 'no_show' }), seat({ status: 'completed' })],
  ['one moved there', seat({ status: 'rescheduled' }), seat({ status: 'scheduled' })],
  ['one by the master page', classic({ masterPage: 'MP-1' }), classic({ masterPage: null })],
  ['no event type', classic({ eventType: null }), classic({ eventType: null, id: 'BKNG-2' })],
])('seats of one session: %s', (_what, one, other) => {
  expect(sessionKey(one)).not.toBeNull();
  expect(sessionKey(one)).toBe(sessionKey(other));
});

test.each<[string, Booking, Booking]>([
  ['another start', seat(), seat({ starts: START + 1000 })],
  ['another length', seat(), seat({ minutes: 30 })],
  ['another host', seat(), seat({ owner: 'USR-2' })],
  ['another calendar', seat(), seat({ calendar: 'BKC-2' })],
  ['another booking page', classic(), classic({ page: 'BP-2' })],
  ['another event type on the same page', classic(), classic({ eventType: 'ET-2' })],
])('meetings that are not of one session: %s', (_what, one, other) => {
  expect(sessionKey(one)).not.toBe(sessionKey(other));
});

test.each<[string, Booking]>([
  ['without a start', seat({ starts: null })],
  ['without a host', seat({ owner: null })],
  ['that does not tell where it was booked', seat({ calendar: null, page: null, eventType: null })],
  ['that was cancelled', seat({ status: 'canceled' })],
  ['that waits for approval', seat({ status: 'requested' })],
  ['with an unknown status', seat({ status: 'other' })],
])('a booking %s is no seat', (_what, booking) => {
  expect(sessionKey(booking)).toBeNull();
});
