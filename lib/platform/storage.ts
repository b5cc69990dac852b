import { browser } from './browser.ts';

/** A small keyed store of JSON values, as `storage.local` and `storage.session` offer it. */
export interface KeyedStore {
  get(key: string): Promise<unknown>;
  /** Every item whose key begins with `prefix`, by key. */
  all(prefix: string): Promise<Map<string, unknown>>;
  set(key: string, value: unknown): Promise<void>;
  remove(...keys: string[]): Promise<void>;
  clear(): Promise<void>;
}

/** What is kept, by key. */
export type Items = Record<string, unknown>;

type AreaName = 'local' | 'session';

function keyedStore(name: AreaName): KeyedStore {
  const area = () => browser.storage[name];
  /** What this turn has asked for so far; `null` is everything. */
  let wanted: Set<string> | null = new Set();
  let items: Promise<Items> | undefined;

  /** What is asked for in one turn is one call: each goes to another process and back. */
  function read(key: string | null): Promise<Items> {
    if (key === null) wanted = null;
    else wanted?.add(key);
    items ??= Promise.resolve().then(() => {
      const keys = wanted && [...wanted];
      wanted = new Set();
      items = undefined;
      return area().get(keys);
    });
    return items;
  }

  return {
    get: async (key) => (await read(key))[key],
    all: async (prefix) =>
      new Map(Object.entries(await read(null)).filter(([key]) => key.startsWith(prefix))),
    set: (key, value) => area().set({ [key]: value }),
    remove: (...keys) => area().remove(keys),
    clear: () => area().clear(),
  };
}

/** Everything that is kept in one of them, by key. */
export const allKept = (name: AreaName): Promise<Items> => browser.storage[name].get(null);

/** Kept on disk: the sealed key, what is shown of it, and settings. */
export const localStore: KeyedStore = keyedStore('local');

/** Kept in memory for the browser's run, over every death of the worker. */
export const sessionStore: KeyedStore = keyedStore('session');

/**
 * Closes `storage.local` to page scripts. Chrome obeys and remembers; Firefox has no such call,
 * which is why the key lies there only sealed.
 */
export async function keepPageScriptsOut(): Promise<void> {
  const area = browser.storage.local as unknown as {
    setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
  };
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
