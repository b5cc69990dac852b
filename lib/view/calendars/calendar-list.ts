import { fold } from '../../domain/fold.ts';
import type { DirectoryRow } from '../../store/schema.ts';
import type { WhoAmI } from './who-am-i.ts';

/** What customers can book on: a booking calendar, or a classic master page or booking page. */
export interface CalendarChoice {
  id: string;
  kind: 'calendar' | 'masterPage' | 'page';
  name: string;
  /** Where customers book on it. Untrusted: only `bookingLink` may pass it. */
  url: string | null;
  /** The length of a meeting, as far as OnceHub tells. */
  minutes: number | null;
  /** False where OnceHub said that nobody can book on it. */
  published: boolean;
  /** Whose it is: the rep's, one of their teams', or somebody else's or not known. */
  whose: 'mine' | 'team' | 'other';
  /** The name of the user whose it is; `null` for a team's, a classic page, and the unknown. */
  host: string | null;
  /** When it was used, counted back: 0 for the last used one; `null` for never. */
  used: number | null;
}

/**
 * The calendars and classic pages of the account, in the order in which they are offered: those
 * nobody can book on last. Where the rep is known: the one used last, the rep's own, their teams',
 * and the others; else by last use. Each of these by last use, then by name in `locale`. Pure.
 */
export function calendarList(
  directory: readonly DirectoryRow[],
  given: { rep: WhoAmI; used: readonly string[]; locale: string },
): CalendarChoice[] {
  const rep = given.rep.is === 'known' ? given.rep.user : null;
  const users = new Map(directory.map((row) => [row.id, row.kind === 'user' ? row.name : null]));
  const places = new Map(given.used.map((id, place) => [id, place]));
  const { compare } = new Intl.Collator(given.locale, { numeric: true });

  function choice({ id, kind, name, calendar, page }: DirectoryRow): CalendarChoice[] {
    if (kind !== 'calendar' && kind !== 'masterPage' && kind !== 'page') return [];
    const host = calendar?.host ?? null;
    const isTeam = host !== null && rep?.teams.includes(host);
    const whose = host !== null && host === rep?.id ? 'mine' : isTeam ? 'team' : 'other';
    return [
      {
        ...{ id, kind, name, whose },
        url: calendar?.url ?? page?.url ?? null,
        minutes: calendar?.minutes ?? null,
        published: (calendar ? calendar.published : page?.active) !== false,
        host: (host && users.get(host)) ?? null,
        used: places.get(id) ?? null,
      },
    ];
  }

  /** Compared one after the other, the smaller first. */
  const ranks = ({ published, used, whose }: CalendarChoice): number[] => [
    published ? 0 : 1,
    rep && used !== 0 ? 1 + ['mine', 'team', 'other'].indexOf(whose) : 0,
    used ?? Number.POSITIVE_INFINITY,
  ];
  const ranked = directory.flatMap(choice).map((one) => ({ one, ranks: ranks(one) }));
  ranked.sort((a, b) => {
    const at = a.ranks.findIndex((rank, place) => rank !== b.ranks[place]);
    if (at >= 0) return (a.ranks[at] ?? 0) < (b.ranks[at] ?? 0) ? -1 : 1;
    return compare(a.one.name, b.one.name) || (a.one.id < b.one.id ? -1 : 1);
  });
  return ranked.map(({ one }) => one);
}

/** Those whose name or host has every word of a text, in their order; all for an empty text. */
export function searchCalendars(
  calendars: readonly CalendarChoice[],
  text: string,
): CalendarChoice[] {
  const words = fold(text).split(' ').filter(Boolean);
  return calendars.filter(({ name, host }) => {
    const all = fold(`${name} ${host ?? ''}`);
    return words.every((word) => all.includes(word));
  });
}
