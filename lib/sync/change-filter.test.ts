import { beforeEach, expect, test } from 'vitest';
import { createOnceHub } from '../../sandbox/oncehub/server.ts';
import { hastyTimers } from '../../tests/helpers/hasty.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { NOW } from '../../tests/helpers/oncehub.ts';
import { clearBookings, inStore, syncLife } from '../../tests/helpers/sync.ts';
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
