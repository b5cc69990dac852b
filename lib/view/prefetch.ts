import { grantedPatterns } from '../platform/permissions.ts';
import { allKept, type Items, type KeyedStore } from '../platform/storage.ts';
import { ownTab, type TabRef } from '../platform/tabs.ts';
import { openExisting } from '../store/open-existing.ts';
import { STORE_NAME } from '../store/schema.ts';
import { VAULT_NAME } from '../vault/vault-schema.ts';

/*
 * Prefetch: the panel has two scripts. A script of a few lines requests the data for the first
 * paint while the browser still parses the panel's main script. The main script then takes the
 * promises, pending or resolved, from a property of `globalThis`, because the two scripts share
 * nothing else.
 */

/** The data for the panel's first paint, requested once. */
export interface Prefetched {
  /** The window and its active tab. */
  place: Promise<TabRef>;
  /** The match patterns of the granted host permissions. */
  granted: Promise<string[]>;
  /** Everything in `storage.local`. */
  local: Promise<Items>;
  /** Everything in `storage.session`. */
  session: Promise<Items>;
  /** The open databases; `null` for one that does not exist. */
  store: Promise<IDBDatabase | null>;
  vault: Promise<IDBDatabase | null>;
}

const page = globalThis as { prefetched?: Prefetched | undefined } & object;

/** Starts all requests and stores their promises for the main script. */
export function startPrefetch(): void {
  keepPrefetched({
    place: ownTab(),
    granted: grantedPatterns(),
    local: allKept('local'),
    session: allKept('session'),
    store: openExisting(STORE_NAME),
    vault: openExisting(VAULT_NAME),
  });
}

/** Stores the promises for the main script of the page. */
export function keepPrefetched(answers: Prefetched): void {
  // Prevents "unhandled rejection" for an answer that is never taken; its caller still sees the
  // error.
  for (const answer of Object.values(answers)) answer.catch(() => {});
  page.prefetched = answers;
}

/** Takes the promises; `null` in a page without prefetch, and on every further call. */
export function takePrefetched(): Prefetched | null {
  const answers = page.prefetched ?? null;
  page.prefetched = undefined;
  return answers;
}

/**
 * A function that returns the prefetched answer on its first call, and only in the page's first
 * event-loop turn: later the answer would be stale. Every other call runs `request`.
 */
export function firstFrom<T>(answer: Promise<T> | undefined, request: () => Promise<T>) {
  let first = answer;
  setTimeout(() => {
    first = undefined;
  }, 0);
  return (): Promise<T> => {
    const given = first ?? request();
    first = undefined;
    return given;
  };
}

/** A store that reads from the prefetched items, in the page's first event-loop turn only. */
export function startingWith(items: Promise<Items> | undefined, store: KeyedStore): KeyedStore {
  let first = items;
  setTimeout(() => {
    first = undefined;
  }, 0);
  const withPrefix = (kept: Items, prefix: string) =>
    new Map(Object.entries(kept).filter(([key]) => key.startsWith(prefix)));
  return {
    ...store,
    get: (key) => first?.then((kept) => kept[key]) ?? store.get(key),
    all: (prefix) => first?.then((kept) => withPrefix(kept, prefix)) ?? store.all(prefix),
  };
}
