import {
  DATE,
  format,
  isTime,
  knownZone,
  NO_TIME,
  TIME,
  time,
  wall,
  write,
  type ZoneAndLocale,
} from './dates.ts';

/*
 * How the dates of meetings are written where they are shown one by one; `dates.ts` has what every
 * page needs.
 */

/**
 * The start in local time of another zone, with the date where its day differs from ours. `null`
 * where local time is the same in both zones, or the browser does not know the zone.
 */
export function elsewhere(starts: number, zone: string | null, here: ZoneAndLocale): string | null {
  const there = knownZone(zone);
  if (there === null || !isTime(starts)) return null;
  const ours = wall(starts, here.zone);
  const theirs = wall(starts, there);
  if (JSON.stringify(ours) === JSON.stringify(theirs)) return null;
  const place = { zone: there, locale: here.locale };
  return ours.day === theirs.day ? time(starts, place) : write(starts, place, { ...DATE, ...TIME });
}

/**
 * The usual name of a zone: its city, "New York". Zones without a city get their UTC offset at that
 * instant: "GMT-5". The name itself where the browser does not know it.
 */
export function zoneName(zone: string, instant: number, locale: string): string {
  const [area, ...rest] = zone.split('/');
  const city = rest.at(-1);
  if (city && !/^(Etc|US|SystemV)$/i.test(area ?? '')) return city.replaceAll('_', ' ');
  if (knownZone(zone) === null || !isTime(instant)) return zone;
  const parts = format({ zone, locale }, { timeZoneName: 'shortOffset' }).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** The month with its year, for a heading: "November 2026". */
export function month(instant: number, place: ZoneAndLocale): string {
  return write(instant, place, { month: 'long', year: 'numeric' });
}

/** The two lines of a calendar icon: the short month ("Nov") and the day of the month ("22"). */
export function calendarLeaf(
  instant: number,
  place: ZoneAndLocale,
): { month: string; day: string } {
  return {
    month: write(instant, place, { month: 'short' }),
    day: isTime(instant) ? String(wall(instant, place.zone).day) : NO_TIME,
  };
}
