import { isAddress } from '../address/customer-key.ts';
import { digitsOf } from '../address/phone.ts';
import { fold } from '../domain/fold.ts';
import { type BookingRow, rowBooker } from './schema.ts';

/*
 * The search index. Scanning 100,000 booking rows at each key press would take a second, so the
 * searchable words of each booking are stored once more as one line of plain text. A page of the
 * index (stored as a "shelf") has the lines of all bookings that start in one month; it is read
 * and written whole, and scanned with `String.indexOf`.
 */

/** One booking's line, parsed. */
export interface Line {
  id: string;
  status: string;
  /** UTC ms; `NaN` where the booking has no time. */
  starts: number;
  owner: string;
  /** Ids of the calendar, page, master page and event type it was booked on. */
  places: string[];
  /** The booker's address or key; empty where a colleague booked, or no booker is named. */
  booker: string;
  /** The addresses of the other customers it names. */
  others: string[];
  /** The searchable words of the booker and the booking, normalised by `fold`. */
  text: string;
}

const TAB = '\t';

/**
 * The name of the index page that has a booking's line: the month it starts in (UTC) as `YYYY-MM`,
 * so that names sort by time; `0000-00` for a booking without a start.
 */
export const indexPageOf = ({ starts }: Pick<BookingRow, 'starts'>): string =>
  starts === null ? '0000-00' : new Date(starts).toISOString().slice(0, 7);

/** A booking's line for the index: the fields of `Line` in their order, separated by tabs. */
export function lineOf(row: BookingRow): string {
  const { id, status, starts, owner, calendar, page, masterPage, eventType, addresses } = row;
  const places = [calendar, page, masterPage, eventType].filter(Boolean).join(' ');
  const booker = rowBooker(row) ?? '';
  const others = addresses.filter((address) => address !== booker).join(' ');
  const address = isAddress(booker) ? booker : '';
  const words = [address, row.name, row.company, row.phone, row.subject, row.tracking, id];
  const text = fold([...words, digitsOf(row.phone ?? '')].filter(Boolean).join(' '));
  return [id, status, starts ?? '', owner ?? '', places, booker, others, text].join(TAB);
}

/** The id of the booking whose line this is. */
export const idOf = (line: string): string => line.slice(0, line.indexOf(TAB));

/** Whether a line names no booker: nobody is known, or a colleague booked. */
export const isOfNobody = (line: string): boolean => line.split(TAB, 6)[5] === '';

/** A number among a line's words, as earlier versions of the index had it. */
const NUMBER_IN_WORDS = /\+?\d[\d ()./-]{5,}\d/g;

/**
 * A line as versions before 6 of the store wrote it, in the present form: folded as today, with the
 * digits of what may be a telephone number at its end.
 */
export function refold(line: string): string {
  const fields = line.split(TAB);
  const words = fields.pop() ?? '';
  const numbers = (words.match(NUMBER_IN_WORDS) ?? []).map(digitsOf);
  return [...fields, fold([words, ...numbers].join(' '))].join(TAB);
}

/**
 * Answers an index page with changes applied, by booking id: a text replaces the booking's line or
 * adds it, `null` removes it.
 */
export function withLines(page: string, changes: ReadonlyMap<string, string | null>): string {
  if (changes.size === 0) return page;
  const kept = page.split('\n').filter((line) => line !== '' && !changes.has(idOf(line)));
  for (const line of changes.values()) if (line !== null) kept.push(line);
  return kept.join('\n');
}

/** The predicate of a search. */
type Wanted = (line: Line) => boolean;

/**
 * The lines of an index page that contain `word` and satisfy `wanted`, at most `max`. The word must
 * be normalised by `fold`; an empty one is in every line.
 */
export function searchIndexPage(page: string, word: string, wanted: Wanted, max: number): Line[] {
  const found: Line[] = [];
  let at = 0;
  while (found.length < max) {
    const hit = page.indexOf(word, at);
    if (hit < 0 || page === '') break;
    const begin = page.lastIndexOf('\n', hit) + 1;
    const end = page.indexOf('\n', hit);
    const line = readLine(page.slice(begin, end < 0 ? page.length : end));
    if (line && wanted(line)) found.push(line);
    if (end < 0) break;
    at = end + 1;
  }
  return found;
}

/** Parses a line; `null` for a damaged one. */
export function readLine(line: string): Line | null {
  const [id, status, starts, owner, places, booker, others, text] = line.split(TAB);
  if (!id || status === undefined || text === undefined) return null;
  return {
    id,
    status,
    starts: starts === '' ? Number.NaN : Number(starts),
    owner: owner ?? '',
    places: places?.split(' ') ?? [],
    booker: booker ?? '',
    others: others?.split(' ').filter(Boolean) ?? [],
    text,
  };
}
