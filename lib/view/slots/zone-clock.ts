import { DAY_MS, MINUTE_MS, wall } from '../../domain/dates.ts';

/** Local time in a zone. */
export interface LocalTime {
  /** The local day, as days since 1 January 1970; its weekday and date are those of UTC. */
  day: number;
  /** The minute of that day by the clock on the wall, 0 to 1439. */
  minute: number;
  /** How far the zone is ahead of UTC, in minutes. */
  offset: number;
  /** Whether this day and minute come twice, because clocks are set back. */
  isTwice: boolean;
}

/** Minutes of a day. */
const DAY_MINUTES = 1440;

/** A function from an instant (UTC ms) to local time. */
export type ZoneClock = (instant: number) => LocalTime;

const clocks = new Map<string, ZoneClock>();

/** The clock of a zone: one for all who need it, so that each offset is asked for once. */
export function zoneClock(zone: string): ZoneClock {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = createClock(zone);
    clocks.set(zone, clock);
  }
  return clock;
}

/**
 * The clock of a zone for many instants (UTC ms): asking the browser takes a hundred times longer
 * than adding an offset, so it is asked for two offsets of each UTC day only, and for each instant
 * where these differ. A zone the browser does not know has the clock of UTC.
 */
function createClock(zone: string): ZoneClock {
  const offsets = new Map<number, number>();
  const offsetAt = (instant: number): number => {
    const { year, month, day, hour, minute } = wall(instant, zone);
    const local = Date.UTC(year, month - 1, day, hour, minute) / MINUTE_MS;
    return local - Math.floor(instant / MINUTE_MS);
  };
  const atMidnight = (day: number): number => {
    let offset = offsets.get(day);
    if (offset === undefined) {
      offset = offsetAt(day * DAY_MS);
      offsets.set(day, offset);
    }
    return offset;
  };
  return (instant) => {
    const utcDay = Math.floor(instant / DAY_MS);
    const [before, after] = [atMidnight(utcDay), atMidnight(utcDay + 1)];
    const offset = before === after ? before : offsetAt(instant);
    const minutes = Math.floor(instant / MINUTE_MS) + offset;
    const day = Math.floor(minutes / DAY_MINUTES);
    return {
      day,
      minute: minutes - day * DAY_MINUTES,
      offset,
      isTwice: isTwice(instant, offset, before, after),
    };
  };

  /** Clocks are set back by `before - after` on this UTC day: the same time is then shown again. */
  function isTwice(instant: number, offset: number, before: number, after: number): boolean {
    const back = (before - after) * MINUTE_MS;
    if (back <= 0) return false;
    return offset === before
      ? offsetAt(instant + back) === after
      : offsetAt(instant - back) === before;
  }
}

/** The day of the week of a local day, 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;
