import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { attributeTo, type Booking } from './booking.ts';

const contact = {
  id: 'CTC-1',
  address: 'mara@example.com',
  name: 'Mara Lind',
  company: 'Lind Ltd',
};
const nobody = { email: null, name: null, company: null };
const booker = { address: 'mara@example.com', part: 'booker' };
const host = { address: 'host@example.org', part: 'attendee' } as const;
const stranger = { address: 'else@example.net', part: 'booker' } as const;

test.each<[string, Partial<Booking>, people: unknown[]]>([
  [
    'a booking with another booker keeps that booker',
    { people: [stranger], contact: 'CTC-1' },
    [stranger],
  ],
  [
    'a booking of this contact with an attendee gets the booker',
    { people: [host], contact: 'CTC-1' },
    [booker, host],
  ],
  ['a booking without people and contact gets the booker', { people: [], contact: null }, [booker]],
  [
    'a booking with attendees and without contact gets no booker',
    { people: [host], contact: null },
    [host],
  ],
  [
    'a booking of another contact with attendees gets no booker',
    { people: [host], contact: 'CTC-2' },
    [host],
  ],
  [
    'a booking of another contact without people gets no booker',
    { people: [], contact: 'CTC-2' },
    [],
  ],
  [
    'an attendee with the address of the contact becomes the booker and is not repeated',
    { people: [host, { address: 'mara@example.com', part: 'attendee' }], contact: 'CTC-1' },
    [booker, host],
  ],
])('%s', (_what, changes, people) => {
  const filed = attributeTo(aBooking({ ...nobody, ...changes }), contact);
  expect(filed.people).toEqual(people);
});

test('name and company are taken from the contact only where the booking has none', () => {
  const unnamed = aBooking({ ...nobody, contact: 'CTC-1' });
  expect(attributeTo(unnamed, contact)).toMatchObject({ name: 'Mara Lind', company: 'Lind Ltd' });
  const named = { ...unnamed, name: 'M. L.', company: 'Other' };
  expect(attributeTo(named, contact)).toMatchObject({ name: 'M. L.', company: 'Other' });
});

test('a booking that names other people is not changed', () => {
  const theirs = aBooking({ email: 'else@example.net', contact: 'CTC-9' });
  expect(attributeTo(theirs, contact)).toBe(theirs);
});

test('a booking that names somebody without an address stays theirs, whichever list returned it', () => {
  const people = [{ address: 'tel:13125550177', part: 'booker' as const }];
  const theirs = aBooking({ email: null, name: 'Gus', contact: null, people });
  expect(attributeTo(theirs, contact)).toBe(theirs);
  // Of the contact's own booking the address takes the place of the contact's key.
  const own = {
    ...theirs,
    contact: 'CTC-1',
    people: [{ address: 'contact:CTC-1', part: 'booker' as const }],
  };
  expect(attributeTo(own, contact).people).toEqual([booker]);
});
