import { isFreeMail } from '../address/kinds.ts';
import { domainOf } from '../address/normalise.ts';
import type { Booking } from '../domain/booking.ts';
import type { BookingRow } from './schema.ts';

/** No clock is further wrong than this, in ms: a change dated later did not happen then. */
const SKEW = 2 * 86_400_000;

/** A booking with what its indexes need, as it is heard in the batch numbered `heard`. */
export function rowOf(
  booking: Booking,
  colleagues: ReadonlySet<string>,
  { heard, now }: { heard: number; now: number },
): BookingRow {
  const { updated } = booking;
  // It would outrank every later word.
  const believed = updated !== null && updated <= now + SKEW ? updated : null;
  return { ...booking, updated: believed, ...filing(booking, colleagues), heard };
}

/** Under which addresses a booking is found: everybody it names but colleagues. */
export function filing(
  { people }: Pick<Booking, 'people'>,
  colleagues: ReadonlySet<string>,
): Pick<BookingRow, 'addresses' | 'domains'> {
  const addresses = people
    .map((person) => person.address)
    .filter((address) => !colleagues.has(address));
  const domains = new Set(addresses.map(domainOf).filter((domain) => !isFreeMail(domain)));
  return { addresses, domains: [...domains] };
}
