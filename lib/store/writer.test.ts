import fc from 'fast-check';
import { openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { databaseNames, freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { storedBookings, storedContacts } from '../../tests/helpers/stored-rows.ts';
import type { Booking } from '../domain/booking.ts';
import { createStoreReader } from './reader.ts';
import { STORE_NAME } from './schema.ts';
import { type Batch, createStoreWriter } from './writer.ts';

beforeEach(freshIndexedDb);

const contact = (id: string) => ({
  id,
  address: 'mara@example.com',
  name: 'M',
  company: null,
  phone: null,
});
const asked = { address: 'mara@example.com', at: 5, known: true, complete: true };
const directory = { id: 'USR-1', kind: 'user', name: 'Priya', address: null } as const;

/** A value that IndexedDB cannot store: a function cannot be cloned. */
const unstorable = (() => {}) as never;

test('making a writer creates no database', async () => {
  createStoreWriter();
  expect(await databaseNames()).toEqual([]);
});

test('a batch is read back as it was written', async () => {
  const [writer, reader] = [createStoreWriter(), createStoreReader()];
  const bookings = [aBooking({ id: 'BKNG-1' }), aBooking({ id: 'BKNG-2', tracking: 'T2' })];
  const batch = {
    bookings,
    contacts: [contact('CTC-1')],
    asked,
    directory: [directory],
    namesRead: { list: 'users', at: 7 } as const,
  };
  expect(await writer.write(batch)).toEqual({ ok: true, value: undefined });
  const stored = await reader.customer('mara@example.com');
  expect(stored.bookings).toMatchObject(bookings);
  expect(stored).toMatchObject({ contacts: [contact('CTC-1')], asked });
  expect(await reader.booking('BKNG-2')).toMatchObject({ id: 'BKNG-2' });
  expect([await reader.directory(), await reader.namesReadAt()]).toEqual([
    [directory],
    new Map([['users', 7]]),
  ]);
  expect([await reader.contact('CTC-1'), await reader.count()]).toEqual([contact('CTC-1'), 2]);
});

test('one batch can remove bookings and write others', async () => {
  const writer = createStoreWriter();
  await writer.write({ bookings: [aBooking({ id: 'BKNG-1' })] });
  await writer.write({ gone: ['BKNG-1', 'BKNG-9'], bookings: [aBooking({ id: 'BKNG-2' })] });
  expect((await storedBookings()).map((one) => one.id)).toEqual(['BKNG-2']);
});

test.each<[string, Batch]>([
  [
    'the third booking',
    {
      bookings: ['1', '2', '3'].map((id) =>
        aBooking({ id, ...(id === '3' && { subject: unstorable }) }),
      ),
    },
  ],
  [
    'a contact',
    {
      bookings: [aBooking()],
      contacts: [contact('CTC-1'), { ...contact('CTC-2'), name: unstorable }],
    },
  ],
  [
    'a name',
    {
      bookings: [aBooking()],
      contacts: [contact('CTC-1')],
      directory: [directory, { ...directory, id: 'USR-2', name: unstorable }],
    },
  ],
  [
    'the look-up',
    { bookings: [aBooking()], contacts: [contact('CTC-1')], asked: { ...asked, at: unstorable } },
  ],
  [
    'the last fact',
    { bookings: [aBooking()], asked, gone: ['old'], namesRead: { list: 'users', at: unstorable } },
  ],
])('a batch in which %s cannot be stored leaves everything as it was', async (_which, batch) => {
  const [writer, reader] = [createStoreWriter(), createStoreReader()];
  await writer.write({ bookings: [aBooking({ id: 'old' })] });
  expect(await writer.write(batch)).toMatchObject({ ok: false, failure: { kind: 'bug' } });
  expect((await storedBookings()).map((one) => one.id)).toEqual(['old']);
  expect(await storedContacts()).toEqual([]);
  expect(await reader.directory()).toEqual([]);
  expect((await reader.namesReadAt()).size).toBe(0);
  expect((await reader.customer('mara@example.com')).asked).toBeNull();
  expect((await writer.write({ asked })).ok).toBe(true);
});

test('whatever the order of three versions of one booking, the one changed last at OnceHub stays [claim 78]', async () => {
  const versions = [1, 2, 3].map((updated) => aBooking({ updated, subject: `version ${updated}` }));
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(versions, { minLength: 3 }),
      fc.boolean(),
      async (order, together) => {
        freshIndexedDb();
        const [writer, reader] = [createStoreWriter(), createStoreReader()];
        const writing = (booking: Booking) => writer.write({ bookings: [booking] });
        if (together) await Promise.all(order.map(writing));
        else for (const booking of order) await writing(booking);
        expect((await reader.booking('BKNG-1'))?.subject).toBe('version 3');
      },
    ),
    { numRuns: 20 },
  );
});

test('of two versions of one booking in one batch, the one changed later at OnceHub stays [claim 78]', async () => {
  const [writer, reader] = [createStoreWriter(), createStoreReader()];
  const versions = [
    aBooking({ updated: 2, subject: 'new' }),
    aBooking({ updated: 1, subject: 'old' }),
  ];
  await writer.write({ bookings: versions });
  expect((await reader.booking('BKNG-1'))?.subject).toBe('new');
});

test('a wipe succeeds while a view reads, removes everything, and the next write makes a new store', async () => {
  const [writer, reader] = [createStoreWriter(), createStoreReader()];
  await writer.write({ bookings: [aBooking()], asked });
  expect(await reader.count()).toBe(1);
  await writer.wipe();
  expect(await databaseNames()).toEqual([]);
  expect(await reader.count()).toBe(0);
  expect(await databaseNames()).toEqual([]);
  await writer.write({ bookings: [aBooking({ id: 'BKNG-9' })] });
  expect((await storedBookings()).map((one) => one.id)).toEqual(['BKNG-9']);
});

