import { knownZone } from './dates.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    });
    formats.set(zone, found);
  }
  return found;
}

/**
 * Local time of an instant (UTC ms) in a zone, in ISO 8601 with offset:
 * `2026-11-20T09:15:00+01:00`. UTC in a zone the browser does not know; empty for an instant that
 * no `Date` can hold.
 */
export function isoIn(instant: number, zone: string): string {
  if (Number.isNaN(new Date(instant).getTime())) return '';
  const parts = new Map(
    formatIn(knownZone(zone) ?? 'UTC')
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const [year, month, day, hour, minute, second] = (
    ['year', 'month', 'day', 'hour', 'minute', 'second'] as const
  ).map((type) => parts.get(type) ?? '');
  // `longOffset` gives "GMT" without digits for an offset of zero.
  const offset = parts.get('timeZoneName')?.slice('GMT'.length) || '+00:00';
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}
