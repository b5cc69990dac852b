import { isAddress, plainKey } from '../address/customer-key.ts';
import { normalise } from '../address/normalise.ts';
import { isNumber, nationalDigits } from '../address/phone.ts';
import { type Booking, isBooker, type Status } from '../domain/booking.ts';
import { fold } from '../domain/fold.ts';
import { createSearchIndex, type SearchIndex } from './index-cache.ts';
import type { PageReader } from './page-reader.ts';
import type { ContactRow } from './schema.ts';
import { type Line, searchIndexPage } from './search-index.ts';

/** A person found by a search. */
export interface Match {
  /** Normalised (lower-cased), or the key of a customer without an address. */
  address: string;
  /** The address as the person typed it, where it is known; without one their number or an id. */
  asWritten: string;
  name: string | null;
  company: string | null;
}

/** Narrows a search to some bookings. A filter that is left out does not narrow. */
export interface Filters {
  status?: Status;
  /** Earliest start time, inclusive (UTC ms). */
  from?: number;
  /** Latest start time, exclusive (UTC ms). */
  to?: number;
  /** The id of the user who owns the booking. */
  host?: string;
  /** The id of a calendar, page, master page or event type. */
  place?: string;
}

/** The parts of the store's reader that a search uses. */
export type Searched = Pick<
  PageReader,
  'indexPageNames' | 'indexPages' | 'byIds' | 'contactsBeginning' | 'directory'
>;

/** Lines of the index collected for each person wanted, since one person may have many bookings. */
const LINES_PER_PERSON = 25;

/** The cached result of the last search, which the next key press often only narrows. */
interface Finding {
  words: string[];
  filters: string;
  lines: Line[];
}

/**
 * Finds people by parts of their name, address, company or phone, or of a booking's subject, id or
 * tracking id; every word has to be found. People whose address or name begins with the text come
 * first, then those with the latest booking. Colleagues are never found. At most `max` matches;
 * none for an empty text without filters. Reads everything anew at each call.
 */
export const search = (
  text: string,
  searched: Searched,
  max: number,
  filters?: Filters,
): Promise<Match[]> => keptSearch(searched).search(text, max, filters);

/**
 * A search with a cache that lasts from one key press to the next, until it is declared stale.
 * `loading` is a cache of the index that may already be filling.
 */
export function keptSearch(
  searched: Searched,
  loading = createSearchIndex(searched),
): {
  /** As the function `search` above, from the cache. */
  search(text: string, max: number, filters?: Filters): Promise<Match[]>;
  /** Prefetches the whole search index. */
  warm(): void;
  /** Drops the cache, because the store was written; the next search reads anew. */
  stale(): void;
  /** The cache of the search index. Another one after `stale`. */
  index(): SearchIndex;
} {
  let index = loading;
  let colleagues: Promise<Set<string | null>> | undefined;
  let last: Finding | undefined;

  const readColleagues = async () =>
    new Set((await searched.directory()).map((row) => row.address));

  /** The lines with every word that pass the filters, latest first; at most `depth` of them. */
  async function find(words: string[], filters: Filters, depth: number): Promise<Line[]> {
    const key = JSON.stringify(filters);
    const fits = wantedBy(words, filters);
    const narrows = (before: string) => words.some((word) => word.includes(before));
    if (last?.filters === key && last.words.every(narrows)) return last.lines.filter(fits);
    const lines = await lookThrough(index, words, fits, depth);
    // A result cut off at `depth` lacks lines, so narrowing it could miss some: it is not cached.
    last = lines.length < depth ? { words, filters: key, lines } : undefined;
    return lines;
  }

  /** The search for a text that `fold` normalised. */
  async function searchWords(wanted: string, max: number, filters: Filters): Promise<Match[]> {
    const words = wanted.split(' ').filter(Boolean);
    const isFiltered = Object.keys(filters).length > 0;
    if (words.length === 0 && !isFiltered) return [];
    colleagues ??= readColleagues();
    const depth = max * LINES_PER_PERSON;
    const [lines, begun, own] = await Promise.all([
      find(words, filters, depth),
      isFiltered ? [] : searched.contactsBeginning(wanted, max),
      colleagues,
    ]);
    const people = peopleOf(lines, words);
    const contacts = begun.filter(({ address }) => isAddress(address));
    for (const { address } of contacts) if (!people.has(address)) people.set(address, null);
    for (const address of own) if (address !== null) people.delete(address);
    const chosen = [...people]
      .sort(([a, one], [b, other]) => begins(other, b, wanted) - begins(one, a, wanted))
      .slice(0, max);
    const ids = chosen.flatMap(([, line]) => line?.id ?? []);
    const bookings = new Map((await searched.byIds(ids)).map((booking) => [booking.id, booking]));
    return chosen.map(([address, line]) => match(address, line && bookings.get(line.id), contacts));
  }

  return {
    async search(text, max, filters = {}) {
      // Every spelling of a telephone number has these digits; what else is written so, such as a
      // date, may have others.
      const number = isNumber(text) ? await searchWords(nationalDigits(text), max, filters) : [];
      return number.length > 0 ? number : searchWords(fold(text), max, filters);
    },
    warm() {
      void index.readAll();
    },
    stale() {
      index = createSearchIndex(searched);
      colleagues = undefined;
      last = undefined;
    },
    index: () => index,
  };
}

