import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { keyWithoutAddress } from '../address/unaddressed.ts';
import { bookerOf } from '../domain/booking.ts';
import { isBooking } from './row-guard.ts';
import { type BookingRow, INDEX_PAGES, type LookUp, lookUpId, type StoreSchema } from './schema.ts';
import { idOf, lineOf, refold } from './search-index.ts';

type Db = IDBPDatabase<StoreSchema>;
type Upgrade = IDBPTransaction<StoreSchema, StoreNames<StoreSchema>[], 'versionchange'>;

/** An object store without the present schema's types, which lack the indexes of old versions. */
const untyped = (store: unknown) => store as Pick<IDBObjectStore, 'createIndex' | 'deleteIndex'>;

/** The object store for results of look-ups that versions before 5 had. */
interface OldSchema extends DBSchema {
  asked: { key: string; value: LookUp };
}
const oldDb = (db: unknown) => db as IDBPDatabase<OldSchema>;
const oldLookUps = (tx: unknown) =>
  (tx as IDBPTransaction<OldSchema, ['asked'], 'versionchange'>).objectStore('asked');

/**
 * Migrates a store of any older version (0: none yet) to the present one, step by step, inside the
 * upgrade transaction `tx`. Rejects when a step fails.
 */
export async function upgradeStore(db: Db, from: number, tx: Upgrade): Promise<void> {
  if (from < 1) makeFirst(db);
  if (from < 2) await addSync(db, tx, from > 0);
  if (from < 3) addContact(tx);
  if (from < 4) dropTracking(tx);
  if (from < 5) await moveLookUps(db, tx);
  if (from < 6) await addHosts(tx, from > 0);
}

/** Version 1: bookings are fetched on demand only. */
function makeFirst(db: Db): void {
  const bookings = db.createObjectStore('bookings', { keyPath: 'id' });
  bookings.createIndex('addresses', 'addresses', { multiEntry: true });
  bookings.createIndex('starts', 'starts');
  untyped(bookings).createIndex('tracking', 'tracking');
  db.createObjectStore('contacts', { keyPath: 'id' }).createIndex('address', 'address');
  db.createObjectStore('directory', { keyPath: 'id' });
  oldDb(db).createObjectStore('asked', { keyPath: 'address' });
  db.createObjectStore('facts', { keyPath: 'name' });
}

/** Version 2: bookings are fetched by a sync as well, and can be searched. */
async function addSync(db: Db, tx: Upgrade, isOld: boolean): Promise<void> {
  const bookings = tx.objectStore('bookings');
  bookings.createIndex('domains', 'domains', { multiEntry: true });
  bookings.createIndex('owner', ['owner', 'starts']);
  bookings.createIndex('status', ['status', 'starts']);
  db.createObjectStore('slices', { keyPath: 'id' });
  db.createObjectStore(INDEX_PAGES, { keyPath: 'shelf' });
  if (!isOld) return;
  // Rows of version 1 are not in the search index, so they are dropped and fetched again.
  await Promise.all([bookings.clear(), oldLookUps(tx).clear()]);
}

/** Version 3: an index finds all bookings of a contact, whatever address they were made with. */
function addContact(tx: Upgrade): void {
  tx.objectStore('bookings').createIndex('contact', 'contact');
}

/**
 * Version 4: the search index finds tracking ids, so their own index goes: every index slows every
 * write of a row.
 */
function dropTracking(tx: Upgrade): void {
  untyped(tx.objectStore('bookings')).deleteIndex('tracking');
}

/** Version 5: results of look-ups move into `contacts`, so that one request finds both. */
async function moveLookUps(db: Db, tx: Upgrade): Promise<void> {
  const contacts = tx.objectStore('contacts');
  for (const asked of await oldLookUps(tx).getAll()) {
    await contacts.put({ ...asked, id: lookUpId(asked.address) });
  }
  oldDb(db).deleteObjectStore('asked');
}

/**
 * Version 6: an index finds the bookings a user hosts, and customers without an address are found.
 * Rows get their hosts, as all fields that are new, when they are written again: fetching them all
 * again would cost thousands of requests. The search index is folded as it is now.
 */
async function addHosts(tx: Upgrade, isOld: boolean): Promise<void> {
  const bookings = tx.objectStore('bookings');
  bookings.createIndex('hosts', 'hosts', { multiEntry: true });
  if (!isOld) return;
  const lines = await nameUnaddressed(tx);
  const pages = tx.objectStore(INDEX_PAGES);
  for (const page of await pages.getAll()) {
    const folded = page.lines.split('\n').map((line) => lines.get(idOf(line)) ?? refold(line));
    await pages.put({ ...page, lines: folded.join('\n') });
  }
}

/**
 * Gives bookers without an address the key that names them, so that they are found. Answers the
 * lines of these bookings for the search index, by id.
 */
async function nameUnaddressed(tx: Upgrade): Promise<Map<string, string>> {
  const bookings = tx.objectStore('bookings');
  // Keys alone are read: most bookings name an address, and all of them would take long.
  const [all, addressed] = await Promise.all([
    bookings.getAllKeys(),
    bookings.index('addresses').getAllKeys(),
  ]);
  const known = new Set(addressed);
  const lines = new Map<string, string>();
  for (const id of all.filter((one) => !known.has(one))) {
    const row = await bookings.get(id);
    const key = isBooking(row) && bookerOf(row) === null ? keyWithoutAddress(row) : null;
    if (!row || key === null) continue;
    const named: BookingRow = {
      ...row,
      people: [{ address: key, part: 'booker' }, ...row.people],
      addresses: [key],
    };
    await bookings.put(named);
    lines.set(id, lineOf(named));
  }
  return lines;
}
