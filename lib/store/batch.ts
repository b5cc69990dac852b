import type { Booking } from '../bookings/booking.ts';
import type { DirectoryList } from '../oncehub/client.ts';
import { putBookings, type Sweep } from './put.ts';
import { type KnownContacts, putContacts } from './put-contacts.ts';
import { all } from './requests.ts';
import { rowOf } from './row.ts';
import type { AskedRow, ContactRow, DirectoryRow } from './schema.ts';
import type { Slice } from './slice.ts';
import type { WriteTransaction } from './transaction.ts';

/** What one answer of OnceHub's adds to the store; written together or not at all. */
export interface Batch {
  bookings?: Booking[];
  /** Most of them are new to the store. */
  fresh?: boolean;
  /** Ids that are in the trash or deleted; stronger than a booking of the same batch. */
  gone?: string[];
  contacts?: ContactRow[];
  asked?: AskedRow;
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

/** Applies a batch within a transaction. Answers the contacts it met, as they stand now. */
export async function applyBatch(
  tx: WriteTransaction,
  batch: Batch,
  { now, known }: { now: number; known: KnownContacts },
): Promise<Map<string, ContactRow>> {
  const facts = tx.objectStore('facts');
  const [users, counted] = await Promise.all([
    tx.objectStore('directory').getAll(),
    facts.get('batches'),
  ]);
  const heard = (counted?.value ?? 0) + 1;
  const colleagues = new Set(users.flatMap(({ address }) => address ?? []));
  const { contacts = [], directory = [], slices = [], slicesGone = [], fresh = false } = batch;
  const joined = directory.flatMap(({ address }) => address ?? []);
  const newcomers = joined.filter((address) => !colleagues.has(address));
  for (const address of newcomers) colleagues.add(address);

  const gone = new Set(batch.gone);
  const bookings = (batch.bookings ?? []).filter(({ id }) => !gone.has(id));
  const put = putBookings(tx, colleagues);
  await put.remove(gone);
  const rows = bookings.map((booking) => rowOf(booking, colleagues, { heard, now }));
  await put.hear(rows, fresh);
  await put.unname(newcomers);
  if (batch.sweep) await put.sweep(batch.sweep);
  if (batch.keptFrom !== undefined) await put.prune(batch.keptFrom, now);
  const forgotten = new Set(batch.forget);
  await put.forget(forgotten);
  await put.shelve();

  const met = await putContacts(tx, { contacts, bookings: rows, fresh }, known);
  await all(directory, (row) => tx.objectStore('directory').put(row));
  await all(slicesGone, (id) => tx.objectStore('slices').delete(id));
  await all(slices, (row) => tx.objectStore('slices').put(row));
  if (batch.asked) await tx.objectStore('asked').put(batch.asked);
  await forget(tx, forgotten);
  const { namesRead } = batch;
  if (namesRead) await facts.put({ name: `names.${namesRead.list}`, value: namesRead.at });
  await facts.put({ name: 'batches', value: heard });
  return met;
}

/** Removes the contacts with an address, and what was asked about it. */
async function forget(tx: WriteTransaction, addresses: ReadonlySet<string>): Promise<void> {
  const contacts = tx.objectStore('contacts');
  for (const address of addresses) {
    const ids = await contacts.index('address').getAllKeys(address);
    await all(ids, (id) => contacts.delete(id));
    await tx.objectStore('asked').delete(address);
  }
}
