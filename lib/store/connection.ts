import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import { openExisting } from './open-existing.ts';

/** A way to read a database that may not exist, may vanish and must never be created by a reader. */
interface Existing<S extends DBSchema> {
  /** Runs a read; `none` where there is no database. A connection closed under it is opened again, once. */
  reading<T>(none: T, read: (db: IDBPDatabase<S>) => Promise<T>): Promise<T>;
  close(): void;
}

/** `opening` is used for the first connection, where it was begun before. */
export function readExisting<S extends DBSchema>(
  name: string,
  opening?: Promise<IDBDatabase | null>,
): Existing<S> {
  let begun = opening;
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
    const connecting = begun ?? openExisting(name);
    begun = undefined;
    const db = await connecting;
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