async function lookThrough(
  index: SearchIndex,
  words: readonly string[],
  fits: (line: Line) => boolean,
  depth: number,
): Promise<Line[]> {
  // The longest word is usually the rarest, so the string search for it skips the most lines.
  const lead = words.reduce((a, b) => (b.length > a.length ? b : a), '');
  const lines: Line[] = [];
  for (let at = 0; lines.length < depth; at++) {
    const page = await index.at(at);
    if (page === null) break;
    lines.push(...searchIndexPage(page, lead, fits, depth - lines.length));
  }
  return lines.sort((a, b) => (b.starts || 0) - (a.starts || 0));
}

const holdsAll = (text: string, words: readonly string[]) =>
  words.every((word) => text.includes(word));

function wantedBy(words: readonly string[], { status, from, to, host, place }: Filters) {
  return (line: Line): boolean =>
    (holdsAll(line.text, words) || line.others.some((other) => holdsAll(fold(other), words))) &&
    (status === undefined || line.status === status) &&
    (from === undefined || line.starts >= from) &&
    (to === undefined || line.starts < to) &&
    (host === undefined || line.owner === host) &&
    (place === undefined || line.places.includes(place));
}

/**
 * The people found by some lines, each with their first (latest) line: the booker where the line's
 * text has every word, and any other customer whose address has every word.
 */
function peopleOf(lines: readonly Line[], words: readonly string[]): Map<string, Line | null> {
  const people = new Map<string, Line | null>();
  const add = (address: string, line: Line) => {
    if (!people.has(address)) people.set(address, line);
  };
  for (const line of lines) {
    if (line.booker !== '' && holdsAll(line.text, words)) add(line.booker, line);
    if (words.length === 0) continue;
    for (const other of line.others) if (holdsAll(fold(other), words)) add(other, line);
  }
  return people;
}

/** 1 where the address or the name begins with the text, else 0. A line's text begins with both. */
function begins(line: Line | null, address: string, wanted: string): number {
  const own = isAddress(address) ? fold(address) : '';
  const isName = line?.text.startsWith(own === '' ? wanted : `${own} ${wanted}`) ?? false;
  return Number(own.startsWith(wanted) || isName);
}

/** A person found, as the latest booking of theirs that was found or a contact has them. */
export function match(
  address: string,
  booking: Booking | null | undefined,
  contacts: readonly ContactRow[],
): Match {
  if (booking && isBooker(booking, address)) {
    const written = booking.email !== null && normalise(booking.email) === address;
    const unaddressed = isAddress(address) ? address : (booking.phone ?? plainKey(address));
    return {
      address,
      asWritten: written ? (booking.email ?? address) : unaddressed,
      name: booking.name,
      company: booking.company,
    };
  }
  const contact = contacts.find((row) => row.address === address);
  return {
    address,
    asWritten: plainKey(address),
    name: contact?.name ?? null,
    company: contact?.company ?? null,
  };
}
