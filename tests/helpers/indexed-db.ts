import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';

/** Replaces the global IndexedDB by an empty one in memory. */
export function freshIndexedDb(): void {
  globalThis.indexedDB = new IDBFactory();
}

/**
 * Records the connections that are opened from now on. `end` closes all of them as a browser does
 * for reasons of its own, with its event; `cut` does so without telling.
 */
export function recordConnections() {
  const all: IDBDatabase[] = [];
  const { open } = indexedDB;
  indexedDB.open = (...asked) => {
    const opening = open.apply(indexedDB, asked);
    opening.addEventListener('success', () => all.push(opening.result));
    return opening;
  };
  return {
    all,
    end: () => {
      for (const db of all.splice(0)) forceCloseDatabase(db as never);
    },
    cut: () => {
      for (const db of all.splice(0)) db.close();
    },
  };
}

/** The names of the existing databases. */
export const databaseNames = async (): Promise<(string | undefined)[]> =>
  (await indexedDB.databases()).map(({ name }) => name);
