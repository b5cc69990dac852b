import { isAddress } from '../../../address/customer-key.ts';
import { type Booking, bookerOf } from '../../../domain/booking.ts';
import { offers, type WhyNot } from '../../../domain/rules.ts';
import type { DirectoryRow } from '../../../store/schema.ts';

/** Why a meeting cannot be moved here; `lib/view/i18n.ts` has a message for each. */
export type WhyNoMove = WhyNot | 'classicMove' | 'noCalendar' | 'unpublished';

/** Why there are no links by which its guest moves or cancels a meeting. */
export type WhyNoLinks = WhyNot | 'classicLinks';

/**
 * Why a meeting cannot be moved to another time of the calendar it was booked on; `null` where it
 * can. `atOncehub` is OnceHub's clock (UTC ms). `directory` is `null` while it is not read; then
 * only what the booking itself tells counts.
 */
export function whyNoMove(
  booking: Booking,
  atOncehub: number,
  directory: readonly DirectoryRow[] | null,
): WhyNoMove | null {
  // The old meeting is cancelled, so what forbids that forbids the move.
  const cancelling = offers(booking, atOncehub).cancel;
  if (!cancelling.possible) return cancelling.why;
  if (booking.calendar === null) {
    return booking.generation === 'classic' ? 'classicMove' : 'noCalendar';
  }
  if (directory === null) return null;
  const found = calendarOf(booking, directory);
  if (!found) return 'noCalendar';
  return found.calendar?.published === false ? 'unpublished' : null;
}

/** Why no link of its guest can be asked for; `null` where OnceHub may have one. */
export function whyNoLinks(booking: Booking, atOncehub: number): WhyNoLinks | null {
  const ahead = offers(booking, atOncehub).reassign;
  if (!ahead.possible) return ahead.why;
  return booking.generation === 'classic' ? 'classicLinks' : null;
}

/** The row of the calendar that a meeting was booked on. */
export const calendarOf = (booking: Booking, directory: readonly DirectoryRow[]) =>
  directory.find(({ id, kind }) => kind === 'calendar' && id === booking.calendar);

/** The address that the invitation to the new meeting goes to; `null` where none is known. */
export function invitedAddress(booking: Booking): string | null {
  const typed = booking.email?.trim() ?? '';
  if (isAddress(typed.toLowerCase())) return typed;
  const booker = bookerOf(booking);
  return booker !== null && isAddress(booker) ? booker : null;
}
