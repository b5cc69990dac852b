import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';

/** Gives the test an empty IndexedDB of its own. */
export function freshIndexedDb(): void {
  globalThis.indexedDB = new IDBFactory();
}

/** The names of the databases there are. */
export const databaseNames = async (): Promise<(string | undefined)[]> =>
  (await indexedDB.databases()).map(({ name }) => name);
