import { beforeEach, expect, test, vi } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { storedBookings } from '../../tests/helpers/stored-rows.ts';
import { freshSlice, SLICE } from '../sync/plan.ts';
import { createStoreReader } from './reader.ts';
import { createStoreWriter } from './writer.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 4, 5);

beforeEach(freshIndexedDb);

/** Makes the next `put` fail as on a full disk; later ones succeed. */
function fillDisk(): void {
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
    throw new DOMException('', 'QuotaExceededError');
  });
}

/** A booking that started so many days ago. */
const ago = (days: number) =>
  aBooking({ id: `BKNG-${days}`, email: `p${days}@example.com`, starts: NOW - days * DAY });

async function filled(bookings = [-3, 0, 30, 40, 50, 400].map(ago)) {
  const full = vi.fn();
  const [writer, reader] = [createStoreWriter(() => NOW, full), createStoreReader()];
  const slice = (id: string, from: number, to: number | null) => ({
    ...freshSlice(id, 'all', NOW - from * DAY, to === null ? null : NOW - to * DAY),
    doneAt: NOW,
  });
  await writer.write({
    bookings,
    slices: [
      slice(SLICE.allAhead, 0, null),
      slice('all.past.1', 45, 0),
      slice('all.past.2', 500, 45),
    ],
  });
  const ids = async () => (await storedBookings()).map(({ id }) => id).sort();
  return { writer, reader, full, ids };
}

test('on a full disk the oldest bookings are evicted, younger ones stay, and the write succeeds [claim 70]', async () => {
  const { writer, full, ids } = await filled();
  fillDisk();
  expect((await writer.write({ bookings: [ago(1)] })).ok).toBe(true);
  expect(await ids()).toEqual(['BKNG--3', 'BKNG-0', 'BKNG-1', 'BKNG-30']);
  expect(full.mock.calls).toEqual([['disk']]);
});

test('a period whose bookings were evicted is no longer called complete, and its search lines go [claim 70]', async () => {
  const { writer, reader } = await filled();
  fillDisk();
  await writer.write({ bookings: [ago(1)] });
  const slices = (await reader.slices()).map(({ id, from }) => [id, (NOW - from) / DAY]);
  expect(slices).toEqual([
    [SLICE.allAhead, 0],
    ['all.past.1', 40 - 1 / DAY],
  ]);
  expect((await reader.indexPages()).join()).not.toContain('BKNG-400');
});

test('on a full disk without old bookings the write fails with storeFull', async () => {
  const { writer, full, ids } = await filled([ago(0)]);
  fillDisk();
  expect(await writer.write({ bookings: [ago(1)] })).toMatchObject({
    failure: { kind: 'storeFull' },
  });
  expect([full.mock.calls, await ids()]).toEqual([[], ['BKNG-0']]);
});

/** A writer of a store that may have so many bookings; it counts them every 200. */
function limitedTo(maxBookings: number) {
  const full = vi.fn();
  return { writer: createStoreWriter(() => NOW, full, undefined, maxBookings), full };
}

/** Bookings that started so many days ago, one a day, from the youngest on. */
const daily = (count: number, youngest: number) =>
  Array.from({ length: count }, (_, day) => ago(youngest + day));

test('a store with more bookings than it may have evicts the oldest and says so', async () => {
  const { writer, full } = limitedTo(300);
  await writer.write({ bookings: daily(300, 40) });
  expect([(await storedBookings()).length, full.mock.calls]).toEqual([300, []]);
  await writer.write({ bookings: daily(250, 340) });
  const days = (await storedBookings()).map(({ starts }) => (NOW - (starts ?? NOW)) / DAY);
  expect([days.length, Math.max(...days), full.mock.calls]).toEqual([350, 389, [['limit']]]);
});

test('the same is found by a worker that has only just started', async () => {
  await limitedTo(1_000).writer.write({ bookings: daily(500, 40) });
  const { writer, full } = limitedTo(300);
  await writer.write({ bookings: daily(200, 600) });
  expect((await storedBookings()).length).toBe(500);
  expect(full.mock.calls).toEqual([['limit']]);
});

test('bookings of the last month are never evicted, whatever the limit, nor is that said', async () => {
  const { writer, full } = limitedTo(100);
  const young = Array.from({ length: 250 }, (_, n) =>
    aBooking({ id: `BKNG-Y${n}`, email: `y${n}@example.com`, starts: NOW - n * 60_000 }),
  );
  expect((await writer.write({ bookings: young })).ok).toBe(true);
  expect([(await storedBookings()).length, full.mock.calls]).toEqual([250, []]);
});

test('however short workers live, the store keeps to its limit', async () => {
  for (let life = 0; life < 10; life++) {
    const writer = limitedTo(300).writer;
    await writer.write({ bookings: daily(100, 60 + life * 100) });
  }
  expect((await storedBookings()).length).toBeLessThanOrEqual(500);
});
