import type { BookingRecord } from './records.ts';
import type { World } from './world.ts';

/**
 * Changes a booking now. With a `lag` (seconds), GET answers are stale: they show the old state for
 * that long. Lists do so for the seconds of the switch `listLag` as well.
 */
export function change(
  world: World,
  booking: BookingRecord,
  changes: Partial<BookingRecord>,
  lag = world.switches.statusLag,
): void {
  const now = world.clock.now();
  const { stale: _, staleInLists: __, ...before } = booking;
  const { listLag } = world.switches;
  Object.assign(booking, changes, { updated: now });
  delete booking.stale;
  delete booking.staleInLists;
  if (lag > 0) booking.stale = { until: now + lag * 1000, record: before };
  if (listLag > 0) booking.staleInLists = { until: now + listLag * 1000, record: before };
}
