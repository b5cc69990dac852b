import { expect, test } from 'vitest';
import examples from '../../sandbox/oncehub/data/examples.json' with { type: 'json' };
import published from '../../sandbox/oncehub/data/published.json' with { type: 'json' };
import type { Json } from '../../tests/helpers/mutations.ts';
import type { Booking, Status } from '../domain/booking.ts';
import { readBooking } from './to-booking.ts';

/** Reads a booking that must be readable. */
function read(raw: unknown): Booking {
  const result = readBooking(raw);
  if (result.is !== 'booking') throw new Error(`it is ${result.is}`);
  return result.booking;
}

const minimal = (changes: Json = {}) => ({ id: 'BKNG-1', ...changes });
const withForm = (form: Json) => minimal({ form_submission: form });

test('OnceHub’s published sample of a booking is read in full', () => {
  expect(read(published)).toEqual({
    id: 'BKNG-J4FR05BKEWEX',
    tracking: 'D36E0002',
    subject: 'Live demo',
    status: 'scheduled',
    statusText: 'scheduled',
    generation: 'classic',
    starts: Date.UTC(2020, 2, 22, 4, 30),
    minutes: 60,
    created: Date.UTC(2020, 2, 22, 9, 48, 48),
    updated: Date.UTC(2020, 2, 22, 9, 48, 48),
    customerZone: null,
    name: 'Carrie Customer',
    email: 'so.carrie.customer@gmail.com',
    people: [{ address: 'so.carrie.customer@gmail.com', part: 'booker' }],
    guests: [],
    phone: '1-2025550195',
    company: null,
    note: 'I want to discuss whether your product can work for our office.',
    answers: [
      { question: 'Title', answer: 'Executive Assistant' },
      { question: 'Office size', answer: '30-50 people' },
      { question: 'Industry', answer: 'Lawnscaping services' },
    ],
    joinText: 'https://meet.google.com/izv-daci-fyi',
    location: '123 Office Street',
    change: { reason: 'Change in schedule', by: 'user' },
    utm: { source: 'facebook', medium: 'social', campaign: null, term: null, content: null },
    paid: false,
    payment: null,
    properties: [],
    conversation: 'CVR-36E9E6F220',
    owner: 'USR-FSD423423',
    contact: 'CTC-N63N8YRX4Q',
    calendar: null,
    page: 'BP-X0LCRU5LES',
    masterPage: 'MP-ZID28U5946',
    eventType: 'ET-7NC41GHIDZ',
  });
});

test('a classic booking whose form asks for the last name in its own question has the full name', () => {
  expect(read(examples.classic)).toMatchObject({
    tracking: '',
    generation: 'classic',
    name: 'Mei Tanaka',
    email: 'MEI.TANAKA@KITE.EXAMPLE.COM',
    people: [
      { address: 'mei.tanaka@kite.example.com', part: 'booker' },
      { address: 'tomas.reyes@example.com', part: 'attendee' },
    ],
    phone: '1-5550142',
    answers: [{ question: 'Team size', answer: '11-50' }],
    joinText: '1-5550142',
    change: null,
    paid: false,
  });
});

test('a calendar booking from a conversation, without a form, is read', () => {
  expect(read(examples.calendar)).toMatchObject({
    generation: 'calendar',
    name: null,
    email: null,
    people: [
      { address: 'priya.nair@example.com', part: 'attendee' },
      { address: 'dana.whitfield@acme.example.com', part: 'attendee' },
    ],
    location:
      'Use this link to join: \nhttps://meet.example.com/j/93740000001\nPasscode: example\n\nMeeting ID: 937 4000 0001',
    contact: 'CTC-5M0RZ8QX1K7TB3',
    calendar: 'BKC-8DJN0L86GX',
    paid: false,
  });
});

