import { normalise } from '../address/normalise.ts';
import { type Booking, isBooker, type Status } from '../domain/booking.ts';
import { fold } from './fold.ts';
import type { StoreReader } from './reader.ts';
import type { ContactRow } from './schema.ts';
import { createSearchIndex, type Line, type SearchIndex, searchIndexPage } from './search-index.ts';

/** Somebody found by a part of what is known of them. */
export interface Match {
  address: string;
  asWritten: string;
  name: string | null;
  company: string | null;
}

/** Which bookings a search is narrowed to. What is left out does not narrow. */
export interface Filters {
  status?: Status;
  /** Start times, `from` included, `to` not (UTC ms). */
  from?: number;
  to?: number;
  /** A user's id. */
  host?: string;
  /** The id of a calendar, page, master page or event type. */
  place?: string;
}

/** What a search reads. */
export type Searched = Pick<
  StoreReader,
  'shelfNames' | 'shelves' | 'byIds' | 'contactsBeginning' | 'directory'
>;

/** Lines looked at for each person wanted: one person may have many. */
const LINES_PER_PERSON = 25;

/** What was found by some words, to be narrowed by the next key. */
interface Finding {
  words: string[];
  filters: string;
  lines: Line[];
}

/**
 * Finds people by parts of their name, address, company or phone, or of a booking's subject, id or
 * tracking id; every word has to be found. Those whose address or name begins with the text come
 * first, then who met last.
 */
export const search = (
  text: string,
  searched: Searched,
  max: number,
  filters?: Filters,
): Promise<Match[]> => keptSearch(searched).search(text, max, filters);

/** A search that keeps what it reads between two keys, until something is written. */
export function keptSearch(searched: Searched): {
  search(text: string, max: number, filters?: Filters): Promise<Match[]>;
  /** Reads ahead what the keys to come will need. */
  warm(): void;
  /** Something was written: read anew at the next key. */
  stale(): void;
} {
  let shelves = createSearchIndex(searched);
  let colleagues: Promise<Set<string | null>> | undefined;
  let last: Finding | undefined;

  const readColleagues = async () =>
    new Set((await searched.directory()).map((row) => row.address));

  /** The lines that hold every word, latest month first; all of them, or as many as are looked at. */
  async function find(words: string[], filters: Filters, depth: number): Promise<Line[]> {
    const key = JSON.stringify(filters);
    const fits = wantedBy(words, filters);
    const narrows = (before: string) => words.some((word) => word.includes(before));
    if (last?.filters === key && last.words.every(narrows)) return last.lines.filter(fits);
    const lines = await lookThrough(shelves, words, fits, depth);
    // Only what was found to the end holds all there is to narrow.
    last = lines.length < depth ? { words, filters: key, lines } : undefined;
    return lines;
  }

  return {
    async search(text, max, filters = {}) {
      const wanted = fold(text);
      const words = wanted.split(' ').filter(Boolean);
      const isFiltered = Object.keys(filters).length > 0;
      if (words.length === 0 && !isFiltered) return [];
      colleagues ??= readColleagues();
      const [lines, contacts, own] = await Promise.all([
        find(words, filters, max * LINES_PER_PERSON),
        isFiltered ? [] : searched.contactsBeginning(wanted, max),
        colleagues,
      ]);
      const meant = peopleOf(lines, words);
      for (const { address } of contacts) if (!meant.has(address)) meant.set(address, null);
      for (const address of own) if (address !== null) meant.delete(address);
      const chosen = [...meant]
        .sort(([a, one], [b, other]) => begins(other, b, wanted) - begins(one, a, wanted))
        .slice(0, max);
      const ids = chosen.flatMap(([, line]) => line?.id ?? []);
      const bookings = new Map((await searched.byIds(ids)).map((booking) => [booking.id, booking]));
      return chosen.map(([address, line]) =>
        match(address, line && bookings.get(line.id), contacts),
      );
    },
    warm() {
      void shelves.readAll();
    },
    stale() {
      shelves = createSearchIndex(searched);
      colleagues = undefined;
      last = undefined;
    },
  };
}

async function lookThrough(
  shelves: SearchIndex,
  words: readonly string[],
  fits: (line: Line) => boolean,
  depth: number,
): Promise<Line[]> {
  // The longest word is the rarest, as a rule.
  const lead = words.reduce((a, b) => (b.length > a.length ? b : a), '');
  const lines: Line[] = [];
  for (let at = 0; lines.length < depth; at++) {
    const shelf = await shelves.at(at);
    if (shelf === null) break;
    lines.push(...searchIndexPage(shelf, lead, fits, depth - lines.length));
  }
  return lines.sort((a, b) => (b.starts || 0) - (a.starts || 0));
}

const holdsAll = (text: string, words: readonly string[]) =>
  words.every((word) => text.includes(word));

function wantedBy(words: readonly string[], { status, from, to, host, place }: Filters) {
  return (line: Line): boolean =>
    (holdsAll(line.text, words) || line.others.some((other) => holdsAll(other, words))) &&
    (status === undefined || line.status === status) &&
    (from === undefined || line.starts >= from) &&
    (to === undefined || line.starts < to) &&
    (host === undefined || line.owner === host) &&
    (place === undefined || line.places.includes(place));
}

/** Whom a search means by its lines, each with their latest: the booker, or whoever else's address holds every word. */
function peopleOf(lines: readonly Line[], words: readonly string[]): Map<string, Line | null> {
  const people = new Map<string, Line | null>();
  const add = (address: string, line: Line) => {
    if (!people.has(address)) people.set(address, line);
  };
  for (const line of lines) {
    if (line.booker !== '' && holdsAll(line.text, words)) add(line.booker, line);
    if (words.length === 0) continue;
    for (const other of line.others) if (holdsAll(other, words)) add(other, line);
  }
  return people;
}

/** Whether somebody's address or name begins with the text; a line begins with both. */
function begins(line: Line | null, address: string, wanted: string): number {
  const isName = line?.text.startsWith(`${address} ${wanted}`);
  return Number(address.startsWith(wanted) || isName === true);
}

function match(
  address: string,
  booking: Booking | null | undefined,
  contacts: readonly ContactRow[],
): Match {
  if (booking && isBooker(booking, address)) {
    const written = booking.email !== null && normalise(booking.email) === address;
    return {
      address,
      asWritten: written ? (booking.email ?? address) : address,
      name: booking.name,
      company: booking.company,
    };
  }
  const contact = contacts.find((row) => row.address === address);
  return {
    address,
    asWritten: address,
    name: contact?.name ?? null,
    company: contact?.company ?? null,
  };
}
