import { normalise } from '../address/normalise.ts';
import type { Booking } from '../domain/booking.ts';

/** A booking without what it says of somebody: their part in it, and all they wrote where they booked it. */
export function without(booking: Booking, addresses: ReadonlySet<string>): Booking {
  const isOut = (address: string | null) => address !== null && addresses.has(address);
  const booked = booking.people.some((one) => one.part === 'booker' && isOut(one.address));
  const rest: Booking = {
    ...booking,
    people: booking.people.filter((one) => !isOut(one.address)),
    guests: booking.guests.filter((guest) => !isOut(normalise(guest))),
  };
  if (!booked && !isOut(booking.email && normalise(booking.email))) return rest;
  return {
    ...rest,
    ...{ name: null, email: null, phone: null, company: null, note: null, customerZone: null },
    ...{ answers: [], utm: null, contact: null },
    change: booking.change && { ...booking.change, reason: null },
  };
}
