import { beforeEach, describe, expect, test } from 'vitest';
import type { OnceHub } from '../../sandbox/oncehub/server.ts';
import { hastyTimers } from '../../tests/helpers/hasty.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { NOW } from '../../tests/helpers/oncehub.ts';
import { emptyOnceHub, type SyncOptions, syncLife } from '../../tests/helpers/sync.ts';
import { ok } from '../domain/result.ts';
import { completeBackTo, SLICE } from './plan.ts';
import { progress } from './progress.ts';
import { refetchBooking } from './refetch-booking.ts';

const PAGE = 5;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ROUND = 6 * 60_000;

let hub: OnceHub;
beforeEach(() => {
  freshIndexedDb();
  hub = emptyOnceHub();
  hastyTimers((ms) => hub.control.advance(ms));
});

/** A store with a dozen meetings ahead, up to date; and their ids, the latest created first. */
async function filled(options: SyncOptions = {}) {
  const ids = Array.from({ length: 12 }, (_, place) =>
    hub.control.addBooking({
      email: `person${place}@example.com`,
      starts: Math.floor(NOW / HOUR) * HOUR + 10 * DAY + place * HOUR,
      created: NOW - 40 * DAY + place * HOUR,
    }),
  ).reverse();
  const at = syncLife(hub, { pageSize: PAGE, dated: true, ...options });
  await at.settle();
  hub.control.clearLog();
  const unread = async () =>
    progress(await at.reader.slices(), 12, null, hub.control.now()).unread ?? 0;
  /** The bookings read by their ids since the last call. */
  const readById = () => {
    const paths = hub.control.log().map(({ path }) => path);
    hub.control.clearLog();
    return paths.flatMap((path) => path.match(/^\/v2\/bookings\/(.+)$/)?.[1] ?? []);
  };
  const pass = async (ms: number) => {
    hub.control.advance(ms);
    expect(await at.settle()).toEqual(ok('idle'));
  };
  return { ...at, ids, unread, readById, pass };
}

describe('rows that cannot be read', () => {
  test('do not empty the store, where all ids come in an unknown form [claim 88]', async () => {
    const at = await filled();
    for (const id of at.ids) hub.control.garble(id);
    await at.pass(DAY);
    expect(await at.reader.count()).toBe(12);
    expect([await at.unread(), completeBackTo(await at.reader.slices())]).toEqual([12, null]);
    expect(at.readById()).toEqual([]);
    // Everything was fetched, so no progress is shown; yet it is not called complete.
    const told = progress(await at.reader.slices(), 12, null, hub.control.now());
    expect([told.rowsLeft, told.share < 1]).toEqual([0, true]);
    for (const id of at.ids) hub.control.garble(id, false);
    await at.pass(DAY);
    expect(await at.unread()).toBe(0);
    expect(completeBackTo(await at.reader.slices())).not.toBeNull();
  });

  test('of one page do not hide those of the next, wherever on the page they are', async () => {
    for (let place = 0; place < 12; place++) {
      freshIndexedDb();
      hub = emptyOnceHub();
      const at = await filled();
      for (const id of at.ids.slice(place, place + PAGE + 1)) hub.control.garble(id);
      const added = hub.control.addBooking({ starts: NOW + 10 * DAY, created: NOW - 60 * DAY });
      await at.pass(DAY);
      expect(await at.reader.booking(added)).not.toBeNull();
      expect(await at.unread()).toBe(Math.min(PAGE + 1, 12 - place));
    }
  });

  test('of a round are passed and said once; the next round begins where that one ended', async () => {
    const at = await filled();
    await at.pass(ROUND);
    const [first = '', second = ''] = at.ids;
    hub.control.garble(first);
    hub.control.touch(first);
    hub.control.guestCancels(second);
    hub.control.clearLog();
    for (const requests of [1, 1, 1]) {
      await at.pass(ROUND);
      expect(hub.control.log()).toHaveLength(requests);
      hub.control.clearLog();
      expect((await at.reader.booking(second))?.status).toBe('canceled');
      expect(await at.unread()).toBe(1);
    }
    const slices = await at.reader.slices();
    const rounds = slices.find(({ id }) => id === SLICE.changes);
    expect(rounds).toMatchObject({ broken: false });
    expect(rounds?.from).toBeGreaterThan(hub.control.now() - 2 * ROUND);
    expect(completeBackTo(slices)).toBeNull();
  });
});

