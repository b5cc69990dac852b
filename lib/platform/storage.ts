import { browser } from './browser.ts';

/** A key-value store of JSON values: `storage.local` or `storage.session`. */
export interface KeyedStore {
  get(key: string): Promise<unknown>;
  /** Every item whose key begins with `prefix`, by key. */
  all(prefix: string): Promise<Map<string, unknown>>;
  set(key: string, value: unknown): Promise<void>;
  remove(...keys: string[]): Promise<void>;
  clear(): Promise<void>;
}

/** What a setting needs of a store: one value by its key. */
export type SettingStore = Pick<KeyedStore, 'get' | 'set'>;

/** Stored values by key. */
export type Items = Record<string, unknown>;

type AreaName = 'local' | 'session';

function keyedStore(name: AreaName): KeyedStore {
  const area = () => browser.storage[name];
  /** The keys requested in this turn of the event loop; `null` for all keys. */
  let wanted: Set<string> | null = new Set();
  let items: Promise<Items> | undefined;

  /** Batches the reads of one turn into one call, since each call goes to another process. */
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

/** All values of one storage area by key. */
export const allKept = (name: AreaName): Promise<Items> => browser.storage[name].get(null);

/** Stored on disk: the encrypted API key, the part of it that is shown, and settings. */
export const localStore: KeyedStore = keyedStore('local');

/** Stored in memory until the browser closes; it survives restarts of the background worker. */
export const sessionStore: KeyedStore = keyedStore('session');

/**
 * Denies page scripts access to `storage.local`. Chrome persists this setting; Firefox has no such
 * method, which is one reason why the API key is stored only encrypted.
 */
export async function keepPageScriptsOut(): Promise<void> {
  const area = browser.storage.local as unknown as {
    setAccessLevel?(level: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
  };
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
