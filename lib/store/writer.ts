import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { fail, ok, type Result } from '../domain/result.ts';
import { applyBatch, type Batch } from './apply-batch.ts';
import { evictOldest } from './evict.ts';
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

/** The one writer. Only the background has it. */
export interface StoreWriter {
  write(batch: Batch): Promise<Result<void>>;
  /**
   * The right to write down what is asked of OnceHub from now on. A wipe ends it: an answer that
   * was under way then belongs to another account, or to somebody who wants to be forgotten, and
   * its writing fails with `changed`.
   */
  lease(): Pick<StoreWriter, 'write'>;
  /** Removes what is known of these addresses. It ends every lease: what is under way may be about them. */
  forget(addresses: readonly string[]): Promise<Result<void>>;
  /** Removes the whole store; the next write makes a new one. */
  wipe(): Promise<void>;
}

type Db = IDBPDatabase<StoreSchema>;

/**
 * Makes the writer. The database is opened at the first write, and made where there is none. On a
 * full disk the oldest bookings are dropped and the batch is tried once more; `full` hears of it.
 */
export function createStoreWriter(
  clock: () => number = Date.now,
  full: () => void = () => {},
): StoreWriter {
  let opened: Promise<Db> | undefined;
  /** Counts what ends leases. */
  let era = 0;
  let wiping: Promise<void> = Promise.resolve();
  let memory = emptyWriteCache();
  const unlearn = () => {
    memory = emptyWriteCache();
  };
  const endLeases = () => {
    era++;
    unlearn();
  };

  const lose = () => {
    opened = undefined;
    unlearn();
  };
  const open = () => {
    opened ??= openStore(lose);
    opened.catch(lose);
    return opened;
  };

  async function write(batch: Batch, since: number): Promise<Result<void>> {
    try {
      await wiping;
      if (since !== era) return fail('changed');
      const db = await open();
      if (since !== era) return fail('changed');
      const apply = (tx: WriteTransaction) =>
        applyBatch(tx, batch, { now: clock(), memory: () => memory });
      const done = await within(db, apply).catch(async (error) => {
        if (!isFull(error)) throw error;
        const made = await within(db, (tx) => evictOldest(tx, clock())).finally(full);
        unlearn();
        if (!made) throw error;
        if (since !== era) throw error;
        return within(db, apply);
      });
      if (since === era) memory = applyUpdate(memory, done);
      return ok(undefined);
    } catch (error) {
      if (since !== era) return fail('changed');
      return fail(isFull(error) ? 'storeFull' : 'bug');
    }
  }

  async function remove(): Promise<void> {
    const db = await opened?.catch(() => undefined);
    db?.close();
    opened = undefined;
    await deleteDB(STORE_NAME);
  }

  return {
    write: (batch) => write(batch, era),
    lease() {
      const since = era;
      return { write: (batch) => write(batch, since) };
    },
    forget(addresses) {
      endLeases();
      return write({ forget: [...addresses] }, era).finally(unlearn);
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
        // A step that fails takes the opening with it, and the store is begun anew.
        upgradeStore(db, from, tx).catch(() => abort(tx));
        tx.done.catch(() => {});
      },
      terminated: lost,
    });
  try {
    const db = await attempt();
    if (STORES.every((store) => db.objectStoreNames.contains(store))) return db;
    db.close();
  } catch {
    // Made by a newer Bookside, or damaged.
  }
  // It is only a copy, so begin anew, once.
  await deleteDB(STORE_NAME);
  return attempt();
}

/** Runs a piece of writing in a transaction of its own: all of it is kept, or nothing. */
async function within<T>(db: Db, run: (tx: WriteTransaction) => Promise<T>): Promise<T> {
  const tx = db.transaction(STORES, 'readwrite');
  const done = tx.done;
  // Whoever fails first is told; the other must not be left unheard.
  done.catch(() => {});
  try {
    const value = await run(tx);
    await done;
    return value;
  } catch (error) {
    // A value that cannot be kept throws before it becomes a request, and would end nothing.
    if (tx.error === null) abort(tx);
    await done.catch(() => {});
    throw tx.error ?? error;
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It is over already.
  }
}
