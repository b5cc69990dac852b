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
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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

test('people at a mail provider are filed under no company', async () => {
  const at = store();
  const people = ['mara@btinternet.com', 'kim@acme.example', 'x1@privaterelay.appleid.com'];
  await at.writer.write({ bookings: [met('BKNG-1', ...people)] });
  expect(await at.rows()).toMatchObject([{ addresses: people, domains: ['acme.example'] }]);
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
  const slice = freshSlice('all.past.1', 'all', 0, NOW);
  const sweep = { slice: slice.id, from: starts(-2), to: null };
  async function filled() {
    const at = store();
    const bookings = [-2, -1, 0, 1, 2].map((days) =>
      aBooking({ id: `d${days}`, starts: starts(days) }),
    );
    await at.writer.write({ bookings: [...bookings, aBooking({ id: 'none', starts: null })] });
    return at;
  }
  /** The ids of the bookings that are marked, and those the slice has as missing. */
  async function unlisted(at: ReturnType<typeof store>) {
    const marked = (await at.rows()).filter((row) => row.unlisted).map(({ id }) => id);
    const [{ missing = [] } = slice] = await at.reader.slices();
    return [marked.sort(), [...missing].sort()];
  }

  test.each<[from: number, to: number | null, missing: string[]]>([
    [starts(-1), starts(1), ['d-1', 'd0']],
    [starts(0), null, ['d0', 'd1', 'd2']],
    [starts(3), null, []],
  ])(
    'from %d to %s removes nothing, and finds what was not received again',
    async (from, to, missing) => {
      const at = await filled();
      const since = await at.reader.batches();
      await at.writer.write({ slices: [slice], sweep: { ...sweep, from, to, since } });
      expect(await unlisted(at)).toEqual([missing, missing]);
      expect(await at.reader.count()).toBe(6);
      const lines = (await at.reader.indexPages()).flatMap((shelf) => shelf.split('\n'));
      expect(lines).toHaveLength(6);
    },
  );

  test('does not find what any later batch wrote, even where the clock was set back', async () => {
    let now = NOW;
    const at = store(() => now);
    const [old, again] = [aBooking({ id: 'old' }), aBooking({ id: 'again' })];
    await at.writer.write({ bookings: [old, again] });
    const since = await at.reader.batches();
    now -= DAY;
    await at.writer.write({ bookings: [again, aBooking({ id: 'new' })] });
    await at.writer.write({ slices: [slice], sweep: { ...sweep, from: 0, since } });
    expect(await unlisted(at)).toEqual([['old'], ['old']]);
  });

  test.each([
    ['the same writer, with its cache', false],
    ['a new writer, without a cache', true],
  ])('by %s finds a booking that was not received again, no other', async (_who, isLater) => {
    const at = await filled();
    const since = await at.reader.batches();
    const heard = [-2, -1, 0, 1].map((days) => aBooking({ id: `d${days}`, starts: starts(days) }));
    await at.writer.write({ bookings: heard });
    const writer = isLater ? createStoreWriter() : at.writer;
    await writer.write({ slices: [slice], sweep: { ...sweep, to: starts(1), since } });
    expect(await unlisted(at)).toEqual([[], []]);
    await writer.write({ bookings: heard, slices: [slice], sweep: { ...sweep, since } });
    expect(await unlisted(at)).toEqual([['d2'], ['d2']]);
  });

  test.each<[ago: number, missing: string[]]>([
    [DAY - 1, []],
    [DAY, ['d1']],
  ])(
    'finds a booking again only a day after it was read by its id: %d ms',
    async (ago, missing) => {
      const at = store();
      await at.writer.write({
        bookings: [aBooking({ id: 'd1', starts: starts(1), checked: NOW - ago })],
      });
      const since = await at.reader.batches();
      await at.writer.write({ slices: [slice], sweep: { ...sweep, since } });
      expect(await unlisted(at)).toEqual([missing, missing]);
    },
  );
});

describe('a booking that a list did not have', () => {
  test('is marked until it is written again, and stays checked', async () => {
    const at = store();
    const known = aBooking({ id: 'd1', updated: NOW });
    await at.writer.write({ bookings: [known] });
    await at.writer.write({ unlisted: [{ id: 'd1', checked: NOW }, { id: 'unknown' }] });
    expect(await at.rows()).toMatchObject([{ id: 'd1', unlisted: true, checked: NOW }]);
    // An older version proves as well that it is there.
    await at.writer.write({ bookings: [{ ...known, updated: NOW - 1, subject: 'old' }] });
    const [row] = await at.rows();
    expect(row).toMatchObject({ subject: 'Demo', checked: NOW });
    expect(row).not.toHaveProperty('unlisted');
  });
});

test('a booking that a list shows in the trash stays where it changed later', async () => {
  const at = store();
  const restored = aBooking({ id: 'd1', updated: NOW });
  await at.writer.write({ bookings: [restored] });
  await at.writer.write({ trashed: [{ id: 'd1', updated: NOW - 1 }] });
  expect(await at.rows()).toHaveLength(1);
  await at.writer.write({ trashed: [{ id: 'd1', updated: NOW }] });
  expect(await at.rows()).toEqual([]);
});

describe('of two versions of a booking', () => {
  test('the one changed later stays, whatever this computer’s clock, where OnceHub’s is known', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -400, max: 400 }),
        fc.array(fc.nat(9), { minLength: 2, maxLength: 5 }),
        async (days, ages) => {
          freshIndexedDb();
          const writer = createStoreWriter(
            () => NOW + days * DAY,
            () => {},
            () => NOW,
          );
          const versions = ages.map((age) =>
            aBooking({ subject: `${age} hours old`, updated: NOW - age * HOUR }),
          );
          for (const version of versions) await writer.write({ bookings: [version] });
          const [kept] = await storedBookings();
          expect(kept?.subject).toBe(`${Math.min(...ages)} hours old`);
        },
      ),
      { numRuns: 60 },
    );
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
