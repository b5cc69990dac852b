import type { Call, Reply } from './call.ts';
import { boundary, type Collection, placeOf } from './collection.ts';
import { noSuch } from './errors.ts';
import type { Query } from './parameters.ts';
import type { Json, Row } from './records.ts';

/** What a list is made of. */
export interface Listing<T extends Row> {
  /** All rows of the kind, which a cursor may name. */
  all: Pick<Collection<T>, 'get' | 'rows'>;
  /** The rows that can be on the list, oldest first; all of them unless told. */
  rows?: readonly T[];
  /** Whether a row passes the filters, bounds on its creation aside. */
  keep?(row: T): boolean;
  body(row: T): Json;
  /** Starts at the cursor's own row instead of after it, as a list paged by number does when a row is added. */
  repeatsCursor?: boolean;
}

interface ListReply extends Reply {
  body: Json;
  /** Whether another page follows. */
  older: boolean;
}

/** Answers a list call: the page asked for, newest row first, in OnceHub's envelope. */
export function list<T extends Row>(call: Call, listing: Listing<T>): ListReply {
  const { limit, text } = call.query;
  const rows = listing.rows ?? listing.all.rows;
  const keep = listing.keep ?? (() => true);
  const [low, high] = createdWithin(rows, call.query);
  const cursor = readCursor(call, listing);
  if (cursor === 'nowhere') return { body: envelope([], false, false, call), older: false };

  const find = (from: number, step: 1 | -1, most: number): number[] => {
    const found: number[] = [];
    for (let at = from; at >= low && at < high && found.length < most; at += step) {
      if (keep(rows[at] as T)) found.push(at);
    }
    return found;
  };
  const [start, step] = startOf(cursor);
  // One row more than fits tells whether there is another page that way.
  const found = find(start, step, limit + 1);
  const more = found.length > limit;
  const page = step === 1 ? found.slice(0, limit).reverse() : found.slice(0, limit);
  const [first = high] = page;
  const last = page.at(-1) ?? low;
  const older = step === -1 ? more : find(last - 1, -1, 1).length > 0;
  const newer = step === 1 ? more : cursor !== 'top' && find(first + 1, 1, 1).length > 0;
  const data = page.map((place) => rows[place] as T);
  const link = linkHeader(call, data, older, newer);
  return {
    body: envelope(data.map(listing.body), older, data.length === limit, call),
    ...(link && { link }),
    older,
  };

  function startOf(from: T | 'top'): [place: number, step: 1 | -1] {
    if (from === 'top') return [high - 1, -1];
    const place = placeOf(rows, from);
    const there = rows[place]?.id === from.id;
    if (text.has('before')) return [Math.max(there ? place + 1 : place, low), 1];
    const repeats = listing.repeatsCursor && there;
    return [Math.min(repeats ? place : place - 1, high - 1), -1];
  }
}

/** The part of the ordered rows that bounds on their creation leave. */
function createdWithin(rows: readonly Row[], { instants }: Query): [low: number, high: number] {
  const after = instants.get('creation_time.gt') ?? Number.NEGATIVE_INFINITY;
  const before = instants.get('creation_time.lt') ?? Number.POSITIVE_INFINITY;
  return [
    boundary(rows, (row) => row.created <= after),
    boundary(rows, (row) => row.created < before),
  ];
}

function readCursor<T extends Row>(call: Call, { all }: Listing<T>): T | 'top' | 'nowhere' {
  const { text } = call.query;
  const name = text.has('after') ? 'after' : 'before';
  const id = text.get(name);
  if (id === undefined) return 'top';
  const row = all.get(id);
  if (row) return row;
  switch (call.world.switches.badCursor) {
    case '400':
      throw noSuchCursor(id, name);
    case 'emptyPage':
      return 'nowhere';
    case 'firstPage':
      return 'top';
  }
}

/** The words are ours: OnceHub documents none. */
function noSuchCursor(id: string, name: string) {
  const refusal = noSuch('object', id, name);
  return Object.assign(refusal, { status: 400 as const });
}

function envelope(data: Json[], older: boolean, full: boolean, { world }: Call): Json {
  const whole = { object: 'list', data };
  switch (world.switches.hasMore) {
    case 'correct':
      return { ...whole, has_more: older };
    case 'missing':
      return whole;
    case 'falseOnFullPage':
      return { ...whole, has_more: older && !full };
    case 'trueOnLastPage':
      return { ...whole, has_more: true };
  }
}

const HOST = 'https://api.oncehub.com';

/** OnceHub's `Link` header: without `/v2` and without the filters, unless a switch puts them back. */
function linkHeader(call: Call, page: readonly Row[], older: boolean, newer: boolean) {
  const { link } = call.world.switches;
  const first = page[0];
  const last = page.at(-1);
  if (link === 'none' || !first || !last) return undefined;
  const links: string[] = [];
  if (older) links.push(`<${address('after', last.id)}>; rel="next"`);
  if (newer) links.push(`<${address('before', first.id)}>; rel="previous"`);
  return links.length > 0 ? links.join(', ') : undefined;

  function address(cursor: 'after' | 'before', id: string): string {
    const paging = { [cursor]: id, limit: String(call.query.limit) };
    const path = call.url.pathname;
    if (link === 'documented') {
      return `${HOST}${path.replace(/^\/v2/, '')}?${new URLSearchParams(paging)}`;
    }
    const query = new URLSearchParams(call.url.search);
    for (const name of ['after', 'before', 'limit']) query.delete(name);
    for (const [name, value] of Object.entries(paging)) query.set(name, value);
    return `${HOST}${path}?${query}`;
  }
}
