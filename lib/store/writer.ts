import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { fail, type OutOfRoom, ok, type Result } from '../domain/result.ts';
import { applyBatch, type Batch } from './apply-batch.ts';
import { type Connection, keepConnection, onConnection } from './connection.ts';
import { markUpgrade, NotOpened } from './database-state.ts';
import { evictOldest } from './evict.ts';
import { isDiskFull } from './failed-opening.ts';
import { upgradeStore } from './migrations.ts';
import {
  STORE_NAME,
  STORE_VERSION,
  STORES,
  type StoreSchema,
  type WriteTransaction,
} from './schema.ts';
import { applyUpdate, emptyWriteCache } from './write-cache.ts';

export type { Batch } from './apply-batch.ts';

/** The only writer of the store; only the background makes one. */
export interface StoreWriter {
  /**
   * Writes a batch in one transaction; answers `evicted` where bookings had to make room, maybe
   * some of this batch. Never rejects. Fails with `storeFull` where the disk stays full after an
   * eviction, with `changed` where a wipe or `forget` came in between, with `storeClosed` where the
   * database does not open, and with `bug` for anything else.
   */
  write(batch: Batch): Promise<Result<'evicted' | undefined>>;
  /**
   * A permission to write, to be taken before a request is sent to OnceHub. `wipe` and `forget`
   * invalidate it, and writing with it then fails with `changed`: an answer that was in flight may
   * belong to another account, or to a customer who was forgotten.
   */
  lease(): Pick<StoreWriter, 'write'>;
  /**
   * Removes everything stored about these addresses. It invalidates every lease, because answers in
   * flight may be about them. Fails as `write` does.
   */
  forget(addresses: readonly string[]): Promise<Result<unknown>>;
  /**
   * Deletes the whole database and invalidates every lease; the next write makes a new one. Rejects
   * where the browser cannot delete it.
   */
  wipe(): Promise<void>;
}

type Db = IDBPDatabase<StoreSchema>;

/**
 * How many bookings the store may have, since the browser sets no limit: a year of an office of two
 * hundred reps.
 */
const MAX_BOOKINGS = 300_000;
/** So many bookings are written before the stored ones are counted again, at least. */
const UNCOUNTED = 200;

/**
 * Makes the writer. The database is opened lazily by the first write, and created where there is
 * none. On a full disk the oldest bookings are evicted and the batch is retried once; beyond
 * `maxBookings` they are evicted after the write. Each time `full` is called. `clock` is this
 * computer's, `serverClock` OnceHub's (UTC ms), or `null` where that is not known.
 */
export function createStoreWriter(
  clock: () => number = Date.now,
  full: (why: OutOfRoom) => void = () => {},
  serverClock: () => number | null = () => null,
  maxBookings = MAX_BOOKINGS,
): StoreWriter {
  /** Incremented by every wipe and `forget`; a lease is valid for one generation. */
  let generation = 0;
  let wiping: Promise<void> = Promise.resolve();
  let cache = emptyWriteCache();
  /** How many bookings may be written before all are counted again; a worker may live shortly. */
  let uncounted = 0;
  const clearCache = () => {
    cache = emptyWriteCache();
  };
  const endLeases = () => {
    generation++;
    clearCache();
  };

  const connection = keepConnection(STORE_NAME, (lost) => {
    // What another connection has written since is not in the cache.
    clearCache();
    return openStore(lost);
  });

  async function write(batch: Batch, since: number): Promise<Result<'evicted' | undefined>> {
    let evicted = false;
    try {
      await wiping;
      if (since !== generation) return fail('changed');
      await connection.open();
      if (since !== generation) return fail('changed');
      const apply = (tx: WriteTransaction) =>
        applyBatch(tx, batch, { now: clock(), serverNow: serverClock(), memory: () => cache });
      const done = await within(connection, apply).catch(async (error) => {
        if (!(await isDiskFull(error))) throw error;
        evicted = await evict('disk');
        if (!evicted) throw error;
        if (since !== generation) throw error;
        return within(connection, apply);
      });
      if (since === generation) cache = applyUpdate(cache, done);
      uncounted -= batch.bookings?.length ?? 0;
      if (uncounted < 0 && since === generation) {
        // The batch is written: a failure here is no failure of it, and the next batch tries again.
        evicted = (await evictBeyondLimit(since).catch(() => false)) || evicted;
      }
      return ok(evicted ? 'evicted' : undefined);
    } catch (error) {
      if (since !== generation) return fail('changed');
      if (error instanceof NotOpened) return fail('storeClosed');
      return fail((await isDiskFull(error)) ? 'storeFull' : 'bug');
    }
  }

  /** Evicts the oldest bookings, and says why; answers whether there were any. */
  async function evict(why: OutOfRoom): Promise<boolean> {
    const isEvicted = await within(connection, (tx) => evictOldest(tx, clock())).finally(
      clearCache,
    );
    if (isEvicted) full(why);
    return isEvicted;
  }

  async function evictBeyondLimit(since: number): Promise<boolean> {
    const stored = await within(connection, (tx) => tx.objectStore('bookings').count());
    uncounted = Math.max(maxBookings - stored, UNCOUNTED);
    return stored > maxBookings && since === generation && evict('limit');
  }

  async function remove(): Promise<void> {
    await connection.close();
    await deleteDB(STORE_NAME);
  }

  return {
    write: (batch) => write(batch, generation),
    lease() {
      const since = generation;
      return { write: (batch) => write(batch, since) };
    },
    forget(addresses) {
      endLeases();
      return write({ forget: [...addresses] }, generation).finally(clearCache);
    },
    wipe() {
      endLeases();
      const removed = wiping.then(remove);
      wiping = removed.catch(() => {});
      return removed;
    },
  };
}

async function openStore(lost: () => void): Promise<Db> {
  const attempt = () =>
    openDB<StoreSchema>(STORE_NAME, STORE_VERSION, {
      upgrade(db, from, _to, tx) {
        markUpgrade(tx.done);
        // A failed migration aborts the opening; the store is then deleted and made anew below.
        upgradeStore(db, from, tx).catch(() => abort(tx));
        tx.done.catch(() => {});
      },
      terminated: lost,
      blocking(_from, _to, { target }) {
        (target as IDBDatabase).close();
        lost();
      },
    });
  try {
    const db = await attempt();
    if (STORES.every((store) => db.objectStoreNames.contains(store))) return db;
    db.close();
  } catch (error) {
    if (await isDiskFull(error)) throw error;
    // A newer Bookside made it, or it is damaged.
  }
  // The store is only a copy of OnceHub's data, so it is deleted and made anew, once.
  await deleteDB(STORE_NAME);
  return attempt();
}

/** Runs `run` in one transaction on all object stores; on any failure nothing of it is written. */
async function within<T>(
  connection: Connection<Db>,
  run: (tx: WriteTransaction) => Promise<T>,
): Promise<T> {
  const tx = await onConnection(connection, (db) => db.transaction(STORES, 'readwrite'));
  const done = tx.done;
  // When `run` fails first nothing awaits `done`, and its rejection would be reported as unhandled.
  done.catch(() => {});
  try {
    const value = await run(tx);
    await done;
    return value;
  } catch (error) {
    // A value that cannot be stored throws before a request exists, which aborts nothing by itself.
    if (tx.error === null) abort(tx);
    await done.catch(() => {});
    throw tx.error ?? error;
  }
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // The transaction has ended already.
  }
}
