import type { Booking, Status } from '../booking.ts';

/** The statuses of a seat that was taken when its session began. */
const SEATED: ReadonlySet<Status> = new Set(['scheduled', 'rescheduled', 'completed', 'no_show']);

/**
 * What the seats of one session (a group event) have in common: start, length, host, and the
 * calendar, or the booking page and event type. OnceHub has a booking for each seat and no id for
 * the session. `null` where the booking does not tell, or is no seat. The subject is not compared,
 * since it may name the customer; nor is the master page, since some may have come without it.
 */
export function sessionKey(booking: Booking): string | null {
  const { starts, minutes, owner, calendar, page, eventType, status } = booking;
  const isTold = starts !== null && owner !== null && (calendar ?? page ?? eventType) !== null;
  if (!isTold || !SEATED.has(status)) return null;
  return JSON.stringify([starts, minutes, owner, calendar, page, eventType]);
}
