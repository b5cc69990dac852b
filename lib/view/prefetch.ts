import { grantedPatterns } from '../platform/permissions.ts';
import { allKept, type Items, type KeyedStore } from '../platform/storage.ts';
import { ownTab, type TabRef } from '../platform/tabs.ts';
import { openExisting } from '../store/open-existing.ts';
import { STORE_NAME } from '../store/schema.ts';
import { type SettingRow, VAULT_NAME } from '../vault/vault-schema.ts';

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
  /** Every setting in the vault, by name; none where they cannot be read. */
  settings: Promise<Items>;
}

const page = globalThis as { prefetched?: Prefetched | undefined } & object;

/** Starts all requests and stores their promises for the main script. */
export function startPrefetch(): void {
  const vault = openExisting(VAULT_NAME);
  keepPrefetched({
    place: ownTab(),
    granted: grantedPatterns(),
    local: allKept('local'),
    session: allKept('session'),
    store: openExisting(STORE_NAME),
    vault,
    settings: vault.then(settingsIn).catch(() => ({})),
  });
}

/**
 * Reads all settings at once, by name: each of them by itself would be a question to another
 * process. None without a vault; rejects where it is of a version that had no settings.
 */
export function settingsIn(vault: IDBDatabase | null): Promise<Items> {
  return new Promise((resolve, reject) => {
    if (vault === null) return resolve({});
    const request: IDBRequest<SettingRow[]> = vault
      .transaction('settings')
      .objectStore('settings')
      .getAll();
    request.onsuccess = () =>
      resolve(Object.fromEntries(request.result.map(({ key, value }) => [key, value])));
    request.onerror = () => reject(request.error);
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
  });
  return (): Promise<T> => {
    const given = first ?? request();
    first = undefined;
    return given;
  };
}

/**
 * A store, such as the settings, that reads from the prefetched items, in the page's first
 * event-loop turn only.
 */
export function startingWith<Store extends Pick<KeyedStore, 'get'>>(
  items: Promise<Items> | undefined,
  store: Store & Partial<KeyedStore>,
): Store {
  let first = items;
  setTimeout(() => {
    first = undefined;
  });
  const withPrefix = (kept: Items, prefix: string) =>
    new Map(Object.entries(kept).filter(([key]) => key.startsWith(prefix)));
  return {
    ...store,
    get: (key: string) => first?.then((kept) => kept[key]) ?? store.get(key),
    all: (prefix: string) => first?.then((kept) => withPrefix(kept, prefix)) ?? store.all?.(prefix),
  };
}
