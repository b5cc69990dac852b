import type { Booking } from './booking.ts';
import { offers } from './rules.ts';

/** The instant a booking is over; without a length, an hour is assumed so that it does not vanish while it runs. */
export const endOf = (booking: Booking): number | null =>
  booking.starts === null ? null : booking.starts + (booking.minutes ?? 60) * 60_000;

const takesPlace = (booking: Booking) =>
  booking.status === 'scheduled' || booking.status === 'rescheduled';

/** The earliest meeting that is to take place and is not over yet. */
export function nextMeeting(bookings: readonly Booking[], now: number): Booking | null {
  let next: Booking | null = null;
  for (const booking of bookings) {
    const end = endOf(booking);
    if (!takesPlace(booking) || end === null || end <= now) continue;
    if (next === null || (booking.starts ?? 0) < (next.starts ?? 0)) next = booking;
  }
  return next;
}

/** Latest start first; those without a time stand by when they were made, the id settles ties. */
export function byStart(a: Booking, b: Booking): number {
  const at = (booking: Booking) => booking.starts ?? booking.created ?? Number.NEGATIVE_INFINITY;
  return at(b) - at(a) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0) || 0;
}

/** The meetings of this person that can be marked as no-shows, the latest first. */
export const noShowTargets = (bookings: readonly Booking[], now: number): Booking[] =>
  bookings.filter((booking) => offers(booking, now).noShow.possible).sort(byStart);

/** Of two accounts of one booking the one OnceHub changed later; without a date, the one just heard. */
export function later(known: Booking | undefined, heard: Booking): Booking {
  if (known?.updated == null || heard.updated === null) return heard;
  return known.updated > heard.updated ? known : heard;
}
