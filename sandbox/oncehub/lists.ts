import type { Call, Reply } from './call.ts';
import { boundary, type Collection, placeOf } from './collection.ts';
import { noSuch } from './errors.ts';
import type { Query } from './parameters.ts';
import type { Json, Row } from './records.ts';
import { knownId } from './wire.ts';

/** The description of a list. */
export interface Listing<T extends Row> {
  /** All rows of the kind; a cursor may be the id of any of them. */
  all: Pick<Collection<T>, 'get' | 'rows'>;
  /** The rows the list can contain, oldest first; by default all. */
  rows?: readonly T[];
  /** Whether a row matches the filters; the bounds on the creation time are applied separately. */
  keep?(row: T): boolean;
  /** A row's JSON in the answer. */
  body(row: T): Json;
  /**
   * Starts the page at the cursor's own row instead of after it, as a list paged by row number does
   * after an insert.
   */
  repeatsCursor?: boolean;
}

interface ListReply extends Reply {
  body: Json;
  /** Whether there is a page with older rows. */
  older: boolean;
}

/**
 * Answers a list call with one page, newest row first, in OnceHub's format, with the `Link` header.
 */
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
  // One row more than the limit is searched, to know whether there is another page.
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

/** The index range of the sorted rows within the bounds on the creation time. */
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
  const row = all.get(knownId(id));
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

/** The refusal of an unknown cursor. The message is invented: OnceHub documents none. */
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

/** OnceHub's `Link` header. As documented, it lacks `/v2` and the filters; a switch adds them. */
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
