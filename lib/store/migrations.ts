import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { type Asked, askedId, type StoreSchema } from './schema.ts';

type Db = IDBPDatabase<StoreSchema>;
type Upgrade = IDBPTransaction<StoreSchema, StoreNames<StoreSchema>[], 'versionchange'>;

/** A store without today's types, in which an index of older versions has no place. */
const untyped = (store: unknown) => store as Pick<IDBObjectStore, 'createIndex' | 'deleteIndex'>;

/** The store of answers that versions before 5 had. */
interface OldSchema extends DBSchema {
  asked: { key: string; value: Asked };
}
const oldDb = (db: unknown) => db as IDBPDatabase<OldSchema>;
const oldAsked = (tx: unknown) =>
  (tx as IDBPTransaction<OldSchema, ['asked'], 'versionchange'>).objectStore('asked');

/** Brings a store of any older version to the present one, step by step. */
export async function upgradeStore(db: Db, from: number, tx: Upgrade): Promise<void> {
  if (from < 1) makeFirst(db);
  if (from < 2) await addSync(db, tx, from > 0);
  if (from < 3) addContact(tx);
  if (from < 4) dropTracking(tx);
  if (from < 5) await moveAsked(db, tx);
}

/** Version 1: filled on demand alone. */
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

/** Version 2: filled by a sync as well, and searchable. */
async function addSync(db: Db, tx: Upgrade, isOld: boolean): Promise<void> {
  const bookings = tx.objectStore('bookings');
  bookings.createIndex('domains', 'domains', { multiEntry: true });
  bookings.createIndex('owner', ['owner', 'starts']);
  bookings.createIndex('status', ['status', 'starts']);
  db.createObjectStore('slices', { keyPath: 'id' });
  db.createObjectStore('shelves', { keyPath: 'shelf' });
  if (!isOld) return;
  // Rows of version 1 have no words to be searched by; what was asked for is asked again.
  await Promise.all([bookings.clear(), oldAsked(tx).clear()]);
}

/** Version 3: one contact's bookings are found whatever address they were made with. */
function addContact(tx: Upgrade): void {
  tx.objectStore('bookings').createIndex('contact', 'contact');
}

/** Version 4: tracking ids are found on the shelves, and each index costs every row that is written. */
function dropTracking(tx: Upgrade): void {
  untyped(tx.objectStore('bookings')).deleteIndex('tracking');
}

/** Version 5: what was asked about an address is found with the contacts that have it. */
async function moveAsked(db: Db, tx: Upgrade): Promise<void> {
  const contacts = tx.objectStore('contacts');
  for (const asked of await oldAsked(tx).getAll()) {
    await contacts.put({ ...asked, id: askedId(asked.address) });
  }
  oldDb(db).deleteObjectStore('asked');
}
