import type { Booking, DirectoryList } from '../domain/booking.ts';
import { inParallel, putEach } from './idb-requests.ts';
import {
  type Asked,
  askedId,
  type ContactRow,
  type DirectoryRow,
  type Slice,
  type WriteTransaction,
} from './schema.ts';
import { putBookings, rowOf, type Sweep } from './write-bookings.ts';
import { type CacheUpdate, cacheFor, type WriteCache } from './write-cache.ts';
import { putContacts } from './write-contacts.ts';

/** What one answer of OnceHub's adds to the store; written together or not at all. */
export interface Batch {
  bookings?: Booking[];
  /** Most of them are new to the store. */
  fresh?: boolean;
  /** Ids that are in the trash or deleted; stronger than a booking of the same batch. */
  gone?: string[];
  contacts?: ContactRow[];
  asked?: Asked;
  directory?: DirectoryRow[];
  /** A list of names that was read whole, and when. */
  namesRead?: { list: DirectoryList; at: number };
  /** Slices of the sync, each with its cursor. */
  slices?: Slice[];
  /** Ids of slices that are no longer kept. */
  slicesGone?: string[];
  sweep?: Sweep;
  /** Bookings that start before are not kept. */
  keptFrom?: number;
  /** Addresses nothing is to be known of any more. */
  forget?: string[];
}

/** Applies a batch within a transaction. Answers what is to be remembered of it once it is written. */
export async function applyBatch(
  tx: WriteTransaction,
  batch: Batch,
  { now, memory }: { now: number; memory(): WriteCache },
): Promise<CacheUpdate> {
  const facts = tx.objectStore('facts');
  const count = (await facts.get('batches'))?.value ?? 0;
  // Only now: another batch may have been under way before.
  const known = cacheFor(memory(), count);
  const heard = count + 1;
  const colleagues = new Set(known.colleagues ?? (await readColleagues(tx)));
  const { contacts = [], directory = [], slices = [], slicesGone = [], fresh = false } = batch;
  const joined = directory.flatMap(({ address }) => address ?? []);
  const newcomers = joined.filter((address) => !colleagues.has(address));
  for (const address of newcomers) colleagues.add(address);

  const gone = new Set(batch.gone);
  const bookings = (batch.bookings ?? []).filter(({ id }) => !gone.has(id));
  const put = putBookings(tx, colleagues, known.indexPages);
  await put.remove(gone);
  const rows = bookings.map((booking) => rowOf(booking, colleagues, { heard, now }));
  await put.upsert(rows, fresh);
  await put.unindexAddresses(newcomers);
  if (batch.sweep) await put.sweep(batch.sweep, known.lastSeen);
  if (batch.keptFrom !== undefined) await put.prune(batch.keptFrom, now);
  const forgotten = new Set(batch.forget);
  await put.forget(forgotten);
  const indexPages = await put.flushSearchIndex();

  const met = await putContacts(tx, { contacts, bookings: rows, fresh }, known);
  putEach(tx.objectStore('directory'), directory);
  await inParallel(slicesGone, (id) => tx.objectStore('slices').delete(id));
  putEach(tx.objectStore('slices'), slices);
  const { asked } = batch;
  if (asked) putEach(tx.objectStore('contacts'), [{ ...asked, id: askedId(asked.address) }]);
  await forget(tx, forgotten);
  const { namesRead } = batch;
  if (namesRead) putEach(facts, [{ name: `names.${namesRead.list}`, value: namesRead.at }]);
  putEach(facts, [{ name: 'batches', value: heard }]);
  return {
    batches: heard,
    contacts: met.contacts,
    lastSeen: put.heard,
    // One who has another address now is no colleague under the old one.
    colleagues: directory.length > 0 ? null : colleagues,
    hasUnknownContacts: met.hasUnknownContacts,
    indexPages,
    gone: [...gone],
    isCut: batch.sweep !== undefined || batch.keptFrom !== undefined,
    isForgetful: forgotten.size > 0,
  };
}

async function readColleagues(tx: WriteTransaction): Promise<string[]> {
  const rows = await tx.objectStore('directory').getAll();
  return rows.flatMap(({ address }) => address ?? []);
}

/** Removes the contacts with an address, and what was asked about it. */
async function forget(tx: WriteTransaction, addresses: ReadonlySet<string>): Promise<void> {
  const contacts = tx.objectStore('contacts');
  for (const address of addresses) {
    const ids = await contacts.index('address').getAllKeys(address);
    await inParallel(ids, (id) => contacts.delete(id));
  }
}
