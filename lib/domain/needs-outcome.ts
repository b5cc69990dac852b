import type { Booking } from './booking.ts';
import { DAY_MS } from './dates.ts';
import { byStart, endOf } from './history.ts';
import { offers } from './rules.ts';

/**
 * The age (ms) up to which Bookside asks for a meeting's outcome; the rep may forget older ones.
 */
export const OUTCOME_SPAN_MS = 14 * DAY_MS;

/**
 * Whether a meeting of the last two weeks has ended and could still be marked as a no-show. OnceHub
 * calls every meeting "completed" once its time has passed (API v2, section "Booking"), which does
 * not tell whether the customer came.
 */
export function needsOutcome(booking: Booking, now: number): boolean {
  const end = endOf(booking);
  if (end === null || end > now || booking.starts === null) return false;
  return booking.starts >= now - OUTCOME_SPAN_MS && offers(booking, now).noShow.possible;
}

/**
 * The meetings that `needsOutcome` selects, latest first, divided by whether the rep noted them as
 * held (`held` contains booking ids).
 */
export function partOutcomes(
  bookings: readonly Booking[],
  held: ReadonlySet<string>,
  now: number,
): { open: Booking[]; held: Booking[] } {
  const unjudged = bookings.filter((booking) => needsOutcome(booking, now)).sort(byStart);
  return {
    open: unjudged.filter(({ id }) => !held.has(id)),
    held: unjudged.filter(({ id }) => held.has(id)),
  };
}