test('a wipe without a store succeeds and creates none', async () => {
  await createStoreWriter().wipe();
  expect(await databaseNames()).toEqual([]);
});

test.each<[string, number, stores: string[]]>([
  ['a newer version', 99, ['bookings', 'future']],
  ['this version without its stores', 1, []],
  ['this version with one store lost', 1, ['bookings', 'contacts', 'directory', 'asked']],
])('%s is replaced, while a view has it open [claims 59, 72]', async (_what, version, stores) => {
  const made = await openDB(STORE_NAME, version, {
    upgrade(db) {
      for (const store of stores) db.createObjectStore(store);
    },
  });
  made.close();
  const [writer, reader] = [createStoreWriter(), createStoreReader()];
  expect((await reader.namesReadAt()).size).toBe(0);
  expect((await writer.write({ bookings: [aBooking()] })).ok).toBe(true);
  expect(await reader.count()).toBe(1);
});

test.each(['UnknownError', 'VersionError', 'InvalidStateError', 'AbortError', 'NotReadableError'])(
  'an opening that fails with %s makes the store anew [claim 71]',
  async (name) => {
    const damaged = await openDB(STORE_NAME, 1, {
      upgrade: (db) => void db.createObjectStore('bookings', { keyPath: 'id' }),
    });
    await damaged.put('bookings', { id: 'old' });
    damaged.close();
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('', name);
    });
    const writer = createStoreWriter();
    expect((await writer.write({ bookings: [aBooking({ id: 'new' })] })).ok).toBe(true);
    expect((await storedBookings()).map((one) => one.id)).toEqual(['new']);
  },
);

test('an opening that keeps failing is tried twice for a write, and again for the next write [claim 71]', async () => {
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('', 'UnknownError');
  });
  const writer = createStoreWriter();
  expect(await writer.write({ asked })).toMatchObject({ failure: { kind: 'storeClosed' } });
  expect(open).toHaveBeenCalledTimes(2);
  open.mockRestore();
  expect((await writer.write({ asked })).ok).toBe(true);
});

test('a write to a full disk fails with storeFull, and reading goes on [claims 46, 70]', async () => {
  const [writer, reader] = [createStoreWriter(), createStoreReader()];
  await writer.write({ bookings: [aBooking({ starts: Date.now() })] });
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException(
      'The current transaction exceeded its quota limitations.',
      'QuotaExceededError',
    );
  });
  expect(await writer.write({ asked })).toMatchObject({ failure: { kind: 'storeFull' } });
  put.mockRestore();
  expect(await reader.count()).toBe(1);
  expect((await writer.write({ asked })).ok).toBe(true);
});

test('a disk that turns out full only at the commit fails with storeFull, too', async () => {
  const writer = createStoreWriter();
  await writer.write({ asked });
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(function (
    this: IDBObjectStore,
    value,
  ) {
    const request = put.call(this, value);
    // The way fake-indexeddb itself aborts a transaction.
    (this.transaction as unknown as { _abort(name: string): void })._abort('QuotaExceededError');
    return request;
  });
  expect(await writer.write({ asked, namesRead: { list: 'users', at: 1 } })).toMatchObject({
    failure: { kind: 'storeFull' },
  });
  expect((await writer.write({ asked })).ok).toBe(true);
});

test('on a disk without room a store that does not open is not made anew: what is stored stays', async () => {
  await createStoreWriter().write({ bookings: [aBooking({ id: 'BKNG-1' })] });
  const { open } = indexedDB;
  const estimate = { quota: 5_000_000, usage: 5_000_000 };
  vi.stubGlobal('navigator', { storage: { estimate: () => Promise.resolve(estimate) } });
  indexedDB.open = () => {
    throw new DOMException('', 'UnknownError');
  };
  const writer = createStoreWriter();
  expect(await writer.write({ bookings: [aBooking({ id: 'BKNG-2' })] })).toMatchObject({
    failure: { kind: 'storeFull' },
  });
  indexedDB.open = open;
  expect((await writer.write({ bookings: [aBooking({ id: 'BKNG-3' })] })).ok).toBe(true);
  expect((await storedBookings()).map(({ id }) => id)).toEqual(['BKNG-1', 'BKNG-3']);
});

const many = (count: number, starts: number, life = 0) =>
  Array.from({ length: count }, (_, n) => aBooking({ id: `B${life}-${n}`, starts: starts - n }));
const settled = async () => {
  for (let n = 0; n < 50; n++) await new Promise((done) => setImmediate(done));
};

test('a wipe while 250 bookings are written and counted leaves no database', async () => {
  const writer = createStoreWriter();
  await writer.write({ bookings: [aBooking({ id: 'first' })] });
  const writing = writer.lease().write({ bookings: many(250, 1) });
  for (let n = 0; n < 5; n++) await new Promise((done) => setImmediate(done));
  await writer.wipe();
  await writing;
  expect(await databaseNames()).toEqual([]);
});

test('a store that was wiped after a failed opening is not made again by itself', async () => {
  const { open } = indexedDB;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  indexedDB.open = () => {
    throw new DOMException('', 'UnknownError');
  };
  const writer = createStoreWriter();
  await writer.write({ bookings: [aBooking()] });
  indexedDB.open = open;
  await writer.wipe();
  await vi.advanceTimersByTimeAsync(6_000);
  await settled();
  vi.useRealTimers();
  expect(await databaseNames()).toEqual([]);
});
