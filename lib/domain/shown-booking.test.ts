import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { MIN_DIGITS } from '../address/phone.ts';
import type { ActionKind, Booking } from './booking.ts';
import { hostsAmong } from './details/hosts.ts';
import {
  asShown,
  differences,
  MAX_ATTENDEES,
  MAX_NAME_CHARS,
  MAX_SUBJECT_CHARS,
  type ShownField,
} from './shown-booking.ts';

const USERS = new Set(['ben@seller.example.com', 'ada@seller.example.com']);
const attends = (...addresses: string[]): Booking['people'] => [
  { address: 'mara@example.com', part: 'booker' },
  ...addresses.map((address) => ({ address, part: 'attendee' as const })),
];
const shown = aBooking({
  subject: 'Pricing call',
  minutes: 30,
  phone: '+45 1',
  contact: 'CTC-1',
  owner: 'USR-1',
  people: attends('ben@seller.example.com', 'guest@example.com'),
});
const changed = (changes: Partial<Booking>, kind: ActionKind = 'cancel', users = USERS) =>
  differences(asShown(shown), asShown({ ...shown, ...changes }), kind, users);

test.each<[ShownField, Partial<Booking>]>([
  ['status', { status: 'rescheduled' }],
  ['starts', { starts: 5 }],
  ['minutes', { minutes: 150 }],
  ['subject', { subject: 'Board meeting' }],
  ['phone', { phone: '+45 2' }],
  ['contact', { contact: 'CTC-2' }],
  ['hosts', { people: attends('ada@seller.example.com') }],
  ['owner', { owner: 'USR-2' }],
])('a booking with another %s is not as it was shown [claim 54]', (field, changes) => {
  expect(changed(changes)).toEqual([field]);
});

test('a booking of another booker is not as it was shown', () => {
  const people: Booking['people'] = [
    { address: 'else@example.com', part: 'booker' },
    { address: 'ben@seller.example.com', part: 'attendee' },
  ];
  expect(changed({ people })).toEqual(['booker']);
});

test.each<[string, Partial<Booking>]>([
  ['nothing', {}],
  ['the join link', { joinText: 'https://meet.example.com/2' }],
  ['the place', { location: 'Room 2' }],
  ['the time of the last change', { updated: 99 }],
  ['the time of creation', { created: 99 }],
  ['the note', { note: 'See you' }],
  ['an answer', { answers: [{ question: 'Size', answer: '9' }] }],
  ['the company', { company: 'Acme' }],
  ['the booker’s name', { name: 'Mara J.' }],
  ['the case of the address', { email: 'MARA@example.com' }],
  ['the guests', { guests: ['new@example.com'] }],
  ['the customer’s zone', { customerZone: 'Asia/Tokyo' }],
  [
    'the campaign',
    { utm: { source: 'x', medium: null, campaign: null, term: null, content: null } },
  ],
  ['the tracking id', { tracking: 'T-2' }],
  ['the booking page', { page: 'BP-2' }],
  ['the calendar', { calendar: 'BKC-2' }],
  ['the event type', { eventType: 'ET-2' }],
  ['the record of a move', { change: { reason: 'Later', by: 'user' } }],
  ['spaces around the subject', { subject: ' Pricing call ' }],
  ['an attendee who is no user', { people: attends('ben@seller.example.com', 'b@example.com') }],
])('a change of %s stops no action [claim 54]', (_what, changes) => {
  expect(changed(changes)).toEqual([]);
});

test.each<[string, Partial<Booking>]>([
  ['the length', { minutes: null }],
  ['the subject', { subject: '' }],
  ['the phone number', { phone: null }],
  ['the contact', { contact: null }],
  ['the host', { people: attends() }],
  ['the owner', { owner: null }],
])('%s is not compared where one side does not know it', (_what, changes) => {
  expect(changed(changes)).toEqual([]);
  expect(differences(asShown({ ...shown, ...changes }), asShown(shown), 'cancel', USERS)).toEqual(
    [],
  );
});

/** A booking of whom OnceHub tells a name, and no address, number or contact. */
const unaddressed = aBooking({
  ...{ email: null, name: 'Ann Moor', contact: null },
  people: [{ address: 'booking:BKNG-1', part: 'booker' }],
});
const renamed = (was: Partial<Booking>, is: Partial<Booking>) =>
  differences(
    asShown({ ...unaddressed, ...was }),
    asShown({ ...unaddressed, ...is }),
    'noShow',
    USERS,
  );

test.each<[string, Partial<Booking>, Partial<Booking>]>([
  ['alone', {}, {}],
  ['alone, in a row of an earlier version', { people: [] }, {}],
  ['beside a number that went', { phone: '555-0142' }, {}],
  ['beside a number that came', {}, { phone: '555-0142' }],
  ['beside the same dash in place of a number', { phone: '-' }, { phone: '-' }],
  ['beside the same word in place of a number', { phone: 'none' }, { phone: 'none' }],
  ['beside the same few digits', { phone: '0000' }, { phone: '0000' }],
])('a booker named %s who is another now is not as shown [claim 54]', (_what, was, is) => {
  expect(renamed(was, { ...is, name: 'Bob Moor' })).toEqual(['name']);
});

