import type { DirectoryRow } from '../../store/schema.ts';

/** A booking calendar on which a customer can book. */
export interface BookableCalendar {
  id: string;
  name: string;
  /** The length of its meetings in minutes; `null` where OnceHub does not tell. */
  minutes: number | null;
  /** Its public address. Untrusted: only `safeLink` may link it. */
  url: string | null;
}

/**
 * The calendars of the directory on which customers can book, by their names in a locale (BCP 47).
 * One of which it is not known whether it is published is among them.
 */
export function bookableCalendars(
  directory: readonly DirectoryRow[],
  locale: string,
): BookableCalendar[] {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return directory
    .flatMap(({ id, kind, name, calendar }) =>
      kind === 'calendar' && calendar?.published !== false
        ? [{ id, name, minutes: calendar?.minutes ?? null, url: calendar?.url ?? null }]
        : [],
    )
    .sort((a, b) => compare(a.name, b.name));
}
