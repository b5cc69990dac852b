import { expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import type { Booking } from '../domain/booking.ts';
import { figuresOf, partOfCustomer } from './customer-view.ts';
import type { CustomerView } from './model.ts';

const NOW = 1_000_000_000_000;
const CARRIE = 'carrie@example.com';

const booking = (change: Partial<Booking>): Booking =>
  aBooking({
    status: 'completed',
    starts: NOW - 1000,
    people: [{ address: CARRIE, part: 'booker' }],
    ...change,
  });

const view = (history: Booking[], next: Booking | null = null): CustomerView => ({
  addresses: ['Carrie@Example.com'],
  own: ['carrie@example.com'],
  name: null,
  company: null,
  phone: null,
  next,
  history,
  checked: NOW,
  complete: true,
  known: true,
});

test('the booker’s part takes precedence, and an address the booking does not name has none [claim 91]', () => {
  const both = booking({
    people: [
      { address: CARRIE, part: 'guest' },
      { address: CARRIE, part: 'booker' },
    ],
  });
  expect(partOfCustomer(both, ['CARRIE@example.com'])).toBe('booker');
  expect(partOfCustomer(booking({ people: [{ address: CARRIE, part: 'guest' }] }), [CARRIE])).toBe(
    'guest',
  );
  expect(partOfCustomer(booking({}), ['other@example.com'])).toBeNull();
});

test('a no-show counts only when the customer made the booking [claim 91]', () => {
  const missed = booking({ status: 'no_show' });
  const planted = booking({ status: 'no_show', people: [{ address: CARRIE, part: 'guest' }] });
  expect(figuresOf(view([missed, planted]), NOW)).toMatchObject({ bookings: 2, noShows: 1 });
});

test('what somebody else booked who shares the contact counts for nobody but them', () => {
  const BOB = 'bob@example.com';
  const bobs = (change: Partial<Booking>) =>
    booking({ people: [{ address: BOB, part: 'booker' }], ...change });
  const shared = [bobs({ status: 'no_show' }), bobs({ starts: NOW - 500 })];
  const both = bobs({ people: [BOB, CARRIE].map((address) => ({ address, part: 'attendee' })) });
  const customer = { ...view(shared), addresses: ['Carrie@Example.com', BOB] };
  expect(figuresOf(customer, NOW)).toEqual({ bookings: 0, noShows: 0, last: null });
  const own = { ...customer, history: [...shared, both, booking({ people: [] })] };
  expect(figuresOf(own, NOW)).toMatchObject({ bookings: 2, noShows: 0, last: both });
  expect(figuresOf({ ...customer, own: [CARRIE, BOB] }, NOW)).toMatchObject({ noShows: 1 });
});

test('the last meeting has passed and is not cancelled, missed or under way', () => {
  const under = booking({ status: 'scheduled', starts: NOW - 10 });
  const held = booking({ id: 'BKNG-2', starts: NOW - 500 });
  const figures = figuresOf(
    view(
      [
        booking({ status: 'scheduled', starts: NOW + 1 }),
        booking({ status: 'canceled', starts: NOW - 100 }),
        booking({ status: 'no_show', starts: NOW - 200 }),
        booking({ status: 'other', starts: NOW - 300 }),
        booking({ starts: null }),
        held,
      ],
      under,
    ),
    NOW,
  );
  expect(figures).toMatchObject({ bookings: 7, last: held });
});
