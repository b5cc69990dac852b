import type { Slot } from '../../domain/details/slot.ts';
import { weekdayOf, zoneClock } from './zone-clock.ts';

/** One day of the user's own calendar with its free times, the earliest first. */
export interface SlotDay {
  /** The local day, as days since 1 January 1970. */
  day: number;
  slots: Slot[];
}

/** A week from Monday to Sunday in the user's zone. */
export interface SlotWeek {
  /** Its Monday, as days since 1 January 1970. */
  monday: number;
  /** Its seven days, also those without free times and those before today. */
  days: SlotDay[];
  /** The number of its free times. */
  count: number;
}

/**
 * The weeks from the one of `from` to the one in which `until` lies (both UTC ms), in the user's
 * zone. Slots outside of them are left out. A pure function; slots may be in any order.
 */
export function slotWeeks(
  slots: readonly Slot[],
  zone: string,
  from: number,
  until: number,
): SlotWeek[] {
  const clock = zoneClock(zone);
  const mondayOf = (day: number) => day - weekdayOf(day);
  const first = mondayOf(clock(from).day);
  const last = mondayOf(clock(Math.max(until - 1, from)).day);
  const weeks = Array.from(
    { length: (last - first) / 7 + 1 },
    (_, week): SlotWeek => ({
      monday: first + 7 * week,
      days: Array.from({ length: 7 }, (_, day) => ({ day: first + 7 * week + day, slots: [] })),
      count: 0,
    }),
  );
  for (const slot of [...slots].sort((a, b) => a.starts - b.starts)) {
    const { day } = clock(slot.starts);
    const week = weeks[Math.floor((day - first) / 7)];
    const one = week?.days[day - week.monday];
    if (!week || !one) continue;
    one.slots.push(slot);
    week.count += 1;
  }
  return weeks;
}

/**
 * Whether the next slots have to be asked for while this week is shown: from the fourth week of 28
 * days on, that is where less than a week after it is known.
 */
export function needsMore(week: SlotWeek, zone: string, until: number): boolean {
  return zoneClock(zone)(until).day < week.monday + 14;
}
