import type { SlotDay } from './slot-weeks.ts';
import { zoneClock } from './zone-clock.ts';

/** Where a key leads from a free time: to another one of the week, or to another week. */
export type SlotMove = { to: number } | { week: -1 | 1 } | null;

/**
 * The move of a key within the days of a week, from the free time at `starts` (UTC ms). Where days
 * are columns, Up and Down lead through one day and Left and Right to the next; where they are rows
 * it is the other way round. Home and End lead to the first and last of the day, Page Up and Down
 * to another week. `null` for other keys, and at an end.
 */
export function slotMove(
  key: string,
  days: readonly SlotDay[],
  starts: number,
  zone: string,
  areColumns: boolean,
): SlotMove {
  if (key === 'PageUp') return { week: -1 };
  if (key === 'PageDown') return { week: 1 };
  const place = days.findIndex(({ slots }) => slots.some((one) => one.starts === starts));
  const own = days[place]?.slots ?? [];
  const index = own.findIndex((one) => one.starts === starts);
  if (key === 'Home') return to(own[0]);
  if (key === 'End') return to(own.at(-1));
  const [back, on, before, after] = areColumns
    ? ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']
    : ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
  if (key === back) return to(own[index - 1] ?? daysWith(days, place, -1)?.slots.at(-1));
  if (key === on) return to(own[index + 1] ?? daysWith(days, place, 1)?.slots[0]);
  if (key === before) return to(nearest(daysWith(days, place, -1), starts, zone));
  if (key === after) return to(nearest(daysWith(days, place, 1), starts, zone));
  return null;
}

const to = (slot: { starts: number } | undefined): SlotMove => (slot ? { to: slot.starts } : null);

/** The next day with free times in a direction. */
function daysWith(days: readonly SlotDay[], from: number, step: -1 | 1): SlotDay | undefined {
  for (let at = from + step; days[at]; at += step) if (days[at]?.slots.length) return days[at];
  return undefined;
}

/** The free time of a day that is nearest to another one by the clock on the wall. */
export function nearest(day: SlotDay | undefined, starts: number, zone: string) {
  const clock = zoneClock(zone);
  const wanted = clock(starts).minute;
  const away = (one: { starts: number }) => Math.abs(clock(one.starts).minute - wanted);
  const [first, ...others] = day?.slots ?? [];
  return first && others.reduce((best, one) => (away(one) < away(best) ? one : best), first);
}
