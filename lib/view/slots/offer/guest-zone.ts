import { type Booking, bookerOf } from '../../../domain/booking.ts';
import { knownZone } from '../../../domain/dates.ts';
import type { StoredPerson } from '../../../store/read-person.ts';

/**
 * The time zone a customer is in: that of the latest booking they made themselves, else of their
 * last visit to OnceHub. `null` where none is known to this browser.
 */
export function guestZone({ bookings, contacts, own }: StoredPerson): string | null {
  const theirs = bookings.filter((one) => own.includes(bookerOf(one) ?? ''));
  const madeAt = ({ created, starts }: Booking) => created ?? starts ?? 0;
  const zones = [
    ...theirs.sort((a, b) => madeAt(b) - madeAt(a)).map(({ customerZone }) => customerZone),
    ...contacts
      .flatMap(({ facts }) => facts ?? [])
      .sort((a, b) => (b.lastSeen ?? 0) - (a.lastSeen ?? 0))
      .map(({ zone }) => zone),
  ];
  return zones.find((zone) => knownZone(zone) !== null) ?? null;
}