test.each([60, 240, 340])(
  'a change that lists show %d seconds late is read by a later round',
  async (listLag) => {
    const at = await filled();
    await at.pass(ROUND);
    hub.control.advance(ROUND / 6);
    hub.control.switch({ listLag });
    const [id = ''] = at.ids;
    hub.control.guestCancels(id);
    const added = hub.control.addBooking({ starts: NOW + 10 * DAY });
    for (let rounds = 0; rounds < 2; rounds++) await at.pass((5 * ROUND) / 6);
    expect((await at.reader.booking(id))?.status).toBe('canceled');
    expect(await at.reader.booking(added)).not.toBeNull();
  },
);

describe('bookings that a whole list does not have', () => {
  const EMPTY = { kind: 'json', body: { object: 'list', data: [], has_more: false } } as const;

  test('are kept where they are found by their ids, three of them between two rounds [claim 82]', async () => {
    const at = await filled();
    hub.control.fault({ ...EMPTY, times: null, match: { path: '/bookings$' } });
    await at.pass(DAY);
    const read = new Set(at.readById());
    expect(read.size).toBe(3);
    hub.control.clearFaults();
    for (const [rounds, total] of [
      [1, 6],
      [1, 9],
      [1, 12],
      [3, 12],
    ] as const) {
      for (let passed = 0; passed < rounds; passed++) {
        await at.pass(ROUND);
        for (const id of at.readById()) read.add(id);
      }
      expect(read.size).toBe(total);
    }
    const rows = await Promise.all(at.ids.map((id) => at.reader.booking(id)));
    expect(rows.every((row) => row !== null && row.unlisted === undefined)).toBe(true);
  });

  test('are marked until they are read, and removed where they are gone [claim 82]', async () => {
    const at = await filled();
    const gone = at.ids.slice(0, 4);
    for (const id of gone) hub.control.delete(id);
    await at.pass(DAY);
    expect(await at.reader.count()).toBe(9);
    const [left = null] = (await Promise.all(gone.map((id) => at.reader.booking(id)))).filter(
      (row) => row !== null,
    );
    expect(left?.unlisted).toBe(true);
    await at.pass(ROUND);
    expect(await at.reader.count()).toBe(8);
  });

  test('are read by their ids once a day, and no more once a round had them', async () => {
    const at = await filled();
    hub.control.fault({ ...EMPTY, times: null, match: { path: '/bookings$' } });
    await at.pass(DAY);
    const [first = ''] = at.readById();
    hub.control.clearFaults();
    for (const id of at.ids) hub.control.touch(id);
    for (let rounds = 0; rounds < 6; rounds++) await at.pass(ROUND);
    expect(at.readById()).toEqual([]);
    expect((await at.reader.booking(first))?.checked).toBeGreaterThan(0);
  });

  test('that cannot be read by their ids stay marked and do not stop the others', async () => {
    const at = await filled();
    const [first = '', second = ''] = at.ids;
    hub.control.delete(first);
    hub.control.delete(second);
    hub.control.fault({ kind: '500', times: null, match: { path: `/bookings/${first}` } });
    await at.pass(DAY);
    for (let rounds = 0; rounds < 4; rounds++) await at.pass(ROUND);
    expect(await at.reader.booking(first)).toMatchObject({ unlisted: true });
    expect(await at.reader.booking(second)).toBeNull();
  });
});

test.each([-400, -3, 0, 3, 400])(
  'a list that lags behind a single read takes nothing back, with a clock %d days wrong',
  async (days) => {
    const at = await filled({ skew: () => days * DAY });
    const [id = ''] = at.ids;
    hub.control.switch({ listLag: 240 });
    hub.control.guestCancels(id);
    const { client, reader, writer: store } = at;
    await refetchBooking(id, { client, reader, store, changed: () => {} });
    const page = await client.bookings({ startsFrom: NOW });
    const rows = page.ok ? page.value.rows : [];
    const bookings = rows.flatMap((row) => (row.is === 'booking' ? [row.booking] : []));
    expect(bookings.find((one) => one.id === id)?.status).toBe('scheduled');
    await store.write({ bookings });
    expect((await reader.booking(id))?.status).toBe('canceled');
  },
);
