import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { databaseNames, freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { storedBookings, storedContacts } from '../../tests/helpers/stored-rows.ts';
import { createStoreReader } from './reader.ts';
import { STORE_NAME, type StoreSchema } from './schema.ts';
import { createStoreWriter } from './writer.ts';

beforeEach(freshIndexedDb);

test('reading without a store answers emptiness and creates no database [claim 66]', async () => {
  const reader = createStoreReader();
  expect(await reader.customer('mara@example.com')).toEqual({
    bookings: [],
    contacts: [],
    asked: null,
  });
  expect([
    await reader.booking('BKNG-1'),
    await reader.directory(),
    await reader.namesReadAt(),
    await reader.contact('CTC-1'),
    await reader.count(),
  ]).toEqual([null, [], new Map(), null, 0]);
  reader.close();
  expect(await databaseNames()).toEqual([]);
});

test('a booking is found once under each address it names, and under no other', async () => {
  const people = [
    { address: 'mara@example.com', part: 'booker' },
    { address: 'guest@example.net', part: 'guest' },
  ] as const;
  await createStoreWriter().write({ bookings: [aBooking({ people: [...people] })] });
  const reader = createStoreReader();
  const found = async (address: string) => (await reader.customer(address)).bookings.length;
  expect([
    await found('mara@example.com'),
    await found('guest@example.net'),
    await found('example'),
    await found('Mara@example.com'),
    await found(''),
  ]).toEqual([1, 1, 0, 0, 0]);
});

test('a damaged row is skipped, the others are read [claim 73]', async () => {
  await createStoreWriter().write({ bookings: [aBooking({ id: 'BKNG-1' })] });
  const db = await openDB<StoreSchema>(STORE_NAME);
  for (const spoilt of [{ people: [null] }, { subject: undefined }, { status: 7 }]) {
    const row = {
      ...aBooking(),
      id: `BKNG-${JSON.stringify(spoilt)}`,
      addresses: ['mara@example.com'],
    };
    // As a damaged disk or an older version may leave it.
    await db.put('bookings', { ...row, ...spoilt } as never);
  }
  db.close();
  const reader = createStoreReader();
  const ids = (await reader.customer('mara@example.com')).bookings.map((one) => one.id);
  expect(ids).toEqual(['BKNG-1']);
  expect((await storedBookings()).map((one) => one.id)).toEqual(['BKNG-1']);
  expect(await reader.booking('BKNG-{"status":7}')).toBeNull();
});

test('the look-up of an address is never read as a contact', async () => {
  const writer = createStoreWriter();
  const row = { name: 'N', company: null, phone: null };
  for (const letter of ['a', 'b', 'c', 'd']) {
    const address = `m${letter}@example.com`;
    await writer.write({ asked: { address, at: 5, known: false, complete: true } });
    if (letter > 'a') await writer.write({ contacts: [{ id: `CTC-${letter}`, address, ...row }] });
  }
  const reader = createStoreReader();
  const ids = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id);
  expect(await ids(storedContacts())).toEqual(['CTC-b', 'CTC-c', 'CTC-d']);
  expect(await ids(reader.contactsBeginning('m', 2))).toEqual(['CTC-b', 'CTC-c']);
  expect(await ids(reader.contactsBeginning('ma', 2))).toEqual([]);
  expect(await reader.contact('asked mb@example.com')).toBeNull();
});
