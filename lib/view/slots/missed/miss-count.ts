import { type Booking, isBooker } from '../../../domain/booking.ts';
import { endOf } from '../../../domain/history.ts';

/** The place of a missed meeting among a customer's meetings, as far as they are stored here. */
export interface MissCount {
  /** Which of their no-shows it is: 1 for the first. */
  nth: number;
  /** How many meetings they had until now that were not cancelled, it included. */
  of: number;
}

const TAKES_PLACE: ReadonlySet<Booking['status']> = new Set([
  'scheduled',
  'rescheduled',
  'completed',
  'no_show',
]);

/**
 * Counts a customer's own meetings, since anybody can enter another as a guest; `own` are their
 * addresses. `missed` counts as a no-show whatever its stored status still is. `now` is UTC ms.
 */
export function missCount(
  bookings: readonly Booking[],
  missed: Booking,
  own: readonly string[],
  now: number,
): MissCount {
  const others = bookings.filter(
    (one) => one.id !== missed.id && own.some((address) => isBooker(one, address)),
  );
  const at = missed.starts ?? now;
  const noShows = others.filter(
    ({ status, starts }) => status === 'no_show' && starts !== null && starts <= at,
  );
  const hasPassed = (one: Booking) => (endOf(one) ?? now + 1) <= now;
  const isMeeting = (one: Booking) =>
    one.status === 'no_show' || (TAKES_PLACE.has(one.status) && hasPassed(one));
  return { nth: noShows.length + 1, of: others.filter(isMeeting).length + 1 };
}
