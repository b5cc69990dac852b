import { grantedPatterns } from '../platform/permissions.ts';
import { allKept, type Items, type KeyedStore } from '../platform/storage.ts';
import { ownTab, type TabRef } from '../platform/tabs.ts';
import { openExisting } from '../store/open-existing.ts';
import { STORE_NAME } from '../store/schema.ts';

/*
 * The panel begins twice. A script of a few lines asks the browser for what the first picture needs
 * while the panel's own script is still being read; that one takes the answers, on the way or arrived.
 * They stand in the page, since the two scripts share nothing else.
 */

/** What the panel's first picture needs of the browser, asked for once. */
export interface Prefetched {
  place: Promise<TabRef>;
  granted: Promise<string[]>;
  /** Everything in `storage.local`, and in `storage.session`. */
  local: Promise<Items>;
  session: Promise<Items>;
  /** The store, opened; `null` where there is none. */
  store: Promise<IDBDatabase | null>;
}

const page = globalThis as { prefetched?: Prefetched | undefined } & object;

/** Asks the browser for all of it. */
export function startPrefetch(): void {
  keepPrefetched({
    place: ownTab(),
    granted: grantedPatterns(),
    local: allKept('local'),
    session: allKept('session'),
    store: openExisting(STORE_NAME),
  });
}

/** Keeps answers for the page's own script. */
export function keepPrefetched(answers: Prefetched): void {
  // Whoever takes one is told of its failure; if nobody does, nobody misses it.
  for (const answer of Object.values(answers)) answer.catch(() => {});
  page.prefetched = answers;
}

/** The answers, once; `null` in a page that did not ask, or where they were taken. */
export function takePrefetched(): Prefetched | null {
  const answers = page.prefetched ?? null;
  page.prefetched = undefined;
  return answers;
}

/** Answers with what was prefetched, once and in the page's first turn only: later it would be old. Otherwise asks. */
export function firstFrom<T>(answer: Promise<T> | undefined, ask: () => Promise<T>) {
  let first = answer;
  setTimeout(() => {
    first = undefined;
  }, 0);
  return (): Promise<T> => {
    const given = first ?? ask();
    first = undefined;
    return given;
  };
}

/** A store that answers from what was prefetched, in the page's first turn only. */
export function startingWith(items: Promise<Items> | undefined, store: KeyedStore): KeyedStore {
  let first = items;
  setTimeout(() => {
    first = undefined;
  }, 0);
  const beginning = (kept: Items, prefix: string) =>
    new Map(Object.entries(kept).filter(([key]) => key.startsWith(prefix)));
  return {
    ...store,
    get: (key) => first?.then((kept) => kept[key]) ?? store.get(key),
    all: (prefix) => first?.then((kept) => beginning(kept, prefix)) ?? store.all(prefix),
  };
}