test('a paid booking with a guest is read', () => {
  expect(read(examples.paid)).toMatchObject({
    status: 'rescheduled',
    people: [
      { address: 'luis.ortega@bluehill.example.com', part: 'booker' },
      { address: 'ana.ruiz@bluehill.example.com', part: 'guest' },
      { address: 'priya.nair@example.com', part: 'attendee' },
    ],
    guests: ['ana.ruiz@bluehill.example.com'],
    answers: [{ question: 'Interests', answer: 'Reporting, API' }],
    paid: true,
  });
});

test.each<[unknown, Status, text: string]>([
  ['requested', 'requested', 'requested'],
  ['scheduled', 'scheduled', 'scheduled'],
  ['rescheduled', 'rescheduled', 'rescheduled'],
  ['completed', 'completed', 'completed'],
  ['canceled', 'canceled', 'canceled'],
  ['no_show', 'no_show', 'no_show'],
  ['expired', 'other', 'expired'],
  ['cancelled', 'other', 'cancelled'],
  ['SCHEDULED', 'other', 'SCHEDULED'],
  ['constructor', 'other', 'constructor'],
  ['__proto__', 'other', '__proto__'],
  ['', 'other', ''],
  [null, 'other', ''],
  [undefined, 'other', ''],
  [{}, 'other', ''],
])('status %j reads as %s [claim 32]', (status, known, text) => {
  expect(read(minimal({ status }))).toMatchObject({ status: known, statusText: text });
});

test.each<[string, Json, 'gone' | 'booking']>([
  ['in the trash', { in_trash: true, status: 'scheduled' }, 'gone'],
  ['deleted', { object: 'booking', deleted: true }, 'gone'],
  ['not in the trash', { in_trash: false }, 'booking'],
  ['with a trash that is no boolean', { in_trash: 'yes' }, 'booking'],
  ['without anything', {}, 'booking'],
])('a booking %s is %s', (_what, changes, is) => {
  expect(readBooking(minimal(changes)).is).toBe(is);
});

test.each<[string, Json, people: Booking['people']]>([
  ['no form, no attendees', {}, []],
  [
    'the booker is also an attendee and a guest',
    {
      form_submission: { email: 'A@example.com', guests: ['a@example.com'] },
      attendees: ['a@EXAMPLE.com'],
    },
    [{ address: 'a@example.com', part: 'booker' }],
  ],
  [
    'a guest is also an attendee',
    { form_submission: { guests: ['g@example.com'] }, attendees: ['g@example.com'] },
    [{ address: 'g@example.com', part: 'guest', typed: 'listed' }],
  ],
  [
    'an address field with two',
    { form_submission: { email: 'Dana@acme.example, boss@acme.example' } },
    [
      { address: 'dana@acme.example', part: 'booker' },
      { address: 'boss@acme.example', part: 'attendee', typed: 'alone' },
    ],
  ],
  [
    'attendees as objects',
    { attendees: [{ email: 'x@y.example' }, { email: null }, { name: 'Jo' }] },
    [{ address: 'x@y.example', part: 'attendee' }],
  ],
  ['empty guests', { form_submission: { guests: [''] }, attendees: [''] }, []],
  ['guests that are no addresses', { form_submission: { guests: ['Bob', 'b@', 7] } }, []],
  [
    'one good among bad',
    { attendees: [null, {}, 'c@example.com'] },
    [{ address: 'c@example.com', part: 'attendee' }],
  ],
  ['attendees that are no list', { attendees: 'a@example.com' }, []],
])('the people of a booking: %s', (_what, changes, people) => {
  expect(read(minimal(changes)).people).toEqual(people);
});

test.each<[string, Json, name: string | null]>([
  ['nothing', {}, null],
  ['a name', { name: 'Mara Lind' }, 'Mara Lind'],
  [
    'a first name and a last',
    { name: 'Mara', custom_fields: [{ name: 'Last Name', value: 'Lind' }] },
    'Mara Lind',
  ],
  [
    'a last name twice',
    { name: 'Mara Lind', custom_fields: [{ name: 'last_name', value: 'lind' }] },
    'Mara Lind',
  ],
  ['a last name alone', { custom_fields: [{ name: 'lastname', value: 'Lind' }] }, 'Lind'],
  [
    'a question that only begins so',
    { name: 'Mara', custom_fields: [{ name: 'Last name of boss', value: 'X' }] },
    'Mara',
  ],
])('the booker’s name from %s', (_what, form, name) => {
  expect(read(withForm(form)).name).toBe(name);
});

