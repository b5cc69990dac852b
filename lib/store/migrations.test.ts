import { openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { storedBookings, storedContacts } from '../../tests/helpers/stored-rows.ts';
import { createStoreReader } from './reader.ts';
import { STORE_NAME, STORE_VERSION } from './schema.ts';
import { search } from './search.ts';
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

/**
 * Leaves a store as version 5 made it: a booking with an address, one without, one without whose
 * contact has an address, one without that names a host and a guest, and their lines.
 */
async function leaveVersion5(): Promise<void> {
  const db = await openDB(STORE_NAME, 5, {
    upgrade(made) {
      const bookings = made.createObjectStore('bookings', { keyPath: 'id' });
      for (const list of ['addresses', 'domains']) {
        bookings.createIndex(list, list, { multiEntry: true });
      }
      for (const one of ['starts', 'contact']) bookings.createIndex(one, one);
      for (const one of ['owner', 'status']) bookings.createIndex(one, [one, 'starts']);
      made.createObjectStore('contacts', { keyPath: 'id' }).createIndex('address', 'address');
      for (const name of ['directory', 'slices']) made.createObjectStore(name, { keyPath: 'id' });
      made.createObjectStore('facts', { keyPath: 'name' });
      made.createObjectStore('shelves', { keyPath: 'shelf' });
    },
  });
  const {
    payment: _1,
    properties: _2,
    conversation: _3,
    ...mara
  } = aBooking({
    ...{ id: 'BKNG-5', name: 'Mara Øst', phone: '(415) 555-0100' },
  });
  const gus = { ...aBooking({ id: 'BKNG-6', email: null, contact: null }), name: 'Gus Halloran' };
  await db.put('bookings', { ...mara, addresses: ['mara@example.com'], domains: [], heard: 1 });
  const phone = '1-3125550177';
  await db.put('bookings', { ...gus, phone, addresses: [], domains: [], heard: 1 });
  const ida = { ...aBooking({ id: 'BKNG-7', email: null }), name: 'Ida Holm' };
  await db.put('bookings', { ...ida, addresses: [], domains: [], heard: 1 });
  const contact = { name: null, company: 'Holm Ltd', phone: null };
  await db.put('contacts', { id: 'CTC-1', address: 'ida@holm.example', ...contact });
  const addresses = ['guest@example.com'];
  const pia = aBooking({
    ...{ id: 'BKNG-8', email: null, contact: 'CTC-8', name: 'Pia Voss', phone: '12' },
    people: [
      { address: 'guest@example.com', part: 'guest' },
      { address: 'sam@example.org', part: 'attendee' },
    ],
  });
  await db.put('bookings', { ...pia, addresses, domains: [], heard: 1 });
  const sam = { id: 'USR-1', kind: 'user', name: 'Sam', address: 'sam@example.org' };
  await db.put('directory', sam);
  const line = (...fields: (string | number)[]) => fields.join('\t');
  const starts = mara.starts ?? 0;
  const marasWords = 'mara@example.com mara øst (415) 555-0100 demo bkng-5';
  await db.put('shelves', {
    shelf: '2026-01',
    lines: [
      line('BKNG-5', 'scheduled', starts, 'USR-1', 'BKC-1', 'mara@example.com', '', marasWords),
      line('BKNG-6', 'scheduled', starts, 'USR-1', 'BKC-1', '', '', `gus halloran ${phone} demo`),
      line('BKNG-7', 'scheduled', starts, 'USR-1', 'BKC-1', '', '', 'ida holm demo'),
      line('BKNG-8', 'scheduled', starts, 'USR-1', 'BKC-1', '', addresses.join(' '), 'pia voss'),
    ].join('\n'),
  });
  db.close();
}

describe('a store of version 5 [claims 59, 72]', () => {
  const foundBy = async (...texts: string[]) => {
    const reader = createStoreReader();
    const found = [];
    for (const text of texts) found.push((await search(text, reader, 9)).map((one) => one.address));
    reader.close();
    return found;
  };

  test('serves its bookings as they are: what is new in them was not read yet', async () => {
    await leaveVersion5();
    await createStoreWriter().write({});
    const reader = createStoreReader();
    const [booking] = (await reader.customer('mara@example.com')).bookings;
    expect(booking).toMatchObject({ id: 'BKNG-5', paid: false });
    expect(booking).not.toHaveProperty('payment');
    reader.close();
  });

  test('is searched by letters and numbers as a new one is', async () => {
    await leaveVersion5();
    await createStoreWriter().write({});
    expect(await foundBy('ost', '4155550100')).toEqual([
      ['mara@example.com'],
      ['mara@example.com'],
    ]);
  });

  test('finds a customer without an address, who had no name before', async () => {
    await leaveVersion5();
    await createStoreWriter().write({});
    expect(await foundBy('halloran', '3125550177')).toEqual([
      ['tel:13125550177'],
      ['tel:13125550177'],
    ]);
    const reader = createStoreReader();
    expect((await reader.customer('tel:13125550177')).bookings).toMatchObject([{ id: 'BKNG-6' }]);
    reader.close();
  });

  test('finds a customer whose contact has an address under it alone', async () => {
    await leaveVersion5();
    await createStoreWriter().write({});
    expect(await foundBy('ida', 'ida@holm')).toEqual([['ida@holm.example'], ['ida@holm.example']]);
    const reader = createStoreReader();
    const { bookings } = await reader.customer('ida@holm.example');
    expect(bookings).toMatchObject([{ id: 'BKNG-7', company: 'Holm Ltd' }]);
    expect(await reader.atDomain('holm.example', 9)).toHaveLength(1);
    expect((await reader.person(['ida@holm.example'], [])).bookings).toHaveLength(1);
    expect((await reader.customer('contact:CTC-1')).bookings).toEqual([]);
    reader.close();
  });

  test('finds a customer without an address beside others who have one', async () => {
    await leaveVersion5();
    await createStoreWriter().write({});
    expect(await foundBy('pia', 'guest@example.com')).toEqual([
      ['contact:CTC-8'],
      ['guest@example.com'],
    ]);
    const reader = createStoreReader();
    expect(await reader.booking('BKNG-8')).toMatchObject({
      people: [{ address: 'contact:CTC-8', part: 'booker' }, {}, {}],
      addresses: ['contact:CTC-8', 'guest@example.com'],
    });
    reader.close();
  });

  test('gets what is new when a booking is read again, at whatever time it last changed', async () => {
    await leaveVersion5();
    const payment = { amount: 4900, currency: 'USD' };
    const again = aBooking({ id: 'BKNG-5', payment, paid: true });
    await createStoreWriter().write({ bookings: [again] });
    const reader = createStoreReader();
    expect(await reader.booking('BKNG-5')).toMatchObject({ payment });
    reader.close();
  });
});

test('the schema’s version is the one that these migration tests cover', () => {
  // For a newer version: add a helper above that leaves a store as version 6 makes it, test that it
  // is migrated, and raise this number.
  expect(STORE_VERSION).toBe(6);
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
