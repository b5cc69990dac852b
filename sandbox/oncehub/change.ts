import type { BookingRecord } from './records.ts';
import type { World } from './world.ts';

/**
 * Changes a booking now. With a `lag` (seconds), GET answers are stale: they show the old state for
 * that long; with the switch `listLag`, only lists do.
 */
export function change(
  world: World,
  booking: BookingRecord,
  changes: Partial<BookingRecord>,
  lag = world.switches.statusLag,
): void {
  const now = world.clock.now();
  const { stale: _, listed, ...before } = booking;
  Object.assign(booking, changes, { updated: now });
  delete booking.stale;
  delayInLists(world, booking, listed && now < listed.until ? listed.record : before);
  if (lag > 0) booking.stale = { until: now + lag * 1000, record: before };
}

/** Lets lists show a state of a booking (`null`: that there is none) for `listLag` seconds. */
export function delayInLists(
  { switches: { listLag }, clock }: World,
  booking: BookingRecord,
  record: BookingRecord | null,
): void {
  delete booking.listed;
  if (listLag > 0) booking.listed = { until: clock.now() + listLag * 1000, record };
}
