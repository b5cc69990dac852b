import type { SettingStore } from '../platform/storage.ts';
import { CALENDAR_USE_KEY } from './setting-keys.ts';

/** The kind of a link: for one booking, made by OnceHub, or a calendar's own link. */
export type LinkKind = 'oneTime' | 'general';

/** Which calendars the user has used. */
export interface CalendarUse {
  /** Ids of calendars and classic pages, the last used first. */
  used: string[];
  /** The kind of link that was copied last. */
  link: LinkKind;
}

/** Limit on the remembered calendars; the one used longest ago is dropped. */
const MAX_USED = 30;

/** Reads which calendars were used. Invalid data counts as none, and as one-time links. */
export async function readCalendarUse(store: Pick<SettingStore, 'get'>): Promise<CalendarUse> {
  const kept = (await store.get(CALENDAR_USE_KEY)) as
    | Partial<Record<keyof CalendarUse, unknown>>
    | undefined;
  const used = Array.isArray(kept?.used) ? kept.used : [];
  return {
    used: used.filter((one) => typeof one === 'string'),
    link: kept?.link === 'general' ? 'general' : 'oneTime',
  };
}

/** Stores that a calendar was used just now, and by which kind of link if by one. */
export async function writeCalendarUse(
  store: SettingStore,
  calendar: string,
  link?: LinkKind,
): Promise<void> {
  const before = await readCalendarUse(store);
  const used = [calendar, ...before.used.filter((one) => one !== calendar)].slice(0, MAX_USED);
  await store.set(CALENDAR_USE_KEY, { used, link: link ?? before.link });
}
