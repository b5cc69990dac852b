import type { CalendarChoice, LinkKind } from './model.ts';

/** The text that says why a calendar has no link of a kind at present. */
export type NoOffer = 'link_unpublished' | 'link_generalOnly' | 'link_offline' | 'link_noUrl';

/** Why a calendar has no link of this kind at present; `null` where it has one. */
export function whyNoLink(
  { kind, published, url }: CalendarChoice,
  link: LinkKind,
  online: boolean,
): NoOffer | null {
  if (!published) return 'link_unpublished';
  if (link === 'general') return url === null ? 'link_noUrl' : null;
  if (kind === 'page') return 'link_generalOnly';
  return online ? null : 'link_offline';
}

/** The calendar that was used last; `null` where none was, or it is gone. */
export const lastUsed = (calendars: readonly CalendarChoice[]): CalendarChoice | null =>
  calendars.find(({ used }) => used === 0) ?? null;
