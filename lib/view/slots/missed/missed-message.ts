import { tidy } from '../../../domain/safe-text.ts';

/** The places in a text after a no-show, as they are written there in braces. */
export const MISSED_PLACES = ['name', 'link', 'times', 'host'] as const;
type Place = (typeof MISSED_PLACES)[number];

/** What is put into the places; `null` for what is not known. */
export type MissedValues = Record<Place, string | null>;

/** The longest name that is filled in, in characters. */
const MAX_NAME_CHARS = 100;

const PLACE = /\{(name|link|times|host)\}/g;

/**
 * Fills in a text. Of what is not known nothing is left to be seen: a paragraph with such a link or
 * such times is left out, and so is a line with such a host; a name goes with the blank before it.
 * What is filled in is not searched for places, and a name stays on one line.
 */
export function missedMessage(text: string, values: MissedValues): string {
  const isUnknown = (part: string, ...places: Place[]) =>
    places.some((place) => values[place] === null && part.includes(`{${place}}`));
  const name = (value: string | null) => oneLine(value);
  const filled = { ...values, name: name(values.name), host: name(values.host) };
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n\s*/)
    .filter((paragraph) => !isUnknown(paragraph, 'link', 'times'))
    .map((paragraph) =>
      paragraph
        .split('\n')
        .filter((line) => filled.host !== null || !line.includes('{host}'))
        .map((line) => (filled.name === null ? line.replaceAll(/ ?\{name\}/g, '') : line))
        .map((line) => line.replaceAll(PLACE, (_, place: Place) => filled[place] ?? ''))
        .join('\n'),
    )
    .join('\n\n')
    .trim();
}

/** A name on one line, without hidden characters; `null` where nothing is left. */
const oneLine = (text: string | null): string | null =>
  (text && tidy(text.replace(/\s+/gu, ' '), MAX_NAME_CHARS)?.replaceAll('\n', ' ')) || null;
