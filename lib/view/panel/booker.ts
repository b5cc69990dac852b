import { plainKey } from '../../address/customer-key.ts';
import { type Booking, bookerOf } from '../../domain/booking.ts';
import { tidy } from '../../domain/safe-text.ts';
import { partOfCustomer } from '../customer-view.ts';

/** Why a booking is shown that the customer did not make under any of these addresses. */
export type Standing = 'attendee' | 'guest' | 'contact';

/**
 * How a customer stands to a booking that somebody else made: named in it, or by a shared contact
 * alone. `null` where they booked it themselves. `own` are the customer's addresses.
 */
export function standingIn(booking: Booking, own: readonly string[]): Standing | null {
  const part = partOfCustomer(booking, own);
  return part === 'booker' ? null : (part ?? 'contact');
}

/** The longest name before an address, so that the address is in view, too; in characters. */
const MAX_NAME_CHARS = 32;

/** Who booked, as "Ann Lee, ann@example.com"; `null` where OnceHub does not say. */
export function bookerWords(booking: Booking): string | null {
  const name = booking.name && tidy(booking.name, MAX_NAME_CHARS);
  return (
    [name, booking.email ?? booking.phone ?? plainKey(bookerOf(booking) ?? '')]
      .filter(Boolean)
      .join(', ') || null
  );
}
