import type { Booking, DirectoryList } from '../domain/booking.ts';
import { inParallel, putEach } from './idb-requests.ts';
import {
  asContact,
  type ContactRow,
  type DirectoryRow,
  type LookUp,
  lookUpId,
  type Slice,
  type WriteTransaction,
} from './schema.ts';
import { putBookings, rowOf, type Sweep, type UserAddresses } from './write-bookings.ts';
import { type CacheUpdate, cacheFor, type WriteCache } from './write-cache.ts';
import { misfiled, putContacts } from './write-contacts.ts';

/**
 * One atomic write: mostly what a single answer from OnceHub adds to the store. All of it is
 * written in one transaction, or none.
 */
export interface Batch {
  bookings?: Booking[];
  /** A hint for speed: most of the bookings and contacts are new to the store. */
  fresh?: boolean;
  /** Ids of bookings in the trash or deleted; they win over a booking of the same batch. */
  gone?: string[];
  /** The same for bookings a list shows in the trash, unless they changed later than it says. */
  trashed?: Pick<Booking, 'id' | 'updated'>[];
  /**
   * Bookings that a list should have had and did not; they are marked as such, with the time at
   * which they were read by id without a result, if they were.
   */
  unlisted?: Pick<Booking, 'id' | 'checked'>[];
  contacts?: ContactRow[];
  /** The result of a look-up of one address. */
  asked?: LookUp;
  directory?: DirectoryRow[];
  /** A list of the directory that was read to its end, and when that reading began (UTC ms). */
  namesRead?: { list: DirectoryList; at: number };
  /** Slices of the sync, each with its cursor. */
  slices?: Slice[];
  /** Ids of slices to delete. */
  slicesGone?: string[];
  sweep?: Sweep;
  /** Bookings that start before this instant (UTC ms) are pruned. */
  keptFrom?: number;
  /** Addresses whose data is removed, because the user asked to forget them. */
  forget?: string[];
}

/**
 * Applies a batch within a transaction. Answers the update of the writer's cache, to be applied
 * once the transaction is committed. Rejects when a request fails or a value cannot be stored.
 */
export async function applyBatch(
  tx: WriteTransaction,
  batch: Batch,
  { now, serverNow, memory }: { now: number; serverNow: number | null; memory(): WriteCache },
): Promise<CacheUpdate> {
  const facts = tx.objectStore('facts');
  const count = (await facts.get('batches'))?.value ?? 0;
  // The cache is read only now: another transaction may have been running before this one.
  const known = cacheFor(memory(), count);
  const batchNumber = count + 1;
  const users = known.users ?? (await readUsers(tx));
  const colleagues = new Set(users.colleagues);
  const hosts = new Set(users.hosts);
  const { contacts = [], slices = [], slicesGone = [], fresh = false } = batch;
  const directory = await withFormer(tx, batch.directory ?? []);
  const joined = directory.flatMap(({ address }) => address ?? []);
  const newcomers = joined.filter((address) => !colleagues.has(address));
  for (const address of newcomers) {
    colleagues.add(address);
    hosts.add(address);
  }
  const addresses = { colleagues, hosts };

  const { trashed = [] } = batch;
  const gone = new Set([...(batch.gone ?? []), ...trashed.map(({ id }) => id)]);
  const bookings = (batch.bookings ?? []).filter(({ id }) => !gone.has(id));
  const put = putBookings(tx, addresses, known.indexPages);
  await put.remove([...(batch.gone ?? []).map((id) => ({ id, updated: null })), ...trashed]);
  // This computer's clock may be days slow, which would make every change lie in the future.
  const written = { batch: batchNumber, now: serverNow ?? now };
  const rows = bookings.map((booking) => rowOf(booking, addresses, written));
  await put.upsert(rows, fresh);
  await put.unindexAddresses(newcomers);
  await put.markUnlisted(batch.unlisted ?? []);
  const missing = batch.sweep ? await put.sweep(batch.sweep, known.lastSeen, now) : [];
  if (batch.keptFrom !== undefined) await put.prune(batch.keptFrom, now);
  const forgotten = new Set(batch.forget);
  await put.forget(forgotten, await contactsAt(tx, forgotten));
  const { late, ...contactUpdate } = await putContacts(
    tx,
    { contacts, bookings: rows, fresh, colleagues },
    known,
  );
  for (const contact of await contactsAt(tx, newcomers)) late.add(contact);
  put.reindex(await misfiled(tx, late, colleagues));
  const indexPages = await put.flushSearchIndex();

  putEach(tx.objectStore('directory'), directory);
  await inParallel(slicesGone, (id) => tx.objectStore('slices').delete(id));
  const sweptSlice = batch.sweep?.slice;
  putEach(
    tx.objectStore('slices'),
    slices.map((slice) => (slice.id === sweptSlice ? { ...slice, missing } : slice)),
  );
  const { asked } = batch;
  if (asked) putEach(tx.objectStore('contacts'), [{ ...asked, id: lookUpId(asked.address) }]);
  await forget(tx, forgotten);
  const { namesRead } = batch;
  if (namesRead) putEach(facts, [{ name: `names.${namesRead.list}`, value: namesRead.at }]);
  putEach(facts, [{ name: 'batches', value: batchNumber }]);
  return {
    batches: batchNumber,
    contacts: contactUpdate.contacts,
    lastSeen: put.lastSeen,
    // A user's address may have changed, so the set is read again after a change of the directory.
    users: directory.length > 0 ? null : addresses,
    hasUnknownContacts: contactUpdate.hasUnknownContacts,
    indexPages,
    gone: [...gone],
    isCut: batch.keptFrom !== undefined,
    isForgetful: forgotten.size > 0,
  };
}

/** The contacts that are stored with these addresses. */
async function contactsAt(
  tx: WriteTransaction,
  addresses: Iterable<string>,
): Promise<ContactRow[]> {
  const byAddress = tx.objectStore('contacts').index('address');
  const rows = await inParallel(addresses, (address) => byAddress.getAll(address));
  return rows.flat().flatMap((row) => asContact(row) ?? []);
}

async function readUsers(tx: WriteTransaction): Promise<UserAddresses> {
  const rows = await tx.objectStore('directory').getAll();
  const colleagues = new Set(rows.flatMap(({ address }) => address ?? []));
  return {
    colleagues,
    hosts: new Set([...colleagues, ...rows.flatMap((row) => row.former ?? [])]),
  };
}

/** How many earlier addresses of a user are kept, the latest. */
const MAX_FORMER = 5;

/** Rows of the directory with the addresses that were stored of their users before. */
const withFormer = (tx: WriteTransaction, rows: readonly DirectoryRow[]): Promise<DirectoryRow[]> =>
  inParallel(rows, async (row) => {
    const before = await tx.objectStore('directory').get(row.id);
    const all = new Set([...(before?.former ?? []), before?.address ?? '']);
    const former = [...all].filter((one) => one && one !== row.address).slice(-MAX_FORMER);
    return former.length > 0 ? { ...row, former } : row;
  });

/** Removes the contacts with these addresses, and the results of their look-ups. */
async function forget(tx: WriteTransaction, addresses: ReadonlySet<string>): Promise<void> {
  const contacts = tx.objectStore('contacts');
  for (const address of addresses) {
    const ids = await contacts.index('address').getAllKeys(address);
    await inParallel(ids, (id) => contacts.delete(id));
  }
}
