import { DIRECTORY_LISTS } from '../../lib/domain/booking.ts';
import { fold } from '../../lib/domain/fold.ts';
import { ok } from '../../lib/domain/result.ts';
import { createClient } from '../../lib/oncehub/client.ts';
import { createHttp } from '../../lib/oncehub/http.ts';
import { createStoreReader } from '../../lib/store/reader.ts';
import { STORE_NAME } from '../../lib/store/schema.ts';
import { keptSearch } from '../../lib/store/search.ts';
import { lineOf } from '../../lib/store/search-index.ts';
import { createStoreWriter } from '../../lib/store/writer.ts';
import { freshSlice, SLICE } from '../../lib/sync/plan.ts';
import { fillStep } from '../../lib/sync/step.ts';
import { booking, hosts, people, person, spread } from './account.ts';
import { bareSync, takeRows } from './bare-sync.ts';

/*
 * The part of the bench that runs inside an extension page, controlled over the DevTools protocol:
 * it fills the store and measures times with the product's own modules.
 */

const DAY = 86_400_000;
const PAGE = 100;
const reader = createStoreReader();
const writer = createStoreWriter();

/** Writes bookings page by page, as the sync does, until there are `count`. */
async function fill(count: number): Promise<number> {
  const now = Date.now();
  if ((await reader.count()) === 0) {
    await writer.write({ directory: hosts(), namesRead: { list: 'users', at: now } });
  }
  const from = await reader.count();
  const all = Array.from({ length: count - from }, (_, place) => booking(from + place, now));
  // The sync reads the newest bookings first.
  all.sort((a, b) => (b.starts ?? 0) - (a.starts ?? 0));
  for (let at = 0; at < all.length; at += PAGE) {
    const bookings = all.slice(at, at + PAGE);
    const ids = bookings.map(({ contact }) => Number(contact?.slice('CTC-'.length)));
    const contacts = [...new Set(ids)].map(person);
    const written = await writer.write({ bookings, contacts, fresh: true });
    if (!written.ok) throw new Error(written.failure.kind);
  }
  return reader.count();
}

/** Writes bookings of a person that a demo page shows. */
async function befriend(name: string, address: string): Promise<void> {
  const contact = { ...person(0), id: 'CTC-GUEST', name, address };
  const bookings = Array.from({ length: 8 }, (_, number) => ({
    ...booking(number, Date.now()),
    ...{ id: `BKNG-GUEST${number}`, name, email: address, contact: contact.id },
    people: [{ address, part: 'booker' as const }],
  }));
  const written = await writer.write({ contacts: [contact], bookings });
  if (!written.ok) throw new Error(written.failure.kind);
}

