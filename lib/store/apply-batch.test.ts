import fc from 'fast-check';
import { openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { storedBookings } from '../../tests/helpers/stored-rows.ts';
import { freshSlice } from '../sync/plan.ts';
import { createStoreReader } from './reader.ts';
import { type BookingRow, type DirectoryRow, STORE_NAME } from './schema.ts';
import { search } from './search.ts';
import { createStoreWriter } from './writer.ts';

beforeEach(freshIndexedDb);

const NOW = Date.UTC(2026, 8, 14, 15);
const DAY = 86_400_000;

function store(clock = () => NOW) {
  const [writer, reader] = [createStoreWriter(clock), createStoreReader()];
  return {
    writer,
    reader,
    ids: async (address: string) =>
      (await reader.customer(address)).bookings.map(({ id }) => id).sort(),
    async rows(): Promise<BookingRow[]> {
      const db = await openDB(STORE_NAME);
      const rows = await db.getAll('bookings');
      db.close();
      return rows;
    },
    found: async (text: string) =>
      (await search(text, reader, 9)).map(({ address }) => address).sort(),
  };
}

const colleague = (address: string, id = 'USR-1'): DirectoryRow => ({
  ...{ id, kind: 'user', name: 'Priya Nair' },
  address,
});
const met = (id: string, ...addresses: string[]) =>
  aBooking({
    id,
    people: addresses.map((address, place) => ({ address, part: place ? 'attendee' : 'booker' })),
  });

describe('colleagues', () => {
  const [mara, priya, ben] = ['mara@example.com', 'priya@example.org', 'ben@example.net'];

  test('are not found as customers, although bookings name them', async () => {
    const at = store();
    await at.writer.write({ directory: [colleague(priya)] });
    await at.writer.write({ bookings: [met('BKNG-1', mara, priya, ben)] });
    expect(await at.ids(priya)).toEqual([]);
    expect(await at.rows()).toMatchObject([
      { addresses: [mara, ben], domains: ['example.com', 'example.net'] },
    ]);
  });

  test('who become known after their bookings are removed from the indexes of these', async () => {
    const at = store();
    const bookings = [met('BKNG-1', mara, priya), met('BKNG-2', priya), met('BKNG-3', mara)];
    await at.writer.write({ bookings });
    expect(await at.ids(priya)).toEqual(['BKNG-1', 'BKNG-2']);
    await at.writer.write({ directory: [colleague(priya)] });
    expect(await at.ids(priya)).toEqual([]);
    expect(await at.ids(mara)).toEqual(['BKNG-1', 'BKNG-3']);
    expect((await at.rows()).map(({ domains }) => domains)).toEqual([
      ['example.com'],
      [],
      ['example.com'],
    ]);
    // The search finds the colleague no longer, but the booking still names them.
    expect((await at.reader.indexPages()).join()).not.toContain(priya);
    expect(await at.found('mara')).toEqual([mara]);
    expect((await at.reader.booking('BKNG-1'))?.people).toHaveLength(2);
  });

  test('lead to the same rows whatever the order of bookings and directory', async () => {
    const bookings = [
      met('BKNG-1', mara, priya),
      met('BKNG-2', priya, ben),
      met('BKNG-3', ben, mara, priya),
    ];
    const batches = [
      ...bookings.map((booking) => ({ bookings: [booking] })),
      { directory: [colleague(priya)] },
      { directory: [colleague(ben, 'USR-2')] },
    ];
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(batches, { minLength: batches.length }),
        async (order) => {
          freshIndexedDb();
          const at = store();
          for (const batch of order) await at.writer.write(batch);
          const rows = (await at.rows()).map(({ heard: _, ...row }) => row);
          const shelves = (await at.reader.indexPages())
            .flatMap((shelf) => shelf.split('\n'))
            .sort();
          outcomes.add(JSON.stringify([rows, shelves]));
        },
      ),
      { numRuns: 60 },
    );
    expect(outcomes.size).toBe(1);
  });
});

