import {
  DAY_MS,
  format,
  knownZone,
  MINUTE_MS,
  TIME,
  type ZoneAndLocale,
} from '../../domain/dates.ts';
import { t } from '../i18n.ts';
import { type LocalTime, weekdayOf, zoneClock } from './zone-clock.ts';

/** How one free time is shown. */
export interface SlotWords {
  /** The time of day by the user's clock; with the zone where it comes twice. */
  mine: string;
  /**
   * By the customer's clock, with the weekday where it is another day there; `null` where their
   * zone is not known, or the clocks show the same.
   */
  theirs: string | null;
  /**
   * Whether it starts from 9:00 to before 17:00 on Monday to Friday in their zone: usual hours, and
   * no more than that. `null` where their zone is not known.
   */
  isUsual: boolean | null;
  /** Both clocks, each in its line. */
  text: string;
  /** What a screen reader says: both times, and whether it is outside of usual hours. */
  name: string;
}

const [OPENS, CLOSES] = [9 * 60, 17 * 60];
const SATURDAY = 5;

const isUsual = ({ day, minute }: LocalTime): boolean =>
  weekdayOf(day) < SATURDAY && minute >= OPENS && minute < CLOSES;

/**
 * Words for many free times, by their start (UTC ms): each text is made once. `theirs` is the
 * customer's zone; one that the browser does not know counts as unknown.
 */
export function slotWords(
  place: ZoneAndLocale,
  theirs: string | null,
): (starts: number) => SlotWords {
  const own = clockWords(place);
  const zone = knownZone(theirs);
  const other = zone === null ? null : clockWords({ zone, locale: place.locale });
  const known = new Map<string, SlotWords>();
  return (starts) => {
    const here = own.clock(starts);
    const there = other?.clock(starts);
    const usual = there ? isUsual(there) : null;
    const mine = own.time(starts, here);
    const isSame = there?.day === here.day && there.minute === here.minute && !here.isTwice;
    const at =
      !other || !there || isSame ? null : other.time(starts, there, there.day !== here.day);
    const key = `${mine}\n${at}\n${usual}`;
    let words = known.get(key);
    if (!words) {
      words = {
        ...{ mine, theirs: at, isUsual: usual },
        text: at === null ? mine : `${mine}\n${at}`,
        name: nameOf(mine, at, usual),
      };
      known.set(key, words);
    }
    return words;
  };
}

function nameOf(mine: string, theirs: string | null, usual: boolean | null): string {
  const both = theirs === null ? mine : t('slot_both', mine, theirs);
  return usual === false ? t('slot_unusual', both) : both;
}

type ClockWords = ReturnType<typeof createClockWords>;
const made = new Map<string, ClockWords>();

/** The clock of a place with its texts: one for all weeks that are shown. */
function clockWords(place: ZoneAndLocale): ClockWords {
  const name = `${place.zone} ${place.locale}`;
  let words = made.get(name);
  if (!words) {
    words = createClockWords(place);
    made.set(name, words);
  }
  return words;
}

/** The clock of a place, and its times of day as text. */
function createClockWords(place: ZoneAndLocale) {
  const texts = new Map<number, string>();
  const days = dayWords(place.locale);
  const plain = format({ zone: 'UTC', locale: place.locale }, TIME);
  const zoned = format(place, { ...TIME, timeZoneName: 'short' });
  const text = (starts: number, { minute, isTwice }: LocalTime): string => {
    if (isTwice) return unbroken(zoned.format(starts));
    let found = texts.get(minute);
    if (found === undefined) {
      found = unbroken(plain.format(minute * MINUTE_MS));
      texts.set(minute, found);
    }
    return found;
  };
  return {
    clock: zoneClock(place.zone),
    time: (starts: number, local: LocalTime, withDay = false): string =>
      withDay ? `${days.short(local.day)} ${text(starts, local)}` : text(starts, local),
  };
}

/** A time of day that is never broken into two lines. */
const unbroken = (text: string): string => text.replace(/\s/g, '\u00a0');

/** How local days (days since 1970) are written in a locale. */
export function dayWords(locale: string) {
  const utc = { zone: 'UTC', locale };
  const as = (options: Intl.DateTimeFormatOptions) => (day: number) =>
    format(utc, options).format(day * DAY_MS);
  const week = format(utc, { month: 'short', day: 'numeric' });
  return {
    /** "Thu" */
    short: as({ weekday: 'short' }),
    /** "17" */
    date: as({ day: 'numeric' }),
    /** "Thursday, September 17" */
    long: as({ weekday: 'long', month: 'long', day: 'numeric' }),
    /** "Sep 14 – 20" */
    week: (monday: number) => week.formatRange(monday * DAY_MS, (monday + 6) * DAY_MS),
  };
}