test.each<[string, Partial<Booking>]>([
  ['by a contact', { contact: 'CTC-1', people: [{ address: 'contact:CTC-1', part: 'booker' }] }],
  ['by a contact, and not yet by its key', { contact: 'CTC-1', people: [] }],
  ['by a number', { phone: '+45 1', people: [{ address: 'tel:4512345678', part: 'booker' }] }],
  ['by a short number', { phone: '555-0142' }],
  ['by an address', { people: [{ address: 'ann@example.com', part: 'booker' }] }],
])('the name of a booker who is named %s too may change [claim 54]', (_what, by) => {
  expect(renamed(by, { ...by, name: 'Ann Moor-Lind' })).toEqual([]);
});

test.each<[string, Partial<Booking>, Partial<Booking>]>([
  ['its booker', {}, { name: null, people: [] }],
  ['its booker, as an earlier version stored it', { people: [] }, { name: null, people: [] }],
  ['the name alone', {}, { name: null }],
  ['the name but for what nobody sees', {}, { name: '\u200b' }],
  ['name and number', { phone: '555-0142' }, { name: null, phone: null, people: [] }],
  ['the name beside a dash', { phone: '-' }, { name: null, phone: '-' }],
])('a booking that lost %s, where the name alone told it, is not as shown', (_what, was, is) => {
  expect(renamed(was, is)).toEqual(['name']);
});

test.each<[string, Partial<Booking>, Partial<Booking>]>([
  ['a contact tells it still', { contact: 'CTC-1' }, { contact: 'CTC-1' }],
  ['a number tells it still', { phone: '555-0142' }, { phone: '555-0142' }],
  ['digits of another script do', { phone: '٠٣٣١١٢٣٤' }, { phone: '٠٣٣١١٢٣٤' }],
  ['none was shown', { name: null, people: [] }, {}],
])('a name that is lost stops no action where %s', (_why, was, is) => {
  expect(renamed(was, { ...is, name: null })).toEqual([]);
});

test('a name that is lost stops no action where an address names the booker', () => {
  expect(changed({ name: null })).toEqual([]);
});

test('as many digits tell somebody as of any number', () => {
  const phone = '1'.repeat(MIN_DIGITS);
  expect(renamed({ phone }, { phone, name: 'Bob Moor' })).toEqual([]);
  const short = phone.slice(1);
  expect(renamed({ phone: short }, { phone: short, name: 'Bob Moor' })).toEqual(['name']);
});

test.each<[string, string | null]>([
  ['spaces', '  Ann Moor '],
  ['an invisible character', 'Ann\u200b Moor'],
])('%s is no other name', (_what, name) => {
  expect(renamed({}, { name })).toEqual([]);
  expect(renamed({ name }, {})).toEqual([]);
});

test('a name that comes where none was shown stops no action', () => {
  expect(renamed({ name: null }, {})).toEqual([]);
});

test('a name is noted only where nothing else names the booker, and no longer than is sent', () => {
  expect(asShown(shown)).not.toHaveProperty('name');
  expect(asShown({ ...unaddressed, name: 'x'.repeat(900) }).name).toHaveLength(MAX_NAME_CHARS);
});

test('what an earlier version noted is compared by the fields it has', () => {
  const { id, status, starts, booker } = asShown(shown);
  const old = { id, status, starts, booker };
  expect(differences(old, asShown({ ...shown, subject: 'Else' }), 'cancel', USERS)).toEqual([]);
  expect(differences(old, asShown({ ...shown, starts: 5 }), 'cancel', USERS)).toEqual(['starts']);
});

test('without the list of users hosts are not compared', () => {
  const people = attends('ada@seller.example.com');
  expect(changed({ people }, 'cancel', new Set())).toEqual([]);
});

test.each(['rescheduled', 'completed'] as const)(
  'for a no-show a meeting that became %s is still the same; for a cancellation it is not',
  (status) => {
    expect(changed({ status }, 'noShow')).toEqual([]);
    expect(changed({ status }, 'cancel')).toEqual(['status']);
  },
);

test.each(['canceled', 'no_show', 'requested', 'other'] as const)(
  'for a no-show a meeting that became %s is another one',
  (status) => {
    expect(changed({ status }, 'noShow')).toEqual(['status']);
  },
);

test('hosts in another order are the same hosts', () => {
  const [ben, ada] = ['ben@seller.example.com', 'ada@seller.example.com'];
  const of = (...hosts: string[]) => asShown({ ...shown, people: attends(...hosts) });
  expect(differences(of(ben, ada), of(ada, ben), 'cancel', USERS)).toEqual([]);
});

test('a user of the account who booked, or is a guest, is no host', () => {
  const people: Booking['people'] = [
    { address: 'ben@seller.example.com', part: 'booker' },
    { address: 'ada@seller.example.com', part: 'guest' },
  ];
  expect(hostsAmong(people, (one) => USERS.has(one))).toEqual([]);
});

test('what is shown of a booking is limited, whatever OnceHub sends', () => {
  const many = Array.from({ length: 300 }, (_, at) => `guest${at}@example.com`);
  const { subject = '', attendees = [] } = asShown({
    ...{ ...shown, subject: 'x'.repeat(9_000), people: attends(...many) },
  });
  expect([subject.length, attendees.length]).toEqual([MAX_SUBJECT_CHARS, MAX_ATTENDEES]);
});

test('the hosts are the attendees who are users of the account', () => {
  expect(hostsAmong(shown.people, (one) => USERS.has(one))).toEqual(['ben@seller.example.com']);
});