test.each<[string, value: unknown, answer: string | null]>([
  ['a text', 'yes', 'yes'],
  ['a number', 7, '7'],
  ['a boolean', false, 'false'],
  ['a list', ['a', 2, true], 'a, 2, true'],
  ['a list with odd members', ['a', null, {}, ['b']], 'a'],
  ['null', null, null],
  ['an object', { a: 1 }, null],
  ['nothing', '', null],
])('an answer that is %s', (_what, value, answer) => {
  const { answers } = read(withForm({ custom_fields: [{ name: 'Q', value }] }));
  expect(answers).toEqual(answer === null ? [] : [{ question: 'Q', answer }]);
});

test.each<[string, Json, Partial<Booking>]>([
  [
    'a calendar by id',
    { booking_calendar: 'BKC-1' },
    { generation: 'calendar', calendar: 'BKC-1' },
  ],
  ['a calendar as object', { booking_calendar: { id: 'BKC-1', name: 'x' } }, { calendar: 'BKC-1' }],
  ['a page', { booking_page: 'BP-1' }, { generation: 'classic', page: 'BP-1' }],
  ['an event type alone', { event_type: 'ET-1' }, { generation: 'classic' }],
  ['neither', { booking_calendar: '' }, { generation: 'unknown', calendar: null }],
  ['a deleted owner', { owner: { id: 'USR-1', deleted: true } }, { owner: 'USR-1' }],
  ['an owner that is a path', { owner: '../x' }, { owner: null }],
  ['a contact by its conversation', { conversation: { contact: 'CTC-1' } }, { contact: 'CTC-1' }],
  ['a conversation by id only', { conversation: 'CVR-1' }, { contact: null }],
  ['a phone sent as a number', withForm({ phone: 15550100 }), { phone: '15550100' }],
  ['a length below nothing', { duration_minutes: -1 }, { minutes: null }],
  ['a length as text', { duration_minutes: '30' }, { minutes: 30 }],
  ['a length in words', { duration_minutes: '30 min' }, { minutes: null }],
  ['a time in seconds', { starting_time: 1789052400 }, { starts: 1789052400000 }],
  ['a time in ms', { starting_time: 1789052400000 }, { starts: 1789052400000 }],
  ['a time in seconds, as text', { starting_time: '1789052400' }, { starts: 1789052400000 }],
  [
    'a time without a zone',
    { starting_time: '2026-09-10T15:00:00' },
    { starts: Date.UTC(2026, 8, 10, 15) },
  ],
  [
    'a time without a zone or a T',
    { starting_time: '2026-09-10 15:00' },
    { starts: Date.UTC(2026, 8, 10, 15) },
  ],
  [
    'a time with an offset',
    { starting_time: '2026-09-10T15:00:00+02:00' },
    { starts: Date.UTC(2026, 8, 10, 13) },
  ],
  ['a time that needs a zone', { starting_time: '10 Sep 2026 15:00' }, { starts: null }],
  ['an endless length', { duration_minutes: 1e9 }, { minutes: null }],
  ['a time that is no date', { starting_time: 'tomorrow' }, { starts: null }],
  ['a time as a number', { starting_time: 5 }, { starts: null }],
  [
    'an empty change',
    { cancel_reschedule_information: { reason: '', actioned_by: '' } },
    { change: null },
  ],
  [
    'a change by an unknown actor',
    { cancel_reschedule_information: { reason: 'x', actioned_by: 'bot' } },
    { change: { reason: 'x', by: null } },
  ],
  ['an empty utm', { utm_params: { source: '', medium: null } }, { utm: null }],
  ['a payment', { payment_information: { amount_charged: 5000 } }, { paid: true }],
  ['a payment as text', { payment_information: { amount_charged: '50.00' } }, { paid: true }],
  [
    'an amount that is no number',
    { payment_information: { amount_charged: 'EUR 5' } },
    { paid: true },
  ],
  [
    'a payment of an unknown amount',
    { payment_information: { amount_charged: null, transaction_id: 'ch_1' } },
    { paid: true },
  ],
  ['a payment of nothing', { payment_information: { amount_charged: 0 } }, { paid: false }],
  ['a payment of “0.00”', { payment_information: { amount_charged: '0.00' } }, { paid: false }],
  ['an empty payment', { payment_information: {} }, { paid: false }],
  [
    'a payment whose fields are null',
    { payment_information: { amount_charged: null, currency: null, transaction_id: null } },
    { paid: false },
  ],
  [
    'a payment whose fields are empty',
    { payment_information: { amount_charged: '', currency: '', transaction_id: '' } },
    { paid: false },
  ],
  ['no payment', { payment_information: null }, { paid: false }],
])('reading a booking with %s', (_what, changes, wanted) => {
  expect(read(minimal(changes))).toMatchObject(wanted);
});

