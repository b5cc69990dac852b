const HOUR = 3_600_000;

/**
 * Computes and formats times for the demo pages, relative to the present moment, so that the pages
 * always look recent.
 */
export interface Clock {
  /** The time (UTC ms) this many hours before the present moment. */
  ago(hours: number): number;
  /** The text for a row: the time of day within the last 20 hours, else day and month. */
  short(instant: number): string;
  /** The text for a header: weekday, day, month and time of day. */
  long(instant: number): string;
}

/** A clock fixed at `now` (UTC ms) with texts in `locale` (BCP 47). */
export const clockAt = (now: number, locale: string): Clock => {
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
  const both = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  });
  return {
    ago: (hours) => now - hours * HOUR,
    short: (instant) => (now - instant < 20 * HOUR ? time : day).format(instant),
    long: (instant) => both.format(instant),
  };
};
