import { beforeEach, expect, test } from 'vitest';
import { createOnceHub } from '../../sandbox/oncehub/server.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { hastyTimers } from '../../tests/helpers/hasty.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { NOW } from '../../tests/helpers/oncehub.ts';
import { clearBookings, inStore, syncLife } from '../../tests/helpers/sync.ts';
import type { Slice } from '../store/schema.ts';
import { judgeBounds, noteChanges } from './change-filter.ts';
import { SLICE } from './plan.ts';

beforeEach(freshIndexedDb);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** A filled store of five bookings, made yesterday and today, with rounds. */
async function filled(changeFilter: 'instant' | 'day') {
  const hub = createOnceHub({
    now: () => NOW,
    bookings: 0,
    switches: { limits: 'off', changeFilter },
  });
  clearBookings(hub);
  hastyTimers((ms) => hub.control.advance(ms));
  const book = (ago: number) =>
    hub.control.addBooking({
      email: 'mara@example.com',
      starts: hub.control.now() + DAY,
      created: hub.control.now() - ago,
    });
  for (const ago of [3 * DAY, DAY, 3 * 60 * MINUTE, 2 * 60 * MINUTE]) book(ago);
  const life = syncLife(hub);
  await life.settle();
  /** Lets the time of some rounds pass, and reads what is due. */
  const rounds = async (count = 1) => {
    for (let round = 0; round < count; round++) {
      hub.control.advance(20 * MINUTE);
      await life.settle();
    }
  };
  const changes = async () => (await life.reader.slices()).find(({ id }) => id === SLICE.changes);
  const asked = () =>
    hub.control.log().filter(({ path }) => path.startsWith('/v2/bookings')).length;
  return { hub, life, book, rounds, changes, asked };
}

test.each(['instant', 'day'] as const)(
  'a booking made ten minutes ago arrives by the rounds where OnceHub’s filter compares %ss',
  async (changeFilter) => {
    const at = await filled(changeFilter);
    await at.rounds();
    const id = at.book(10 * MINUTE);
    await at.rounds();
    expect((await inStore()).map((told) => told.id)).toContain(id);
    expect((await at.changes())?.bounds).toBe(changeFilter === 'day' ? 'days' : 'exact');
  },
);

test('how OnceHub compares is found out once, and costs no request where it is exact', async () => {
  const at = await filled('instant');
  await at.rounds();
  const before = at.asked();
  await at.rounds(5);
  expect(at.asked() - before).toBe(5);
});

test('where the latest change was deleted meanwhile, whole days are asked for, and nothing is missed', async () => {
  const at = await filled('instant');
  const newest = (await at.life.reader.slices()).flatMap((slice) => slice.newest ?? []);
  for (const id of new Set(newest.map((one) => one.id))) at.hub.control.delete(id);
  await at.rounds();
  expect((await at.changes())?.bounds).toBe('days');
  const id = at.book(MINUTE);
  await at.rounds(2);
  expect((await inStore()).map((told) => told.id)).toContain(id);
});

const MIDNIGHT = Date.UTC(2026, 0, 10);
const round = { id: SLICE.changes, scope: 'changes', from: MIDNIGHT + MINUTE } as Slice;
const changedAt = (updated: number) => aBooking({ id: 'BKNG-1', updated });
const judged = (newest: number, listed: number[]) => {
  const slice = { ...round, newest: { id: 'BKNG-1', updated: newest } };
  const noted = noteChanges(slice, listed.map(changedAt), MIDNIGHT + DAY);
  return judgeBounds(slice, { ...slice, ...noted }).bounds;
};

test.each([
  [
    'the day after the instant asked from proves nothing',
    MIDNIGHT + 2 * MINUTE,
    [MIDNIGHT + 2 * MINUTE],
    undefined,
  ],
  ['that day proves instants', MIDNIGHT - 3 * MINUTE, [MIDNIGHT - 3 * MINUTE], 'exact'],
  ['that day that does not come has days assumed', MIDNIGHT - 3 * MINUTE, [], 'days'],
  [
    'that day and changed again on the next has days assumed',
    MIDNIGHT - 3 * MINUTE,
    [MIDNIGHT + MINUTE],
    'days',
  ],
])('a change of %s', (_what, newest, listed, bounds) => {
  expect(judged(newest, listed)).toBe(bounds);
});