test.each([
  ['no payment', null, null],
  ['an empty object', {}, null],
  ['an amount of zero', { amount_charged: 0, currency: 'usd', transaction_id: 'T-1' }, null],
  ['an amount', { amount_charged: 4900, currency: 'usd' }, { amount: 4900, currency: 'USD' }],
  ['an amount as text', { amount_charged: '4900' }, { amount: 4900, currency: null }],
  ['an amount that is no number', { amount_charged: '49 $' }, { amount: null, currency: null }],
  ['an amount with decimals', { amount_charged: '49.00' }, { amount: null, currency: null }],
  ['a fraction', { amount_charged: 49.5 }, { amount: null, currency: null }],
  ['a transaction alone', { transaction_id: 'T-1' }, { amount: null, currency: null }],
  [
    'a currency that is none',
    { amount_charged: 1, currency: '<b>' },
    { amount: 1, currency: null },
  ],
])('%s is read as a payment or none', (_what, payment_information, payment) => {
  const booking = read(minimal({ payment_information }));
  expect(booking).toMatchObject({ payment, paid: payment !== null });
});

test('the meeting’s own fields and the id of its conversation are read', () => {
  const custom_fields = [
    { name: 'Deal size', value: 12 },
    { name: '', value: 'x' },
    { name: 'Empty', value: null },
  ];
  const booking = read(minimal({ custom_fields, conversation: { id: 'CVR-1', contact: 'CTC-9' } }));
  expect(booking).toMatchObject({
    properties: [{ question: 'Deal size', answer: '12' }],
    conversation: 'CVR-1',
    contact: 'CTC-9',
  });
  expect(read(minimal({ conversation: 'CVR-2' })).conversation).toBe('CVR-2');
});

const byPhone = { name: 'Gus Halloran', email: '', mobile_phone: '1-3125550177' };

test('a booker without an address is named by the contact, else by the number', () => {
  const attendees = ['host@example.org'];
  const host = { address: 'host@example.org', part: 'attendee' };
  const booked = { form_submission: byPhone, attendees };
  expect(read(minimal({ ...booked, contact: 'CTC-1' })).people).toEqual([
    { address: 'contact:CTC-1', part: 'booker' },
    host,
  ]);
  expect(read(minimal(booked)).people).toEqual([
    { address: 'tel:13125550177', part: 'booker' },
    host,
  ]);
});

test('a booking without a form names nobody as its booker', () => {
  expect(read(minimal({ contact: 'CTC-1', attendees: ['host@example.org'] })).people).toEqual([
    { address: 'host@example.org', part: 'attendee' },
  ]);
});

test('a contact of which OnceHub sent the id alone is not taken for one without an address', () => {
  const expanded = readBooking(minimal({ contact: { id: 'CTC-1', object: 'contact' } }));
  expect(expanded).toMatchObject({ is: 'booking', booking: { contact: 'CTC-1' } });
  expect(expanded).not.toHaveProperty('contact');
});
