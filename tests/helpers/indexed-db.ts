import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';

/** Replaces the global IndexedDB by an empty one in memory. */
export function freshIndexedDb(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** The names of the existing databases. */
export const databaseNames = async (): Promise<(string | undefined)[]> =>
  (await indexedDB.databases()).map(({ name }) => name);
