import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import { askedAhead } from '../platform/prefetch.ts';

/** A way to read a database that may not exist, may vanish and must never be created by a reader. */
interface Existing<S extends DBSchema> {
  /** Runs a read; `none` where there is no database. A connection closed under it is opened again, once. */
  reading<T>(none: T, read: (db: IDBPDatabase<S>) => Promise<T>): Promise<T>;
  close(): void;
}

export function readExisting<S extends DBSchema>(name: string): Existing<S> {
  let opened: Promise<IDBPDatabase<S> | null> | undefined;

  const close = () => {
    void opened?.then((db) => db?.close());
    opened = undefined;
  };

  async function open(): Promise<IDBPDatabase<S> | null> {
    opened ??= connect().catch(() => null);
    const db = await opened;
    // Not there yet: look again next time.
    if (db === null) opened = undefined;
    return db;
  }

  async function connect(): Promise<IDBPDatabase<S> | null> {
    const db = await openExisting(name);
    for (const end of ['versionchange', 'close']) db?.addEventListener(end, close);
    return db && (wrap(db) as unknown as IDBPDatabase<S>);
  }

  return {
    async reading(none, read) {
      for (const last of [false, true]) {
        const db = await open();
        if (db === null) return none;
        try {
          return await read(db);
        } catch {
          close();
          if (last) return none;
        }
      }
      return none;
    },
    close,
  };
}

/**
 * Opens a database as it is; `null` where there is none. Closes by itself when a newer version or
 * "forget" needs it closed, which must never wait for a reader.
 */
export const openExisting = (name: string): Promise<IDBDatabase | null> =>
  askedAhead(name, () => open(name));

/** Opening without a version would create the database, so its upgrade is aborted, which leaves nothing behind. */
function open(name: string): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    let missing = false;
    opening.onupgradeneeded = () => {
      missing = true;
      opening.transaction?.abort();
    };
    opening.onsuccess = () => {
      const db = opening.result;
      db.addEventListener('versionchange', () => db.close());
      resolve(db);
    };
    opening.onerror = () => (missing ? resolve(null) : reject(opening.error));
  });
}
