import { beforeEach, expect, test, vi } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { freshSlice, SLICE } from '../sync/plan.ts';
import { createStoreReader } from './reader.ts';
import { createStoreWriter } from './writer.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 4, 5);

beforeEach(freshIndexedDb);

/** The next write finds the disk full, the ones after it do not. */
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
  const ids = async () => (await reader.bookings(99)).map(({ id }) => id).sort();
  return { writer, reader, full, ids };
}

test('on a full disk the oldest bookings go, the young ones stay, and the write is done [claim 70]', async () => {
  const { writer, full, ids } = await filled();
  fillDisk();
  expect((await writer.write({ bookings: [ago(1)] })).ok).toBe(true);
  expect(await ids()).toEqual(['BKNG--3', 'BKNG-0', 'BKNG-1', 'BKNG-30']);
  expect(full).toHaveBeenCalledOnce();
});

test('nothing is called complete any more where bookings were dropped, and nothing is found there [claim 70]', async () => {
  const { writer, reader } = await filled();
  fillDisk();
  await writer.write({ bookings: [ago(1)] });
  const slices = (await reader.slices()).map(({ id, from }) => [id, (NOW - from) / DAY]);
  expect(slices).toEqual([
    [SLICE.allAhead, 0],
    ['all.past.1', 40 - 1 / DAY],
  ]);
  expect((await reader.shelves()).join()).not.toContain('BKNG-400');
});

test('with nothing old to drop, the full disk is said', async () => {
  const { writer, full, ids } = await filled([ago(0)]);
  fillDisk();
  expect(await writer.write({ bookings: [ago(1)] })).toMatchObject({
    failure: { kind: 'storeFull' },
  });
  expect([full.mock.calls.length, await ids()]).toEqual([1, ['BKNG-0']]);
});
