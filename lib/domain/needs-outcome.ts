import type { Booking } from './booking.ts';
import { DAY_MS } from './dates.ts';
import { byStart, endOf } from './history.ts';
import { offers } from './rules.ts';

/** How far back a meeting is asked about, in ms: who can still say how an older one went? */
export const OUTCOME_SPAN_MS = 14 * DAY_MS;

/**
 * Whether nobody has said yet how a meeting of the last two weeks went. OnceHub calls it "completed"
 * once its time has passed (API v2, section "Booking"), which says nothing about who came.
 */
export function needsOutcome(booking: Booking, now: number): boolean {
  const end = endOf(booking);
  if (end === null || end > now || booking.starts === null) return false;
  return booking.starts >= now - OUTCOME_SPAN_MS && offers(booking, now).noShow.possible;
}

/** The meetings nobody has judged, parted by whether the person noted them as held; latest first. */
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
