import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import type { Booking } from '../domain/booking.ts';
import type { StoredCustomer } from '../store/read-person.ts';
import { customerView } from './customer-view.ts';
import { bookerWords, standingIn } from './panel/booker.ts';
import { missedMeetings, partOf } from './panel/no-show-targets.ts';

const NOW = Date.UTC(2026, 4, 5, 12);
const HOUR = 3_600_000;
const ADDRESS = 'mara@example.com';
const subject = { address: ADDRESS, asWritten: 'Mara@Example.com', name: 'Mara, from the page' };

const at = (id: string, hours: number, changes: Partial<Booking> = {}) =>
  aBooking({ id, starts: NOW + hours * HOUR, ...changes });
const stored = (changes: Partial<StoredCustomer>): StoredCustomer => ({
  bookings: [],
  contacts: [],
  asked: null,
  ...changes,
});
const contact = (name: string | null, more: object = {}) => ({
  id: `CTC-${name}`,
  address: ADDRESS,
  name,
  company: null,
  phone: null,
  ...more,
});

test('the view of a customer OnceHub was never asked about', () => {
  expect(customerView(subject, stored({}), NOW)).toEqual({
    addresses: ['Mara@Example.com'],
    own: [ADDRESS],
    name: 'Mara, from the page',
    company: null,
    phone: null,
    next: null,
    history: [],
    checked: null,
    complete: false,
    known: null,
  });
});

const ANN = 'ann@example.com';
const anns = at('anns', 2, { name: 'Ann Lee', email: ANN });

test('somebody else under the same contact is told apart from the person shown', () => {
  const both = { addresses: [ADDRESS, ANN], own: [ADDRESS] };
  const view = customerView(subject, { ...stored({ bookings: [anns] }), ...both }, NOW);
  expect([view.next?.id, view.name, view.own]).toEqual(['anns', subject.name, [ADDRESS]]);
  expect(standingIn(anns, view.own)).toBe('contact');
  expect(bookerWords(anns)).toBe('Ann Lee, ann@example.com');
  expect(standingIn(at('own', 1), view.own)).toBeNull();
});

test('an address that the user joined is the person’s own', () => {
  const both = { addresses: [ADDRESS, ANN], own: [ADDRESS, ANN] };
  const view = customerView(subject, { ...stored({ bookings: [anns] }), ...both }, NOW);
  expect([view.name, standingIn(anns, view.own)]).toEqual(['Ann Lee', null]);
});

test('the next meeting is separate, all others are sorted latest first', () => {
  const bookings = [
    at('past', -5),
    at('soon', 2),
    at('later', 50),
    at('gone', 1, { status: 'canceled' }),
  ];
  const view = customerView(subject, stored({ bookings }), NOW);
  expect(view.next?.id).toBe('soon');
  expect(view.history.map((booking) => booking.id)).toEqual(['later', 'gone', 'past']);
});

test('the view tells when OnceHub was asked, whether the answer is complete and whether it has a contact', () => {
  const asked = { address: ADDRESS, at: 5, known: false, complete: true };
  expect(customerView(subject, stored({ asked }), NOW)).toMatchObject({
    checked: 5,
    known: false,
    complete: true,
  });
});

test.each<[string, Partial<StoredCustomer>, name: string]>([
  [
    'the latest booking of their own',
    {
      bookings: [at('a', -9, { name: 'Old' }), at('b', -1, { name: 'New' })],
      contacts: [contact('C')],
    },
    'New',
  ],
  [
    'an older one, where the latest tells none',
    { bookings: [at('a', -9, { name: 'Old' }), at('b', -1, { name: null })] },
    'Old',
  ],
  [
    'the contact, where bookings tell none',
    { bookings: [at('b', -1, { name: null })], contacts: [contact(null), contact('C')] },
    'C',
  ],
  ['the page, where nobody else tells', { contacts: [contact(null)] }, 'Mara, from the page'],
  [
    "never somebody else's booking",
    {
      bookings: [
        at('a', -1, {
          name: 'Boss',
          people: [
            { address: 'boss@example.com', part: 'booker' },
            { address: ADDRESS, part: 'guest' },
          ],
        }),
      ],
    },
    'Mara, from the page',
  ],
])('the name of a customer comes from %s', (_what, changes, name) => {
  expect(customerView(subject, stored(changes), NOW).name).toBe(name);
});

test('company and phone come from the latest booking that has them, else from the contact', () => {
  const contacts = [contact('C', { company: 'From contact', phone: '1' })];
  const bookings = [at('a', -2, { company: 'From booking', phone: null })];
  expect(customerView(subject, stored({ bookings, contacts }), NOW)).toMatchObject({
    company: 'From booking',
    phone: '1',
  });
});

test('the part of an address in a booking [claim 91]', () => {
  const booking = aBooking({ people: [{ address: ADDRESS, part: 'guest' }] });
  expect([partOf(booking, ADDRESS), partOf(booking, 'else@example.com')]).toEqual(['guest', null]);
});

const guestOf = { people: [{ address: ADDRESS, part: 'guest' as const }] };

test.each<[string, Booking[], ids: string[]]>([
  [
    'what has begun, the latest first',
    [at('old', -50), at('new', -1), at('ahead', 5)],
    ['new', 'old'],
  ],
  ['one that runs', [at('runs', -0.1)], ['runs']],
  [
    'an older one, where the latest was missed already',
    [at('old', -50), at('new', -1, { status: 'no_show' })],
    ['old'],
  ],
  ['none that the person was only written into', [at('planted', -1, guestOf)], []],
  ['none ahead', [at('ahead', 1)], []],
  ['none at all', [], []],
])('the no-show command can mark %s', (_what, bookings, ids) => {
  expect(missedMeetings(bookings, ADDRESS, NOW).map(({ id }) => id)).toEqual(ids);
});
