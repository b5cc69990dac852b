import type { Booking } from './booking.ts';

/** The person a contact of OnceHub's stands for, as far as a booking needs to know. */
export interface ContactPerson {
  id: string;
  /** Lower-cased. */
  address: string;
  name: string | null;
  company: string | null;
}

/**
 * A booking may name its booker by contact alone (those from conversations have no form), or may
 * name nobody at all: then OnceHub's own filter is the only word on whose it is. A booking that
 * names others stays theirs, whichever question brought it.
 */
export function fileUnder(booking: Booking, contact: ContactPerson): Booking {
  const { address } = contact;
  const named = booking.people.some((person) => person.part === 'booker');
  const byContact =
    booking.contact === contact.id || (booking.contact === null && booking.people.length === 0);
  if (named || !byContact) return booking;
  const others = booking.people.filter((person) => person.address !== address);
  return {
    ...booking,
    name: booking.name ?? contact.name,
    company: booking.company ?? contact.company,
    people: [{ address, part: 'booker' }, ...others],
  };
}
