import { DATE, knownZone, TIME, wall, write, type ZoneAndLocale } from '../../../domain/dates.ts';
import type { OfferLanguage } from '../../../domain/details/offer-language.ts';
import { zoneName } from '../../../domain/meeting-dates.ts';
import type { OfferTexts } from './texts/offer-words.ts';

/** Times that are offered to a customer. */
export interface Offer {
  /** UTC ms, in any order. */
  starts: readonly number[];
  /** The length of the meeting; `null` where it is not known. */
  minutes: number | null;
  /** The customer's zone (IANA); `null` where it is not known: the rep's times stand alone. */
  theirZone: string | null;
  own: ZoneAndLocale;
  language: OfferLanguage;
  /** The calendar's link; `null` for none. */
  link: string | null;
  /** UTC ms. */
  now: number;
}

/** The same message twice: as plain text, and as HTML for a mail program. */
export interface OfferMessage {
  text: string;
  html: string;
}

/** Times in words: one line each in their order, and the sentence that tells whose clock it is. */
export function offeredTimes(
  offer: Pick<Offer, 'starts' | 'theirZone' | 'own' | 'language' | 'now'>,
  texts: OfferTexts,
): { lines: string[]; about: string } {
  const { starts, own, language, now } = offer;
  const locale = localeFor(language, own.locale);
  const theirs = knownZone(offer.theirZone);
  const place = { zone: theirs ?? own.zone, locale };
  const mine = { zone: own.zone, locale };
  const sorted = [...starts].sort((a, b) => a - b);
  const first = sorted[0] ?? now;
  const differs = theirs !== null && sorted.some((one) => !isSame(one, theirs, own.zone));
  const lines = sorted.map((one) => line(one, place, differs ? mine : null, now));
  const [zone, ownZone] = [place.zone, own.zone].map((name) => zoneName(name, first, locale));
  const about =
    theirs === null
      ? texts.ownZone(ownZone ?? '')
      : differs
        ? texts.bothZones(zone ?? '', ownZone ?? '')
        : texts.theirZone(zone ?? '');
  return { lines, about };
}

/** Writes the message that offers times to a customer, in their language and by their clock. */
export function offerMessage(offer: Offer, texts: OfferTexts): OfferMessage {
  const { starts, minutes, language, link } = offer;
  const { lines, about } = offeredTimes(offer, texts);
  const lead = texts.lead(starts.length, minutes);
  return {
    text: [
      lead,
      '',
      ...lines.map((one) => `• ${one}`),
      '',
      about,
      ...(link === null ? [] : [`${texts.link}: ${link}`]),
      '',
    ].join('\n'),
    html: [
      `<div lang="${language}"><p>${escaped(lead)}</p>`,
      `<ul>${lines.map((one) => `<li>${escaped(one)}</li>`).join('')}</ul>`,
      `<p>${escaped(about)}</p>`,
      link === null ? '' : `<p><a href="${escaped(link)}">${escaped(texts.link)}</a></p>`,
      '</div>',
    ].join(''),
  };
}

/** The rep's own locale where it is one of the language, which knows more of how dates look. */
const localeFor = (language: OfferLanguage, own: string): string =>
  own === language || own.startsWith(`${language}-`) ? own : language;

const isSame = (instant: number, zone: string, other: string): boolean =>
  JSON.stringify(wall(instant, zone)) === JSON.stringify(wall(instant, other));

const LONG_DATE: Intl.DateTimeFormatOptions = { ...DATE, weekday: 'long', month: 'long' };
/** The zone stands with each time: a change of clocks between two of them is then seen. */
const ZONED_TIME: Intl.DateTimeFormatOptions = { ...TIME, timeZoneName: 'short' };

function line(
  starts: number,
  place: ZoneAndLocale,
  mine: ZoneAndLocale | null,
  now: number,
): string {
  const here = wall(starts, place.zone);
  const isThisYear = here.year === wall(now, place.zone).year;
  const dated: Intl.DateTimeFormatOptions = isThisYear
    ? LONG_DATE
    : { ...LONG_DATE, year: 'numeric' };
  const theirs = write(starts, place, { ...dated, ...ZONED_TIME });
  if (mine === null) return theirs;
  const isSameDay = wall(starts, mine.zone).day === here.day;
  return `${theirs} (${write(starts, mine, isSameDay ? ZONED_TIME : { ...DATE, ...ZONED_TIME })})`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);
