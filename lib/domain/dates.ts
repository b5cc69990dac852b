/**
 * The time zone and the language in which an instant is written. Nothing here throws: some browsers
 * name a zone of their own that they do not know.
 */
export interface ZoneAndLocale {
  /** IANA name. In an unknown zone instants are written in UTC, and times of day say so. */
  zone: string;
  /** BCP 47 tag; what is none is written in English. */
  locale: string;
}

/** A minute, in ms. */
export const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A day of twenty-four hours, in ms. */
export const DAY_MS = 24 * HOUR_MS;
const CENTURY_MS = 36_525 * DAY_MS;

/** Written in place of an instant that no `Date` can hold. */
export const NO_TIME = '–';
/** Whether a `Date` can hold the instant (UTC ms); `Intl` throws for any other. */
export const isTime = (instant: number) => Math.abs(instant) <= 8.64e15;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Cached formatters: building one costs a hundred times more than using it. */
export function format(place: ZoneAndLocale, options: Intl.DateTimeFormatOptions) {
  const name = JSON.stringify([place.zone, place.locale, options]);
  let found = formats.get(name);
  if (!found) {
    found = build(place, options);
    formats.set(name, found);
  }
  return found;
}

function build(place: ZoneAndLocale, options: Intl.DateTimeFormatOptions) {
  const locale = knownLocale(place.locale) ?? 'en';
  const zone = knownZone(place.zone);
  if (zone !== null) return new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  const named = options.hour ? ({ timeZoneName: 'short' } as const) : {};
  return new Intl.DateTimeFormat(locale, { ...options, ...named, timeZone: 'UTC' });
}

const knownZones = new Set<string>();

/** Checks a time zone name: returns it if the browser knows it, else `null`. */
export function knownZone(zone: string | null): string | null {
  if (!zone || knownZones.has(zone)) return zone || null;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    knownZones.add(zone);
    return zone;
  } catch {
    return null;
  }
}

/** Checks a language tag: returns it if it is well-formed, else `null`. */
export function knownLocale(locale: string): string | null {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? null;
  } catch {
    return null;
  }
}

/** Local time in the zone: year, month (1 to 12), day, hour (0 to 23) and minute; else `NaN`. */
export function wall(instant: number, zone: string) {
  const formatter = format(
    { zone, locale: 'en-u-ca-gregory-nu-latn' },
    {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    },
  );
  const parts = isTime(instant) ? formatter.formatToParts(instant) : [];
  const read = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value);
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
  };
}

/**
 * The number of local midnights between two instants (UTC ms), negative where `to` is earlier. Days
 * of 23 or 25 hours, at a change to or from summer time, count as one. `NaN` without an instant.
 */
export function daysBetween(from: number, to: number, zone: string): number {
  const a = wall(from, zone);
  const b = wall(to, zone);
  return (Date.UTC(b.year, b.month - 1, b.day) - Date.UTC(a.year, a.month - 1, a.day)) / DAY_MS;
}

/**
 * Relative time in words: "in 3 minutes", "tomorrow", "2 weeks ago". Days are counted by local
 * midnights, so "tomorrow" is never today. `null` within one minute of now; a dash without an
 * instant.
 */
export function relative(
  instant: number,
  now: number,
  { zone, locale }: ZoneAndLocale,
): string | null {
  if (!isTime(instant) || !isTime(now)) return NO_TIME;
  const gap = instant - now;
  const size = Math.abs(gap);
  const say = (amount: number, unit: Intl.RelativeTimeFormatUnit, numeric: 'auto' | 'always') =>
    new Intl.RelativeTimeFormat(knownLocale(locale) ?? 'en', { numeric }).format(amount, unit);
  if (size < MINUTE_MS) return null;
  if (size < HOUR_MS) return say(Math.trunc(gap / MINUTE_MS), 'minute', 'always');
  // Centuries away, local time has no era, and the day may be one that no `Date` can hold.
  const days = size < CENTURY_MS ? daysBetween(now, instant, zone) : Math.trunc(gap / DAY_MS);
  if (days === 0 || size < 6 * HOUR_MS) {
    return say(Math.sign(gap) * Math.round(size / HOUR_MS), 'hour', 'always');
  }
  const far = Math.abs(days);
  if (far < 14) return say(days, 'day', 'auto');
  if (far < 60) return say(Math.round(days / 7), 'week', 'always');
  if (far < 700) return say(Math.round(days / 30.44), 'month', 'always');
  return say(Math.round(days / 365.25), 'year', 'always');
}

/** How a day is written. */
export const DATE: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
};

/** An instant (UTC ms) as these options say; a dash where no `Date` can hold it. */
export const write = (
  instant: number,
  place: ZoneAndLocale,
  options: Intl.DateTimeFormatOptions,
) => (isTime(instant) ? format(place, options).format(instant) : NO_TIME);

/** The date, always with its year: "Nov 20, 2025". */
export function date(instant: number, place: ZoneAndLocale): string {
  return write(instant, place, { year: 'numeric', month: 'short', day: 'numeric' });
}

/** The weekday and date, with the year only where it is not the current one: "Thu, Nov 22". */
export function day(instant: number, now: number, place: ZoneAndLocale): string {
  return write(instant, place, dated(instant, now, place));
}

function dated(instant: number, now: number, { zone }: ZoneAndLocale): Intl.DateTimeFormatOptions {
  const present = wall(instant, zone).year === wall(now, zone).year;
  return present ? DATE : { ...DATE, year: 'numeric' };
}

/** How a time of day is written. */
export const TIME: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };

/** The time of day, by the rules of the locale: "9:00 AM" or "09:00". */
export function time(instant: number, place: ZoneAndLocale): string {
  return write(instant, place, TIME);
}

/** How far the zone's clocks are ahead of UTC at an instant, in minutes. */
function offset(instant: number, zone: string): number {
  const { year, month, day, hour, minute } = wall(instant, zone);
  return Math.round((Date.UTC(year, month - 1, day, hour, minute) - instant) / MINUTE_MS);
}

/**
 * Date and time range: "Thu, Nov 22, 9:00 – 9:30 AM". Without a duration only the start. Where the
 * clocks are changed within an hour, a time of day may come twice: then both times name their zone.
 */
export function span(
  starts: number,
  minutes: number | null,
  now: number,
  place: ZoneAndLocale,
): string {
  if (!isTime(starts)) return NO_TIME;
  const { zone } = place;
  const end = starts + (minutes ?? 0) * MINUTE_MS;
  // `NaN` at the far ends of time, where nothing changes.
  const change = offset(end + HOUR_MS, zone) - offset(starts - HOUR_MS, zone);
  const time = change ? ({ ...TIME, timeZoneName: 'short' } as const) : TIME;
  const both = format(place, { ...dated(starts, now, place), ...time });
  if (!(end > starts && isTime(end))) return both.format(starts);
  if (!change || daysBetween(starts, end, zone)) return both.formatRange(starts, end);
  return `${both.format(starts)} – ${write(end, place, time)}`;
}
