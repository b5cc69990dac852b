const HOUR = 3_600_000;

/** Writes instants for the demo pages, relative to one present moment so that they always look fresh. */
export interface Clock {
  /** Instant (UTC ms) so many hours before the present moment. */
  ago(hours: number): number;
  /** For a row: the time of day for the last 20 hours, else day and month. */
  short(instant: number): string;
  /** For a header: weekday, day, month and time of day. */
  long(instant: number): string;
}

/** A clock standing at `now` (UTC ms) that speaks `locale`. */
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