describe('a sweep of a period that was read to its end', () => {
  const starts = (days: number) => NOW + days * DAY;
  async function filled() {
    const at = store();
    const bookings = [-2, -1, 0, 1, 2].map((days) =>
      aBooking({ id: `d${days}`, starts: starts(days) }),
    );
    await at.writer.write({ bookings: [...bookings, aBooking({ id: 'none', starts: null })] });
    return at;
  }

  test.each<[from: number, to: number | null, left: string[]]>([
    [starts(-1), starts(1), ['d-2', 'd1', 'd2', 'none']],
    [starts(0), null, ['d-1', 'd-2', 'none']],
    [starts(3), null, ['d-1', 'd-2', 'd0', 'd1', 'd2', 'none']],
  ])('from %d to %s removes the bookings that were not received again', async (from, to, left) => {
    const at = await filled();
    await at.writer.write({ sweep: { from, to, since: await at.reader.batches() } });
    expect((await storedBookings()).map(({ id }) => id).sort()).toEqual(left);
    const lines = (await at.reader.indexPages()).flatMap((shelf) => shelf.split('\n'));
    expect(lines.map((line) => line.split('\t')[0]).sort()).toEqual(left);
  });

  test('keeps what any later batch wrote, even where the clock was set back', async () => {
    let now = NOW;
    const at = store(() => now);
    await at.writer.write({ bookings: [aBooking({ id: 'old' }), aBooking({ id: 'again' })] });
    const since = await at.reader.batches();
    now -= DAY;
    await at.writer.write({ bookings: [aBooking({ id: 'again' }), aBooking({ id: 'new' })] });
    await at.writer.write({ sweep: { from: 0, to: null, since } });
    expect((await storedBookings()).map(({ id }) => id)).toEqual(['again', 'new']);
  });

  test.each([
    ['the same writer, with its cache', false],
    ['a new writer, without a cache', true],
  ])('by %s removes a booking that was not received again, no other', async (_who, isLater) => {
    const at = await filled();
    const since = await at.reader.batches();
    const heard = [-2, -1, 0, 1].map((days) => aBooking({ id: `d${days}`, starts: starts(days) }));
    await at.writer.write({ bookings: heard });
    const writer = isLater ? createStoreWriter() : at.writer;
    await writer.write({ sweep: { from: starts(-2), to: starts(1), since } });
    expect(await at.reader.count()).toBe(6);
    await writer.write({ bookings: heard, sweep: { from: starts(-2), to: null, since } });
    const left = await storedBookings();
    expect(left.map(({ id }) => id).sort()).toEqual(['d-1', 'd-2', 'd0', 'd1', 'none']);
  });
});

describe('the window [claim 76]', () => {
  const old = aBooking({ id: 'old', starts: NOW - 90 * DAY });
  const young = aBooking({ id: 'young', starts: NOW });
  const asked = { address: 'mara@example.com', at: NOW - 2 * DAY, known: true, complete: true };

  test('bookings that start before it are removed, with the look-ups of their people', async () => {
    const at = store();
    await at.writer.write({ bookings: [old, young], asked });
    await at.writer.write({ keptFrom: NOW - 30 * DAY });
    expect(await at.ids('mara@example.com')).toEqual(['young']);
    expect((await at.reader.customer('mara@example.com')).asked).toBeNull();
  });

  test.each([0, DAY - 1, -DAY + 1])(
    'older bookings of a customer stay for a day after a look-up; it was %d ms ago',
    async (ago) => {
      const at = store();
      await at.writer.write({ bookings: [old, young], asked: { ...asked, at: NOW - ago } });
      await at.writer.write({ keptFrom: NOW - 30 * DAY });
      expect(await at.ids('mara@example.com')).toEqual(['old', 'young']);
    },
  );
});

describe('slices', () => {
  const slice = freshSlice('all.past.1', 'all', 0, NOW);

  test('are written, replaced and deleted', async () => {
    const at = store();
    await at.writer.write({ slices: [slice, { ...slice, id: 'all.past.2' }] });
    await at.writer.write({ slices: [{ ...slice, rows: 5 }], slicesGone: ['all.past.2'] });
    expect(await at.reader.slices()).toEqual([{ ...slice, rows: 5 }]);
  });

  test('each batch that is written is counted, one that fails is not', async () => {
    const at = store();
    await at.writer.write({});
    await at.writer.write({ bookings: [aBooking()] });
    await at.writer.write({ bookings: [aBooking({ subject: (() => {}) as never })] });
    expect(await at.reader.batches()).toBe(2);
    expect(await at.rows()).toMatchObject([{ heard: 2 }]);
  });
});
