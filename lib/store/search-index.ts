import { fold } from './fold.ts';
import type { StoreReader } from './reader.ts';
import { type BookingRow, rowBooker } from './schema.ts';

/*
 * Searching 100,000 rows at each key would take a second, so the words of each booking stand once
 * more on a line of plain text, a month's bookings to a shelf. A shelf is read and written whole,
 * and looked through by the engine's own string search.
 */

/** One booking's line, taken apart. */
export interface Line {
  id: string;
  status: string;
  /** UTC ms; `NaN` where the booking has no time. */
  starts: number;
  owner: string;
  /** The calendar, page, master page and event type it was booked on. */
  places: string[];
  /** The booker's address; empty where it is nobody's, or a colleague's. */
  booker: string;
  /** The other customers' addresses. */
  others: string[];
  /** What is known of the booker and the booking, folded. */
  text: string;
}

const TAB = '\t';

/** The shelf a booking stands on: its month, so that later shelves have greater names. */
export const indexPageOf = ({ starts }: Pick<BookingRow, 'starts'>): string =>
  starts === null ? '0000-00' : new Date(starts).toISOString().slice(0, 7);

export function lineOf(row: BookingRow): string {
  const { id, status, starts, owner, calendar, page, masterPage, eventType, addresses } = row;
  const places = [calendar, page, masterPage, eventType].filter(Boolean).join(' ');
  const booker = rowBooker(row) ?? '';
  const others = addresses.filter((address) => address !== booker).join(' ');
  const words = [booker, row.name, row.company, row.phone, row.subject, row.tracking, id];
  const text = fold(words.filter(Boolean).join(' '));
  return [id, status, starts ?? '', owner ?? '', places, booker, others, text].join(TAB);
}

/** A shelf with some lines put in place of those with the same id, or taken out. */
export function withLines(shelf: string, changes: ReadonlyMap<string, string | null>): string {
  if (changes.size === 0) return shelf;
  const kept = shelf
    .split('\n')
    .filter((line) => line !== '' && !changes.has(line.slice(0, line.indexOf(TAB))));
  for (const line of changes.values()) if (line !== null) kept.push(line);
  return kept.join('\n');
}

/** Whether a line is wanted. */
type Wanted = (line: Line) => boolean;

/** The lines of a shelf that hold the first of these words and are wanted, at most `max`. The word is folded already. */
export function searchIndexPage(shelf: string, word: string, wanted: Wanted, max: number): Line[] {
  const found: Line[] = [];
  let at = 0;
  while (found.length < max) {
    const hit = shelf.indexOf(word, at);
    if (hit < 0 || shelf === '') break;
    const begin = shelf.lastIndexOf('\n', hit) + 1;
    const end = shelf.indexOf('\n', hit);
    const line = readLine(shelf.slice(begin, end < 0 ? shelf.length : end));
    if (line && wanted(line)) found.push(line);
    if (end < 0) break;
    at = end + 1;
  }
  return found;
}

function readLine(line: string): Line | null {
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

/** The shelves of a search, latest month first, read when they are asked for and kept. */
export interface SearchIndex {
  /** The text of a shelf; `null` past the last. */
  at(place: number): Promise<string | null>;
  /** Reads them all, a few at a time, so that nobody waits for long in between. */
  readAll(): Promise<void>;
}

/** Shelves read at once. */
const PAGES_AT_ONCE = 4;

export function createSearchIndex(
  reader: Pick<StoreReader, 'shelfNames' | 'shelves'>,
): SearchIndex {
  let names: Promise<string[]> | undefined;
  const read: Promise<string[]>[] = [];

  const load = (bunch: number): Promise<string[]> => {
    names ??= reader.shelfNames();
    read[bunch] ??= names.then((all) => {
      const wanted = all.slice(bunch * PAGES_AT_ONCE, (bunch + 1) * PAGES_AT_ONCE);
      return wanted.length > 0 ? reader.shelves(wanted) : [];
    });
    return read[bunch];
  };

  return {
    at: async (place) =>
      (await load(Math.floor(place / PAGES_AT_ONCE)))[place % PAGES_AT_ONCE] ?? null,
    async readAll() {
      for (let bunch = 0; (await load(bunch)).length > 0; bunch++);
    },
  };
}
