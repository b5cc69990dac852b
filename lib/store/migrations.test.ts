import { openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { storedBookings, storedContacts } from '../../tests/helpers/stored-rows.ts';
import { createStoreReader } from './reader.ts';
import { STORE_NAME, STORE_VERSION } from './schema.ts';
import { createStoreWriter } from './writer.ts';

beforeEach(freshIndexedDb);

/** Leaves a store as version 1 made it, with a booking, its contact, a name and a look-up. */
async function leaveVersion1(): Promise<void> {
  const db = await openDB(STORE_NAME, 1, {
    upgrade(made) {
      const bookings = made.createObjectStore('bookings', { keyPath: 'id' });
      bookings.createIndex('addresses', 'addresses', { multiEntry: true });
      bookings.createIndex('starts', 'starts');
      bookings.createIndex('tracking', 'tracking');
      made.createObjectStore('contacts', { keyPath: 'id' }).createIndex('address', 'address');
      made.createObjectStore('directory', { keyPath: 'id' });
      made.createObjectStore('asked', { keyPath: 'address' });
      made.createObjectStore('facts', { keyPath: 'name' });
    },
  });
  await db.put('bookings', { ...aBooking(), addresses: ['mara@example.com'] });
  await db.put('contacts', {
    id: 'CTC-1',
    address: 'mara@example.com',
    name: 'Mara Lind',
    company: null,
    phone: null,
  });
  await db.put('directory', {
    id: 'USR-1',
    kind: 'user',
    name: 'Priya Nair',
    address: 'priya@example.org',
  });
  await db.put('asked', { address: 'mara@example.com', at: 5, known: true, complete: true });
  await db.put('facts', { name: 'directoryReadAt', value: 7 });
  db.close();
}

/** Leaves a store as version 4 made it: a contact and two look-ups, one of an unknown address. */
async function leaveVersion4(): Promise<void> {
  const db = await openDB(STORE_NAME, 4, {
    upgrade(made) {
      const bookings = made.createObjectStore('bookings', { keyPath: 'id' });
      for (const list of ['addresses', 'domains']) {
        bookings.createIndex(list, list, { multiEntry: true });
      }
      for (const one of ['starts', 'contact']) bookings.createIndex(one, one);
      for (const one of ['owner', 'status']) bookings.createIndex(one, [one, 'starts']);
      made.createObjectStore('contacts', { keyPath: 'id' }).createIndex('address', 'address');
      made.createObjectStore('asked', { keyPath: 'address' });
      for (const name of ['directory', 'slices']) made.createObjectStore(name, { keyPath: 'id' });
      made.createObjectStore('facts', { keyPath: 'name' });
      made.createObjectStore('shelves', { keyPath: 'shelf' });
    },
  });
  const contact = { name: 'Mara Lind', company: null, phone: null };
  await db.put('contacts', { id: 'CTC-1', address: 'mara@example.com', ...contact });
  await db.put('asked', { address: 'mara@example.com', at: 5, known: true, complete: true });
  await db.put('asked', { address: 'jo@example.org', at: 6, known: false, complete: true });
  const addresses = ['mara@example.com'];
  await db.put('bookings', { ...aBooking({ id: 'BKNG-4' }), addresses, domains: [], heard: 1 });
  db.close();
}

describe('a store of version 4 [claims 59, 72]', () => {
  const known = async () => {
    const reader = createStoreReader();
    const [mara, jo] = await reader.customers(['mara@example.com', 'jo@example.org']);
    reader.close();
    return { mara, jo };
  };

  test('keeps its bookings, its contacts and its look-ups', async () => {
    await leaveVersion4();
    expect((await createStoreWriter().write({})).ok).toBe(true);
    expect(await known()).toEqual({
      mara: {
        bookings: [expect.objectContaining({ id: 'BKNG-4' })],
        contacts: [expect.objectContaining({ id: 'CTC-1' })],
        asked: { address: 'mara@example.com', at: 5, known: true, complete: true },
      },
      jo: {
        bookings: [],
        contacts: [],
        asked: { address: 'jo@example.org', at: 6, known: false, complete: true },
      },
    });
    expect((await storedContacts()).map(({ id }) => id)).toEqual(['CTC-1']);
  });

  test('can be read by a view before the background has migrated it', async () => {
    await leaveVersion4();
    const { mara } = await known();
    expect([mara?.bookings.length, mara?.contacts.length, mara?.asked]).toEqual([1, 1, null]);
  });
});

test('the schema’s version is the one that these migration tests cover', () => {
  // For a newer version: add a helper above that leaves a store as version 5 makes it, test that it
  // is migrated, and raise this number.
  expect(STORE_VERSION).toBe(5);
});

describe('a store of version 1 [claims 59, 72]', () => {
  test('is migrated: bookings are dropped, contacts and names are kept', async () => {
    await leaveVersion1();
    const [writer, reader] = [createStoreWriter(), createStoreReader()];
    expect((await writer.write({})).ok).toBe(true);
    expect(await reader.customer('mara@example.com')).toMatchObject({
      bookings: [],
      contacts: [{ id: 'CTC-1' }],
      asked: null,
    });
    expect(await reader.directory()).toMatchObject([{ id: 'USR-1' }]);
    expect([await reader.slices(), await reader.indexPages()]).toEqual([[], []]);
  });

  test('has the same object stores and indexes after migration as a new one', async () => {
    const shape = async () => {
      const db = await openDB(STORE_NAME);
      const shape = [...db.objectStoreNames].map((name) => {
        const store = db.transaction(name).objectStore(name);
        return [name, store.keyPath, [...store.indexNames]];
      });
      const { version } = db;
      db.close();
      return { version, shape };
    };
    await createStoreWriter().write({});
    const today = await shape();
    freshIndexedDb();
    await leaveVersion1();
    await createStoreWriter().write({});
    expect(await shape()).toEqual(today);
    expect(today.version).toBe(STORE_VERSION);
  });

  test('is migrated although a view has it open, and the view reads on', async () => {
    await leaveVersion1();
    const reader = createStoreReader();
    expect(await reader.directory()).toHaveLength(1);
    await createStoreWriter().write({ bookings: [aBooking({ id: 'BKNG-2' })] });
    expect((await storedBookings()).map(({ id }) => id)).toEqual(['BKNG-2']);
  });
});
