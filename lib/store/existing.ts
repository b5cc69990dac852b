import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** A way to read a database that may not exist, may vanish and must never be created by a reader. */
export interface Existing<S extends DBSchema> {
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
    opened ??= openExisting<S>(name, close).catch(() => null);
    const db = await opened;
    // Not there yet: look again next time.
    if (db === null) opened = undefined;
    return db;
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

/** Opening without a version would create the database, so its upgrade is aborted, which leaves nothing behind. */
async function openExisting<S extends DBSchema>(
  name: string,
  lost: () => void,
): Promise<IDBPDatabase<S> | null> {
  let missing = false;
  const opening = openDB<S>(name, undefined, {
    upgrade(_db, _old, _new, tx) {
      missing = true;
      // The abort rejects `done` as well; nobody else listens to it.
      tx.done.catch(() => {});
      tx.abort();
    },
    // A newer version, or "forget", must never wait for a view.
    blocking: lost,
    terminated: lost,
  });
  return opening.catch((error: unknown) => {
    if (missing) return null;
    throw error;
  });
}
