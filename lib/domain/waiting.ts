import { isTime, knownLocale, MINUTE_MS, NO_TIME } from './dates.ts';

/** The remaining wait in words: "in 42 seconds"; from 100 seconds on, "in 3 minutes". */
export function waiting(until: number, now: number, locale: string): string {
  const left = Math.max(0, until - now);
  if (!isTime(left)) return NO_TIME;
  const words = new Intl.RelativeTimeFormat(knownLocale(locale) ?? 'en', { numeric: 'always' });
  return left < 100_000
    ? words.format(Math.ceil(left / 1000), 'second')
    : words.format(Math.ceil(left / MINUTE_MS), 'minute');
}
