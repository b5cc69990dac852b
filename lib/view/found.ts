import type { Booking } from '../domain/booking.ts';
import { byStart, nextMeeting } from '../domain/history.ts';
import type { Subject } from './model.ts';
import type { FoundCustomer } from './panel/model.ts';

/** A person at a glance, from their bookings; `now` in UTC ms. Pure. */
export function foundCustomer(
  subject: Subject,
  company: string | null,
  bookings: readonly Booking[],
  now: number,
): FoundCustomer {
  const next = nextMeeting(bookings, now);
  const past = bookings.filter((booking) => booking !== next && (booking.starts ?? now) < now);
  const last = past.sort(byStart)[0] ?? null;
  return { subject, company, next, last, count: bookings.length };
}
