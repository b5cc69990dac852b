import type { IsProvider } from '../../address/provider-test.ts';
import type { SearchIndex } from '../../store/index-cache.ts';
import type { PageReader } from '../../store/page-reader.ts';
import { type Match, match } from '../../store/search.ts';
import { type Line, readLine } from '../../store/search-index.ts';
import { type Nearness, nameKey, namesAgree, nearnessTo } from './near-miss.ts';

/** The customer that near misses are looked for. */
export interface NearTo {
  /** Normalised. */
  addresses: readonly string[];
  /** `null` where it is not known. */
  name: string | null;
  /** Whether a booker's address is never offered. */
  isLeftOut(address: string): boolean;
  /** Whether a domain is a mail provider's, where one name is often two people's. */
  isProvider: IsProvider;
}

interface Candidate {
  line: Line;
  nearness: Nearness;
}

/** The surest first. */
const ORDER: readonly Nearness[] = ['same', 'alike', 'named'];
/** Bookings read to compare names, which the index does not keep apart from its other words. */
const MAX_READ = 30;

/**
 * The bookers whose address or name is another spelling of the customer's, the surest first, then
 * those with the latest booking; at most `max`. Each is as one booking of theirs has them.
 */
export async function nearBookers(
  customer: NearTo,
  index: SearchIndex,
  reader: Pick<PageReader, 'byIds'>,
  max: number,
): Promise<Match[]> {
  const rank = ({ nearness }: Candidate) => ORDER.indexOf(nearness);
  const candidates = (await candidatesFor(customer, index))
    .sort((a, b) => rank(a) - rank(b) || startOf(b.line) - startOf(a.line))
    .slice(0, MAX_READ);
  const bookings = await reader.byIds(candidates.map(({ line }) => line.id));
  const found = new Map<string, Match>();
  for (const { line, nearness } of candidates) {
    const booking = bookings.find(({ id }) => id === line.id);
    if (booking && !found.has(line.booker) && namesAgree(nearness, customer.name, booking.name)) {
      found.set(line.booker, match(line.booker, booking, []));
    }
  }
  return [...found.values()].slice(0, max);
}

const startOf = ({ starts }: Line) => starts || 0;

/**
 * The bookers near by their addresses, whose names the index does not rule out: each by their
 * latest booking, and by the latest that has the words of the customer's name.
 */
async function candidatesFor(
  { addresses, name, isLeftOut, isProvider }: NearTo,
  index: SearchIndex,
): Promise<Candidate[]> {
  const compare = addresses.map((address) => nearnessTo(address, isProvider));
  const words = nameKey(name).split(' ').filter(Boolean);
  const found = new Map<string, Candidate>();
  for (let at = 0; ; at++) {
    const page = await index.at(at);
    if (page === null) return [...found.values()];
    eachBooker(page, (booker, text) => {
      const all = compare.map((nearness) => nearness(booker));
      const nearness = ORDER.find((one) => all.includes(one));
      if (!nearness || addresses.includes(booker) || isLeftOut(booker)) return;
      const line = readLine(text());
      const isNamed = words.length > 0 && words.every((word) => line?.text.includes(word));
      if (!line || (nearness === 'named' && !isNamed)) return;
      const key = `${isNamed} ${booker}`;
      const before = found.get(key);
      if (!before || startOf(before.line) < startOf(line)) found.set(key, { line, nearness });
    });
  }
}

/** The number of fields before the booker's in a line of the index. */
const BEFORE_BOOKER = 5;

/**
 * Calls `visit` with the booker of each line of an index page, and with a function that answers the
 * line, since to take out each of 100,000 lines would cost more than all the rest.
 */
export function eachBooker(page: string, visit: (booker: string, line: () => string) => void) {
  for (let begin = 0, end = 0; begin < page.length; begin = end + 1) {
    end = page.indexOf('\n', begin);
    if (end < 0) end = page.length;
    const [from, to] = [begin, end];
    let at = from;
    for (let field = 0; field < BEFORE_BOOKER; field++) at = page.indexOf('\t', at) + 1 || to + 1;
    const booker = page.slice(at, page.indexOf('\t', at));
    if (at < to && booker !== '') visit(booker, () => page.slice(from, to));
  }
}