/** Writes the state of a finished sync: everything, names included, was read just now. */
async function finish(): Promise<void> {
  const now = Date.now();
  const day = Math.floor(now / DAY) * DAY;
  const read = { begunAt: now, startedAt: now, serverTime: now, doneAt: now, pages: 1, rows: 1 };
  const slices = [
    { ...freshSlice(SLICE.allAhead, 'all', day, null), ...read },
    { ...freshSlice('all.past.1', 'all', Date.UTC(2008, 0), day), ...read },
    { ...freshSlice(SLICE.changes, 'changes', now, null), ...read },
  ];
  await writer.write({ slices });
  for (const list of DIRECTORY_LISTS) await writer.write({ namesRead: { list, at: now } });
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

/** The address of a customer of the account, a different one for each number. */
const someone = (count: number, number: number): string =>
  person(Math.floor(spread(number) * people(count))).address;

/**
 * Measures look-ups of customers, alternating between the panel's way and a plain indexed read; ms
 * each.
 */
async function lookups(times: number) {
  const count = await reader.count();
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(STORE_NAME);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const get = (address: string) =>
    new Promise((resolve, reject) => {
      const request = db
        .transaction('bookings')
        .objectStore('bookings')
        .index('addresses')
        .getAll(address);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  await reader.person([someone(count, 0)], []);
  const [ours, floor]: [number[], number[]] = [[], []];
  for (let number = 1; number <= times; number++) {
    // A different person each time, so that neither finds the rows in a cache.
    ours.push(await timed(() => reader.person([someone(count, number)], [])));
    floor.push(await timed(() => get(someone(count, number + times))));
  }
  db.close();
  return { ours, floor };
}

/** Measures look-ups of `length` people at once, as for a list page; ms each. */
async function lists(length: number, times: number): Promise<number[]> {
  const count = await reader.count();
  const page = (number: number) =>
    Array.from({ length }, (_, place) => ({
      addresses: [someone(count, number * length + place)],
      apart: [],
    }));
  await reader.people(page(times));
  const taken: number[] = [];
  // A different page each time, so that no row is in a cache.
  for (let number = 0; number < times; number++) {
    taken.push(await timed(() => reader.people(page(number))));
  }
  return taken;
}

/** What is typed: texts of all kinds, telephone numbers alone, or names with special letters. */
export type Typed = 'any' | 'digits' | 'letters';

/** A customer whose name has special letters. */
function lettered(from: number): string {
  for (let number = from; ; number++) {
    const { name } = person(number);
    if (name && /[^ -~]/.test(name)) return name;
  }
}

/** A text that a user may type into the search: a name, company, phone number, address or id. */
function typed(count: number, number: number, what: Typed): string {
  const chosen = Math.floor(spread(number) * people(count));
  const who = person(chosen);
  if (what === 'digits') {
    const digits = who.phone?.replace(/\D/g, '') ?? '';
    return number % 2 === 0 ? digits : `+1 (${digits.slice(1, 4)}) ${digits.slice(4)}`;
  }
  // As written, and as typed on a keyboard without these letters.
  if (what === 'letters') return number % 2 === 0 ? lettered(chosen) : fold(lettered(chosen));
  const kinds = [
    who.name?.toLowerCase(),
    who.name?.split(' ')[1],
    who.company,
    who.address,
    who.address.split('@')[1],
    who.phone?.slice(3),
    booking(Math.floor(spread(number) * count), 0).id,
    'zzzz nobody',
  ];
  return (kinds[number % kinds.length] ?? '').slice(0, 14);
}

/**
 * The time from the opening of the popup to the first key, and between two keys of a fast typist,
 * ms.
 */
const FIRST_KEY_MS = 250;
const NEXT_KEY_MS = 80;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Measures searches as the popup does them, each in a new popup, key by key; ms for each key. */
async function searches(
  times: number,
  what: Typed = 'any',
): Promise<{ first: number[]; keys: number[]; floor: number[] }> {
  const count = await reader.count();
  const floor: number[] = [];
  const pages = await reader.indexPages();
  const [first, keys]: [number[], number[]] = [[], []];
  for (let number = 0; number < times; number++) {
    const popup = keptSearch(createStoreReader());
    popup.warm();
    await sleep(FIRST_KEY_MS);
    const text = typed(count, number, what);
    for (let length = 1; length <= text.length; length++) {
      const part = text.slice(0, length);
      const ms = await timed(() => popup.search(part, 8));
      floor.push(await timed(async () => scan(pages, fold(part))));
      keys.push(ms);
      if (length === 1) first.push(ms);
      await sleep(NEXT_KEY_MS);
    }
  }
  return { first, keys, floor };
}

/** How often a text is in pages of the index: what no search can do without. */
function scan(pages: readonly string[], text: string): number {
  let found = 0;
  for (const page of pages) {
    for (let at = page.indexOf(text); at >= 0; at = page.indexOf(text, at + 1)) found++;
  }
  return found;
}

/** UTF-8 bytes of the index for each booking, as it is, and without folding and digits. */
function indexSize(count: number): { ours: number; plain: number } {
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  let [ours, plain] = [0, 0];
  for (let number = 0; number < count; number++) {
    const one = booking(number, Date.now());
    const { email, name, company, phone, subject, tracking, id } = one;
    const row = { ...one, addresses: [email ?? ''], domains: [], heard: 1 };
    const line = lineOf(row);
    const words = [email, name, company, phone, subject, tracking, id].filter(Boolean).join(' ');
    ours += bytes(line);
    plain += bytes(line.slice(0, line.lastIndexOf('\t') + 1)) + bytes(words.toLowerCase());
  }
  return { ours: ours / count, plain: plain / count };
}

/**
 * Runs the sync without its pauses until nothing is left to do; returns the number of steps and of
 * stored bookings. `later` (ms) moves its clock forward.
 */
async function sync(key: string, later = 0): Promise<{ steps: number; bookings: number }> {
  const clock = () => Date.now() + later;
  const http = createHttp({
    fetch: (input, init) => fetch(input, init),
    limiter: { acquire: async () => ok(undefined), pauseUntil: async () => {} },
    key: async () => ok(key),
    refused: async () => {},
    mayReach: async () => true,
    online: () => true,
    clock,
  });
  const client = createClient(http);
  const deps = {
    client,
    reader,
    writer,
    me: null,
    clock,
    round: 5 * 60_000,
    serverClock: () => null,
  };
  for (let steps = 0; ; steps++) {
    const step = await fillStep({ ...deps, window: 'all' });
    if (!step.ok) throw new Error(JSON.stringify(step.failure));
    if (step.value === 'idle') return { steps, bookings: await reader.count() };
  }
}

/** The functions that the bench can call in the page. */
export type Inside = {
  bareSync: typeof bareSync;
  fill: typeof fill;
  indexSize: typeof indexSize;
  befriend: typeof befriend;
  finish: typeof finish;
  lists: typeof lists;
  lookups: typeof lookups;
  searches: typeof searches;
  sync: typeof sync;
  takeRows: typeof takeRows;
  wipe(): Promise<void>;
};

Object.assign(globalThis, {
  bench: {
    bareSync,
    befriend,
    fill,
    finish,
    indexSize,
    lists,
    lookups,
    searches,
    sync,
    takeRows,
    wipe: () => writer.wipe(),
  } satisfies Inside,
});
