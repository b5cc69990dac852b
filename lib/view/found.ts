import type { Booking } from '../bookings/booking.ts';
import { byStart, nextMeeting } from '../bookings/history.ts';
import type { FoundCustomer } from './extras-model.ts';
import type { Subject } from './model.ts';

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
