import { normalise } from '../address/normalise.ts';
import type { Booking, Part } from '../domain/booking.ts';
import type { CustomerView } from './model.ts';

/** A customer in numbers. */
export interface Figures {
  /** All bookings the customer is named in. */
  bookings: number;
  /** No-shows among those the customer booked: anybody can write somebody else in as a guest. */
  noShows: number;
  /** The latest meeting whose time has passed and that was neither cancelled nor missed; it says nothing about who came. */
  last: Booking | null;
}

/** In which part a customer stands on a booking, under any of these addresses; the booker's comes first. `null` where they are not named. */
export function partOfCustomer(booking: Booking, addresses: readonly string[]): Part | null {
  const wanted = new Set(addresses.map(normalise));
  const parts = booking.people.filter((one) => wanted.has(one.address)).map((one) => one.part);
  return (['booker', 'attendee', 'guest'] as const).find((part) => parts.includes(part)) ?? null;
}

/** Counts over what is stored of a customer; `now` in UTC ms. */
export function figuresOf(customer: CustomerView, now: number): Figures {
  const all = customer.next ? [customer.next, ...customer.history] : customer.history;
  const held = (booking: Booking) =>
    booking.starts !== null &&
    booking.starts <= now &&
    booking !== customer.next &&
    ['completed', 'scheduled', 'rescheduled'].includes(booking.status);
  return {
    bookings: all.length,
    noShows: all.filter(
      (booking) =>
        booking.status === 'no_show' && partOfCustomer(booking, customer.addresses) === 'booker',
    ).length,
    last: all.find(held) ?? null,
  };
}
