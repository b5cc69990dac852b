/** Where and in which language an instant is told. */
export interface ZoneAndLocale {
  /** IANA name; one the browser knows. */
  zone: string;
  /** BCP 47 tag. */
  locale: string;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A day of twenty-four hours, in ms. */
export const DAY_MS = 24 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Building a format costs a hundred times more than using it, so each is built once. */
function format({ zone, locale }: ZoneAndLocale, options: Intl.DateTimeFormatOptions) {
  const name = JSON.stringify([zone, locale, options]);
  let found = formats.get(name);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    formats.set(name, found);
  }
  return found;
}

/** The zone if the browser knows it, else `null`. */
export function knownZone(zone: string | null): string | null {
  if (!zone) return null;
  try {
    format({ zone, locale: 'en' }, {});
    return zone;
  } catch {
    return null;
  }
}

/** Year, month (1 to 12), day, hour and minute as a clock on that zone's wall shows them. */
function wall(instant: number, zone: string) {
  const parts = format(
    { zone, locale: 'en-u-ca-gregory-nu-latn' },
    {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    },
  ).formatToParts(instant);
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
  };
}

/** Midnights between two instants on the wall calendar; immune to days of 23 or 25 hours. */
export function daysBetween(from: number, to: number, zone: string): number {
  const a = wall(from, zone);
  const b = wall(to, zone);
  return (Date.UTC(b.year, b.month - 1, b.day) - Date.UTC(a.year, a.month - 1, a.day)) / DAY_MS;
}

/**
 * How far off, in words: "in 3 minutes", "tomorrow", "2 weeks ago". Days are counted as midnights,
 * so "tomorrow" is never today. `null` within one minute, where only "now" is right.
 */
export function relative(
  instant: number,
  now: number,
  { zone, locale }: ZoneAndLocale,
): string | null {
  const gap = instant - now;
  const size = Math.abs(gap);
  const say = (amount: number, unit: Intl.RelativeTimeFormatUnit, numeric: 'auto' | 'always') =>
    new Intl.RelativeTimeFormat(locale, { numeric }).format(amount, unit);
  if (size < MINUTE_MS) return null;
  if (size < HOUR_MS) return say(Math.trunc(gap / MINUTE_MS), 'minute', 'always');
  const days = daysBetween(now, instant, zone);
  if (days === 0 || size < 6 * HOUR_MS) {
    return say(Math.sign(gap) * Math.round(size / HOUR_MS), 'hour', 'always');
  }
  const far = Math.abs(days);
  if (far < 14) return say(days, 'day', 'auto');
  if (far < 60) return say(Math.round(days / 7), 'week', 'always');
  if (far < 700) return say(Math.round(days / 30.44), 'month', 'always');
  return say(Math.round(days / 365.25), 'year', 'always');
}

/** Seconds still to wait, in words: "in 42 seconds", "in 3 minutes". */
export function waiting(until: number, now: number, locale: string): string {
  const left = Math.max(0, until - now);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  return left < 100_000
    ? words.format(Math.ceil(left / 1000), 'second')
    : words.format(Math.ceil(left / MINUTE_MS), 'minute');
}

const DATE: Intl.DateTimeFormatOptions = { weekday: 'short', month: 'short', day: 'numeric' };

/** The day with its year, however near: "Nov 20, 2025". */
export function date(instant: number, place: ZoneAndLocale): string {
  return format(place, { year: 'numeric', month: 'short', day: 'numeric' }).format(instant);
}

/** The day, with its year only where that is not the present one: "Thu, Nov 22". */
export function day(instant: number, now: number, place: ZoneAndLocale): string {
  return format(place, dated(instant, now, place)).format(instant);
}

function dated(instant: number, now: number, { zone }: ZoneAndLocale): Intl.DateTimeFormatOptions {
  const present = wall(instant, zone).year === wall(now, zone).year;
  return present ? DATE : { ...DATE, year: 'numeric' };
}

const TIME: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };

/** The time of day: "9:00 AM" or "09:00", as the locale has it. */
export function time(instant: number, place: ZoneAndLocale): string {
  return format(place, TIME).format(instant);
}

/** From when to when: "Thu, Nov 22, 9:00 – 9:30 AM"; without a length, only from when. */
export function span(
  starts: number,
  minutes: number | null,
  now: number,
  place: ZoneAndLocale,
): string {
  const both = format(place, { ...dated(starts, now, place), ...TIME });
  return minutes && minutes > 0
    ? both.formatRange(starts, starts + minutes * MINUTE_MS)
    : both.format(starts);
}

/** The same, without the day. */
export function hours(starts: number, minutes: number | null, place: ZoneAndLocale): string {
  return minutes && minutes > 0
    ? format(place, TIME).formatRange(starts, starts + minutes * MINUTE_MS)
    : time(starts, place);
}

/**
 * The start as the other zone's wall has it, with the day where that differs from ours. `null`
 * where both walls show the same, or the zone is not known.
 */
export function elsewhere(starts: number, zone: string | null, here: ZoneAndLocale): string | null {
  const there = knownZone(zone);
  if (there === null) return null;
  const ours = wall(starts, here.zone);
  const theirs = wall(starts, there);
  if (JSON.stringify(ours) === JSON.stringify(theirs)) return null;
  const place = { zone: there, locale: here.locale };
  return ours.day === theirs.day
    ? time(starts, place)
    : format(place, { ...DATE, ...TIME }).format(starts);
}

/**
 * The zone as people call it: "New York". Zones that name no city are told by their distance from
 * Greenwich at that instant: "GMT-5".
 */
export function zoneName(zone: string, instant: number, locale: string): string {
  const [area, ...rest] = zone.split('/');
  const city = rest.at(-1);
  if (city && !/^(Etc|US|SystemV)$/i.test(area ?? '')) return city.replaceAll('_', ' ');
  const parts = format({ zone, locale }, { timeZoneName: 'shortOffset' }).formatToParts(instant);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** The month as a heading: "November 2026". */
export function month(instant: number, place: ZoneAndLocale): string {
  return format(place, { month: 'long', year: 'numeric' }).format(instant);
}

/** The leaf of a wall calendar: month in short, and day. */
export function calendarLeaf(
  instant: number,
  place: ZoneAndLocale,
): { month: string; day: string } {
  return {
    month: format(place, { month: 'short' }).format(instant),
    day: String(wall(instant, place.zone).day),
  };
}
