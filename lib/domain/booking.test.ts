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
  ['a booker of its own stays alone', { people: [stranger], contact: 'CTC-1' }, [stranger]],
  ['by contact, among attendees', { people: [host], contact: 'CTC-1' }, [booker, host]],
  ['nobody and no contact', { people: [], contact: null }, [booker]],
  ['attendees and no contact', { people: [host], contact: null }, [host]],
  ['another contact', { people: [host], contact: 'CTC-2' }, [host]],
  ['nobody, another contact', { people: [], contact: 'CTC-2' }, []],
  [
    'an attendee becomes the booker, once',
    { people: [host, { address: 'mara@example.com', part: 'attendee' }], contact: 'CTC-1' },
    [booker, host],
  ],
])('%s', (_what, changes, people) => {
  const filed = attributeTo(aBooking({ ...nobody, ...changes }), contact);
  expect(filed.people).toEqual(people);
});

test('name and company are taken from the contact only where the booking tells none', () => {
  const unnamed = aBooking({ ...nobody, contact: 'CTC-1' });
  expect(attributeTo(unnamed, contact)).toMatchObject({ name: 'Mara Lind', company: 'Lind Ltd' });
  const named = { ...unnamed, name: 'M. L.', company: 'Other' };
  expect(attributeTo(named, contact)).toMatchObject({ name: 'M. L.', company: 'Other' });
});

test('a booking that names others stays exactly as it was', () => {
  const theirs = aBooking({ email: 'else@example.net', contact: 'CTC-9' });
  expect(attributeTo(theirs, contact)).toBe(theirs);
});
