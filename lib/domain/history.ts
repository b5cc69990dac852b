import type { Booking } from './booking.ts';
import { offers } from './rules.ts';

/**
 * When a booking ends (UTC ms); `null` where it has no start. Without a duration one hour is
 * assumed, so that the booking does not disappear while it takes place.
 */
export const endOf = (booking: Booking): number | null =>
  booking.starts === null ? null : booking.starts + (booking.minutes ?? 60) * 60_000;

const takesPlace = (booking: Booking) =>
  booking.status === 'scheduled' || booking.status === 'rescheduled';

/** The earliest scheduled or rescheduled meeting that has not ended; `null` where there is none. */
export function nextMeeting(bookings: readonly Booking[], now: number): Booking | null {
  let next: Booking | null = null;
  for (const booking of bookings) {
    const end = endOf(booking);
    if (!takesPlace(booking) || end === null || end <= now) continue;
    if (next === null || (booking.starts ?? 0) < (next.starts ?? 0)) next = booking;
  }
  return next;
}

/**
 * Sort order: latest start first. A booking without a start is sorted by its creation; equal
 * instants by id.
 */
export function byStart(a: Booking, b: Booking): number {
  const at = (booking: Booking) => booking.starts ?? booking.created ?? Number.NEGATIVE_INFINITY;
  return at(b) - at(a) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0) || 0;
}

/** The bookings that can be marked as no-shows at `now`, latest first. */
export const noShowTargets = (bookings: readonly Booking[], now: number): Booking[] =>
  bookings.filter((booking) => offers(booking, now).noShow.possible).sort(byStart);

/**
 * The newer of two versions of one booking, by OnceHub's `updated`. Where either has no such date,
 * the version just received.
 */
export function later(known: Booking | undefined, heard: Booking): Booking {
  if (known?.updated == null || heard.updated === null) return heard;
  return known.updated > heard.updated ? known : heard;
}
