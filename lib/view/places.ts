import type { Booking } from '../domain/booking.ts';
import type { Names } from './model.ts';

/** The name of the page or calendar a booking was made on; `null` where OnceHub no longer has it. */
export function pageName(booking: Booking, names: Names): string | null {
  for (const id of [booking.calendar, booking.page, booking.masterPage]) {
    const name = id === null ? undefined : names.get(id);
    if (name) return name;
  }
  return null;
}

/** The host's name; after a reassignment OnceHub still names who first accepted. */
export function hostName(booking: Booking, names: Names): string | null {
  return booking.owner === null ? null : (names.get(booking.owner) ?? null);
}
