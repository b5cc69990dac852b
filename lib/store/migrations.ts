import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { keyWithoutAddress } from '../address/unaddressed.ts';
import { attributeTo, bookerOf } from '../domain/booking.ts';
import { isBooking } from './row-guard.ts';
import { asContact, INDEX_PAGES, type LookUp, lookUpId, type StoreSchema } from './schema.ts';
import { idOf, isOfNobody, lineOf, refold } from './search-index.ts';
import { indexKeys } from './write-bookings.ts';
import { filing, lacksAddress } from './write-contacts.ts';

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
  const name = await namer(tx);
  const pages = tx.objectStore(INDEX_PAGES);
  for (const page of await pages.getAll()) {
    const folded: string[] = [];
    for (const line of page.lines.split('\n')) {
      // Rows are read only where their line names no booker: most do, and all would take long.
      const named = isOfNobody(line) ? await name(idOf(line)) : null;
      folded.push(named ?? refold(line));
    }
    await pages.put({ ...page, lines: folded.join('\n') });
  }
}

/**
 * Makes a function that gives a booking, by its id, the address of its contact, or else the key
 * that names a booker without one, so that they are found. It answers the booking's line for the
 * search index; `null` for a booking that has an address.
 */
async function namer(tx: Upgrade): Promise<(id: string) => Promise<string | null>> {
  const [bookings, contacts] = [tx.objectStore('bookings'), tx.objectStore('contacts')];
  const users = await tx.objectStore('directory').getAll();
  const colleagues = new Set(users.flatMap(({ address }) => address ?? []));
  return async (id) => {
    const row = await bookings.get(id);
    if (!isBooking(row) || !lacksAddress(row)) return null;
    const contact = asContact(await contacts.get(row.contact ?? ''));
    const named = { ...row, ...(contact && attributeTo(row, filing(contact, colleagues))) };
    const key = bookerOf(named) === null ? keyWithoutAddress(row) : null;
    if (key !== null) named.people = [{ address: key, part: 'booker' }, ...row.people];
    Object.assign(named, indexKeys(named, { colleagues, hosts: colleagues }));
    await bookings.put(named);
    return lineOf(named);
  };
}
