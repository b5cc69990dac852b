import { beforeEach, describe, expect, test } from 'vitest';
import { createOnceHub, type OnceHub } from '../../sandbox/oncehub/server.ts';
import { hastyTimers } from '../../tests/helpers/hasty.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { NOW } from '../../tests/helpers/oncehub.ts';
import { inStore, syncLife } from '../../tests/helpers/sync.ts';
import { freshSlice, SLICE } from './plan.ts';
import { finish } from './slice-reading.ts';

beforeEach(freshIndexedDb);

const HOUR = 3_600_000;

/** The stand-in, whose answers have this `Date` header; `null` for none. */
const dating = (hub: OnceHub, date: string | null): OnceHub => ({
  ...hub,
  async fetch(...asked) {
    const answer = await hub.fetch(...asked);
    answer.headers.delete('Date');
    if (date !== null) answer.headers.set('Date', date);
    return answer;
  },
});

test.each([
  null,
  '',
  'soon',
  '0',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'Sat, 01 Jan 2000 00:00:00 GMT',
])(
  'where OnceHub’s answers have the date %j, the first round asks from a day before, and later ones from theirs',
  async (date) => {
    const switches = { limits: 'off' } as const;
    const hub = createOnceHub({ now: () => NOW, bookings: 300, switches });
    hastyTimers((ms) => hub.control.advance(ms));
    const life = syncLife(dating(hub, date), { dated: true, window: 3 });
    const round = async () => (await life.reader.slices()).find(({ id }) => id === SLICE.changes);
    await life.settle();
    const first = (await round())?.from ?? 0;
    expect(first).toBeGreaterThanOrEqual(NOW - 26 * HOUR);
    expect(first).toBeLessThanOrEqual(hub.control.now());
    const id = hub.control.addBooking({ email: 'mara@example.com', starts: NOW + 48 * HOUR });
    hub.control.advance(20 * 60_000);
    await life.settle();
    expect((await inStore()).map((told) => told.id)).toContain(id);
    expect((await round())?.from).toBeGreaterThanOrEqual(first);
    // A round is one request: it does not read the account from its beginning.
    hub.control.advance(20 * 60_000);
    hub.control.clearLog();
    await life.settle();
    expect(hub.control.log()).toHaveLength(1);
  },
);

describe('the first round, made at the end of a reading without a page', () => {
  const deps = { window: 12 as const, clock: () => NOW };
  const refused = { ...freshSlice(SLICE.hostedAhead, 'hosted', NOW, null, 'USR-1'), open: true };
  const fromOf = (others: Parameters<typeof finish>[2]) => {
    const begun = { ...refused, begunAt: NOW, startedAt: NOW };
    const { slices = [] } = finish(begun, 'broken', others, deps);
    return slices.find(({ id }) => id === SLICE.changes)?.from;
  };

  test('begins a day before, in case this computer’s clock is fast', () => {
    expect(fromOf([])).toBe(NOW - 25 * HOUR);
  });

  test('begins where the earliest of the other readings did', () => {
    const read = { ...freshSlice(SLICE.mineAhead, 'mine', NOW, null), serverTime: NOW - HOUR };
    expect(fromOf([read])).toBe(NOW - HOUR);
  });
});
