import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import { openExisting } from './open-existing.ts';

/**
 * Read access to a database that may not exist or may be deleted at any time. Reading never creates
 * the database.
 */
interface Existing<S extends DBSchema> {
  /**
   * Runs a read. A read that fails, for example because the connection was closed, is retried once
   * on a new connection. Answers `none` where there is no database or the retry fails, too; it
   * never rejects.
   */
  reading<T>(none: T, read: (db: IDBPDatabase<S>) => Promise<T>): Promise<T>;
  /** Closes the connection; the next read opens a new one. */
  close(): void;
}

/**
 * Makes read access to the database of this name; the connection is opened lazily by the first
 * read. `opening` is a connection that is being opened already; the first read uses it.
 */
export function readExisting<S extends DBSchema>(
  name: string,
  opening?: Promise<IDBDatabase | null>,
): Existing<S> {
  let prefetched = opening;
  let opened: Promise<IDBPDatabase<S> | null> | undefined;

  const close = () => {
    void opened?.then((db) => db?.close());
    opened = undefined;
  };

  async function open(): Promise<IDBPDatabase<S> | null> {
    opened ??= connect().catch(() => null);
    const db = await opened;
    // There is no database yet: the next read tries again.
    if (db === null) opened = undefined;
    return db;
  }

  async function connect(): Promise<IDBPDatabase<S> | null> {
    const connecting = prefetched ?? openExisting(name);
    prefetched = undefined;
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
