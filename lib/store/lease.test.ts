import { beforeEach, expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { databaseNames, freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { storedBookings } from '../../tests/helpers/stored-rows.ts';
import { fail, ok } from '../domain/result.ts';
import { createStoreReader } from './reader.ts';
import { createStoreWriter } from './writer.ts';

beforeEach(freshIndexedDb);

const batch = { bookings: [aBooking()] };
const DONE = ok(undefined);
const OVER = fail('changed');

test('a lease writes until the store is wiped, and never after', async () => {
  const writer = createStoreWriter();
  const lease = writer.lease();
  expect(await lease.write(batch)).toEqual(DONE);
  await writer.wipe();
  expect(await lease.write(batch)).toEqual(OVER);
  expect(await databaseNames()).toEqual([]);
  expect(await writer.lease().write(batch)).toEqual(DONE);
  expect(await lease.write(batch)).toEqual(OVER);
});

test('a wipe ends leases at once, while the store is still being removed', async () => {
  const [writer, reader] = [createStoreWriter(), createStoreReader()];
  await writer.write(batch);
  const [early, before] = [writer.lease(), writer.lease()];
  const written = early.write({ bookings: [aBooking({ id: 'BKNG-2' })] });
  const wiping = writer.wipe();
  const late = before.write(batch);
  await wiping;
  expect(await late).toEqual(OVER);
  // The early write may succeed or fail; the wipe removes it in either case.
  await written;
  expect(await reader.count()).toBe(0);
});

test('a write during a wipe, with a lease taken after it began, goes into the new store', async () => {
  const writer = createStoreWriter();
  await writer.write({ bookings: [aBooking({ id: 'old' })] });
  const wiping = writer.wipe();
  const lease = writer.lease();
  const written = lease.write({ bookings: [aBooking({ id: 'new' })] });
  await wiping;
  expect(await written).toEqual(DONE);
  expect((await storedBookings()).map(({ id }) => id)).toEqual(['new']);
});

test('overlapping wipes all finish', async () => {
  const writer = createStoreWriter();
  await writer.write(batch);
  await Promise.all([writer.wipe(), writer.wipe(), writer.wipe()]);
  expect(await databaseNames()).toEqual([]);
  expect(await writer.write(batch)).toEqual(DONE);
});
