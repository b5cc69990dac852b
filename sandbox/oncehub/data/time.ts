/** A minute in ms. */
export const MINUTE = 60_000;
/** An hour in ms. */
export const HOUR = 60 * MINUTE;
/** A day in ms. */
export const DAY = 24 * HOUR;

/** The given UTC time of day, `days` after the UTC day of `now`; in UTC ms. */
export function at(now: number, days: number, hour: number, minute = 0): number {
  return now - (now % DAY) + days * DAY + hour * HOUR + minute * MINUTE;
}

/** Returns a function that gives the UTC offset of `zone`, in ms, at a time. */
function offsetReader(zone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (time) => {
    const name = format.formatToParts(time).find(({ type }) => type === 'timeZoneName')?.value;
    const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? [];
    return Number(`${sign}1`) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
  };
}

/** The first midnight in `zone` after `time`, UTC ms. */
export function nextMidnight(zone: string, time: number): number {
  const offset = offsetReader(zone);
  const local = time + offset(time);
  const midnight = local - (local % DAY) + DAY;
  return midnight - offset(midnight - offset(time));
}

/**
 * The next daylight saving change in `zone` after `time`, UTC ms; `time` plus a year when there is
 * none.
 */
export function nextClockChange(zone: string, time: number): number {
  const offset = offsetReader(zone);
  const start = time - (time % HOUR);
  const before = offset(start);
  let low = start;
  let high = start;
  while (offset(high) === before) {
    if (high - start > 366 * DAY) return high;
    low = high;
    high += 7 * DAY;
  }
  while (high - low > HOUR) {
    const middle = low + Math.floor((high - low) / 2 / HOUR) * HOUR;
    if (offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}
