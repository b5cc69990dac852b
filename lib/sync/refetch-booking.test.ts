import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import type { Booking } from '../domain/booking.ts';
import { refetchAndKeep } from './refetch-booking.ts';

const mara = {
  id: 'CTC-1',
  address: 'mara@example.com',
  name: 'Mara Lind',
  company: null,
  phone: null,
};
const listed = aBooking({ people: [{ address: 'listed@example.com', part: 'booker' }] });
const reader = {
  contact: async (id: string) => (id === 'CTC-1' ? mara : null),
  booking: async (id: string) => (id === 'BKNG-KNOWN' ? listed : null),
};
const unnamed = { email: null, name: null, people: [] };

test.each<[string, Partial<Booking>, addresses: string[]]>([
  ['the contact the store knows', { ...unnamed, contact: 'CTC-1' }, ['mara@example.com']],
  ['the people it names', { contact: null, email: 'jo@example.org' }, ['jo@example.org']],
  [
    'the people it names, the contact being unknown',
    { contact: 'CTC-9', email: 'jo@example.org' },
    ['jo@example.org'],
  ],
  [
    'the people it was listed under',
    { ...unnamed, contact: null, id: 'BKNG-KNOWN' },
    ['listed@example.com'],
  ],
  ['no people, if it names none', { ...unnamed, contact: null, id: 'BKNG-NEW' }, []],
])('a booking read by its id is attributed to %s [claim 39]', async (_whom, changes, addresses) => {
  const booking = await refetchAndKeep(aBooking(changes), reader);
  expect(booking.people.map((person) => person.address)).toEqual(addresses);
});
