import type { DBSchema, IndexNames, StoreNames, StoreValue } from 'idb';
import { keepConnection } from './connection.ts';
import { openExisting } from './open-existing.ts';

/*
 * Pages only read. The few requests of IndexedDB that reading takes are made by promises here, so
 * that no page loads the library that the background writes with.
 */

/** An index or an object store, within a transaction. */
interface Rows<Row> {
  get(key: IDBValidKey): Promise<Row | undefined>;
  getAll(query?: IDBValidKey | IDBKeyRange, max?: number): Promise<Row[]>;
  /** The keys of the rows, which for an index are not its own keys. */
  getAllKeys(query?: IDBValidKey | IDBKeyRange): Promise<string[]>;
  count(): Promise<number>;
  /** Visits rows in the order of their keys, or in reverse (`prev`), until `visit` says `false`. */
  walk(
    visit: (row: Row) => boolean,
    range?: IDBKeyRange | null,
    direction?: IDBCursorDirection,
  ): Promise<void>;
}

/** An object store of a schema, within a transaction. */
interface StoredRows<S extends DBSchema, Name extends StoreNames<S>>
  extends Rows<StoreValue<S, Name>> {
  index(name: IndexNames<S, Name>): Rows<StoreValue<S, Name>>;
  /** An index is missing where the background has not migrated the database yet. */
  hasIndex(name: IndexNames<S, Name>): boolean;
}

/** A database that is read. */
export interface Stored<S extends DBSchema> {
  /** An object store, in a transaction of its own. */
  rows<Name extends StoreNames<S>>(name: Name): StoredRows<S, Name>;
  /** Begins one transaction over several object stores. */
  transaction<Names extends StoreNames<S>>(...names: Names[]): Transaction<S, Names>;
}

/** A read transaction, by which its object stores are reached. */
export type Transaction<S extends DBSchema, Names extends StoreNames<S>> = <Name extends Names>(
  name: Name,
) => StoredRows<S, Name>;

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const rowsOf = <Row>(source: IDBObjectStore | IDBIndex): Rows<Row> => ({
  get: (key) => answerOf(source.get(key)),
  getAll: (query, max) => answerOf(source.getAll(query, max)),
  getAllKeys: (query) => answerOf(source.getAllKeys(query) as IDBRequest<string[]>),
  count: () => answerOf(source.count()),
  async walk(visit, range, direction) {
    const request = source.openCursor(range, direction);
    for (;;) {
      const cursor = await answerOf(request);
      if (cursor === null || !visit(cursor.value)) return;
      cursor.continue();
    }
  },
});

function stored<S extends DBSchema>(db: IDBDatabase): Stored<S> {
  const transaction: Stored<S>['transaction'] = (...names) => {
    const begun = db.transaction(names.map(String));
    return (name) => {
      const store = begun.objectStore(String(name));
      return {
        ...rowsOf(store),
        index: (index) => rowsOf(store.index(String(index))),
        hasIndex: (index) => store.indexNames.contains(String(index)),
      };
    };
  };
  return { transaction, rows: (name) => transaction(name)(name) };
}

/**
 * Read access to a database that may not exist or may be deleted at any time. Reading never creates
 * the database.
 */
export interface Existing<S extends DBSchema> {
  /**
   * Runs a read. A read that fails, for example because the connection was closed, is retried once
   * on a new connection. Answers `none` where there is no database, it does not open, or the retry
   * fails, too; it never rejects. An error of our own code is reported as uncaught.
   */
  reading<T>(none: T, read: (db: Stored<S>) => Promise<T>): Promise<T>;
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
  const connection = keepConnection(name, async (lost) => {
    const connecting = prefetched ?? openExisting(name);
    prefetched = undefined;
    const db = await connecting;
    for (const end of ['versionchange', 'close']) db?.addEventListener(end, lost);
    return db;
  });

  return {
    async reading(none, read) {
      for (const last of [false, true]) {
        const db = await connection.open().catch(() => null);
        if (db === null) return none;
        try {
          return await read(stored(db));
        } catch (error) {
          connection.drop(db);
          if (!last) continue;
          if (!(error instanceof DOMException)) globalThis.reportError?.(error);
        }
      }
      return none;
    },
    close: () => void connection.close(),
  };
}
