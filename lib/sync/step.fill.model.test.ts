import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { USERS } from '../../sandbox/oncehub/data/known.ts';
import type { OnceHub, Switches } from '../../sandbox/oncehub/server.ts';
import { hastyTimers } from '../../tests/helpers/hasty.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { NOW } from '../../tests/helpers/oncehub.ts';
import { storedBookings } from '../../tests/helpers/stored-rows.ts';
import {
  atServer,
  clearBookings,
  emptyOnceHub,
  inStore,
  type SyncOptions,
  syncLife,
} from '../../tests/helpers/sync.ts';
import type { RetentionPeriod } from '../settings/sync-choice.ts';
import { windowFrom } from './plan.ts';
import { progress } from './progress.ts';
import { refetchBooking } from './refetch-booking.ts';

/** Rows on a page: few, so that small accounts have many pages. */
const PAGE = 5;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WINDOWS: RetentionPeriod[] = [3, 12, 24, 'all'];

/** One event of a test run: at OnceHub, in the browser, or on the network between them. */
type Event =
  | { do: 'book'; who: number; inDays: number }
  | { do: 'cancel' | 'touch' | 'trash' | 'restore' | 'delete' | 'garble'; which: number }
  | { do: 'read'; which: number }
  | { do: 'move' | 'rebook'; which: number; inDays: number }
  | { do: 'fault'; kind: '429' | '500' | 'cut' | 'truncatedJson' | 'html'; times: number }
  | { do: 'steps'; count: number }
  | { do: 'die'; after: number }
  | { do: 'pass'; ms: number }
  | { do: 'skew'; days: number }
  | { do: 'window'; window: RetentionPeriod }
  | { do: 'me'; me: string | null };

const which = fc.nat(200);
const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('steps'), count: fc.integer({ min: 1, max: 6 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('book'),
      who: fc.nat(5),
      inDays: fc.integer({ min: 1, max: 90 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel', 'touch', 'trash', 'restore', 'delete', 'garble', 'read'),
      which,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('move', 'rebook'),
      which,
      inDays: fc.integer({ min: 1, max: 120 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('fault'),
      kind: fc.constantFrom('429', '500', 'cut', 'truncatedJson', 'html'),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('die'), after: fc.nat(6) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('pass'),
      ms: fc.constantFrom(MINUTE, 4 * MINUTE, 6 * MINUTE, 3 * HOUR, DAY, 9 * DAY),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('skew'), days: fc.constantFrom(-3, -1, 0, 1, 3) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('window'), window: fc.constantFrom(...WINDOWS) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('me'),
      me: fc.constantFrom(null, USERS.priya, USERS.tomas),
    }),
  },
) as fc.Arbitrary<Event>;

const switches: fc.Arbitrary<Partial<Switches>> = fc.record({
  badCursor: fc.constantFrom('400', 'emptyPage', 'firstPage'),
  hasMore: fc.constantFrom('correct', 'missing', 'falseOnFullPage'),
  insertDuringPaging: fc.constantFrom('off', 'on'),
  expand: fc.constantFrom('bare', 'oldFour', 'dataPrefixOnly'),
  deletedBooking: fc.constantFrom('redacted', '404'),
  retryAfter: fc.constantFrom('none', 'seconds', 'date'),
  listLag: fc.constantFrom(0, 60, 280),
});

/** The bookings at the start, by their start time in days from now. */
const before = fc.array(
  fc.oneof(fc.integer({ min: -300, max: 60 }), fc.integer({ min: -1400, max: 60 })),
  { maxLength: 60, size: 'max' },
);

const history = fc.record({
  before,
  switches,
  dated: fc.boolean(),
  events: fc.array(event, { maxLength: 40, size: 'max' }),
});

let hub: OnceHub;
beforeAll(() => {
  hub = emptyOnceHub();
});

/** Moves to 20 minutes past the hour, when no meeting begins or ends, to compare the stores. */
function toQuietTime(): void {
  const now = hub.control.now();
  hub.control.setClock(Math.ceil(now / HOUR) * HOUR + 20 * MINUTE);
}

const atHour = (inDays: number) =>
  Math.floor(hub.control.now() / HOUR) * HOUR + inDays * DAY + HOUR;

/** Books a meeting; every other customer has the host whom the event `me` makes the rep. */
const book = (who: number, starts: number, created: number) =>
  hub.control.addBooking({
    email: `person${who}@company${who % 3}.example.com`,
    owner: who % 2 ? USERS.priya : USERS.tomas,
    starts,
    created,
    updated: created,
    ...(starts < hub.control.now() && { status: 'completed', updated: starts + 30 * MINUTE }),
  });

/** Applies an event to a booking at OnceHub, except where OnceHub would refuse it. */
function change(event: Event): void {
  const { control } = hub;
  if (event.do === 'book') book(event.who, atHour(event.inDays), control.now());
  if (!('which' in event)) return;
  const all = control.bookings();
  const { id, status, starts } = all[event.which % all.length] ?? {};
  if (id === undefined || starts === undefined) return;
  const isOpen = status !== 'completed' && status !== 'canceled';
  if (event.do === 'cancel' && isOpen) control.guestCancels(id);
  if (event.do === 'move' && isOpen) control.guestReschedules(id, atHour(event.inDays));
  if (event.do === 'rebook' && isOpen) control.guestRebooks(id, atHour(event.inDays));
  if (event.do === 'touch') control.touch(id);
  if (event.do === 'trash') control.trash(id);
  if (event.do === 'restore') control.restore(id);
  if (event.do === 'delete') control.delete(id);
  if (event.do === 'garble') control.garble(id);
}

const isGarbled = (id: string) => hub.control.booking(id)?.garbled === true;
/** The bookings at OnceHub that can be read, of those that start at `from` or later. */
const readable = (from: number) => atServer(hub, from).filter(({ id }) => !isGarbled(id));

/**
 * Checks that no stored booking went back to an earlier version; `versions` has the dates of those
 * stored before.
 */
async function checkVersions(versions: Map<string, number>): Promise<void> {
  const rows = await storedBookings();
  for (const { id, updated } of rows) {
    expect([id, updated]).toEqual([id, expect.any(Number)]);
    expect(updated).toBeGreaterThanOrEqual(versions.get(id) ?? 0);
  }
  versions.clear();
  for (const { id, updated } of rows) versions.set(id, updated ?? 0);
}

/** A background that can be killed at any of the moments at which it waits. */
function killable(options: SyncOptions, session = memoryStore()) {
  let left = Number.POSITIVE_INFINITY;
  let fell = () => {};
  const meet = () => {
    if (left-- > 0) return Promise.resolve();
    fell();
    return new Promise<void>(() => {});
  };
  const life = syncLife(hub, { ...options, meet }, session);
  const { client, reader, writer: store } = life;
  return {
    ...life,
    /** Reads one booking by its id, as an action does. */
    async read(which: number): Promise<void> {
      const all = hub.control.bookings();
      const { id = '' } = all[which % all.length] ?? {};
      await refetchBooking(id, { client, reader, store, changed: () => {} });
    },
    /** Lets rounds pass until nothing is left to be read by its id. */
    async check(): Promise<void> {
      for (let rounds = 0; rounds < 40; rounds++) {
        expect(await life.settle()).toMatchObject({ ok: true, value: 'idle' });
        const slices = await reader.slices();
        if (slices.every(({ missing = [] }) => missing.length === 0)) return;
        hub.control.advance(6 * MINUTE);
      }
      throw new Error('some bookings were never read by their ids');
    },
    /** Runs until the given number of moments has passed, and then never goes on. */
    async dieAfter(moments: number): Promise<void> {
      const dead = new Promise<void>((resolve) => {
        fell = resolve;
      });
      left = moments;
      await Promise.race([dead, life.settle(4)]);
      left = -1;
    },
  };
}

test('after any events, and workers killed at any moment, the store ends with exactly the bookings OnceHub has [claim 82]', async () => {
  hastyTimers((ms) => hub.control.advance(ms));
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(history, async ({ before, switches, dated, events }) => {
      freshIndexedDb();
      clearBookings(hub);
      hub.control.setClock(NOW);
      hub.control.switch({ insertDuringPaging: 'off', ...switches });
      for (const [place, inDays] of before.entries()) {
        const starts = atHour(inDays);
        book(place % 6, starts, Math.min(starts, hub.control.now()) - (place % 9) * DAY);
      }
      let days = 0;
      const versions = new Map<string, number>();
      const session = memoryStore();
      const options: SyncOptions = {
        ...{ pageSize: PAGE, dated, window: 12, me: null },
        skew: () => days * DAY,
      };
      let life = killable(options, session);
      for (const event of events) {
        change(event);
        if (event.do === 'fault') hub.control.fault({ ...event });
        if (event.do === 'pass') hub.control.advance(event.ms);
        // Without OnceHub's time in its answers a clock may be a day wrong, no more.
        if (event.do === 'skew') days = dated ? event.days : Math.sign(event.days);
        if (event.do === 'read') await life.read(event.which);
        if (event.do === 'window') options.window = event.window;
        if (event.do === 'me') options.me = event.me;
        if (event.do === 'steps') await life.settle(event.count);
        if (event.do === 'die') await life.dieAfter(event.after);
        if (event.do === 'die' || event.do === 'window' || event.do === 'me') {
          life.reader.close();
          life = killable(options, session);
        }
        if (event.do === 'steps' || event.do === 'read') await checkVersions(versions);
      }

      // From here on nothing fails any more, and the clock is right.
      days = 0;
      hub.control.clearFaults();
      hub.control.switch({ insertDuringPaging: 'off', listLag: 0 });
      hub.control.advance(10 * MINUTE);
      expect(await life.settle()).toMatchObject({ ok: true, value: 'idle' });
      toQuietTime();
      expect(await life.settle()).toMatchObject({ ok: true, value: 'idle' });
      const window = options.window ?? 12;
      const from = windowFrom(window, hub.control.now()) ?? 0;
      const kept = new Set(hub.control.bookings().map(({ id }) => id));
      const alive = (await inStore()).filter(({ id }) => kept.has(id) && !isGarbled(id));
      expect(alive).toEqual(readable(from));

      // What cannot be read is said when the slices are read again, and nothing of it is removed.
      hub.control.advance(31 * DAY);
      toQuietTime();
      await life.check();
      const now = hub.control.now();
      const later = windowFrom(window, now) ?? 0;
      const ids = new Set((await inStore()).map(({ id }) => id));
      expect(readable(later).filter(({ id }) => !ids.has(id))).toEqual([]);
      const garbled = hub.control.bookings().filter((one) => one.garbled && one.starts >= later);
      const { unread = 0, backTo } = progress(await life.reader.slices(), window, null, now);
      expect(unread).toBe(garbled.length);
      if (garbled.length > 0) expect(backTo ?? now).toBeGreaterThan(later);

      // Bookings that were deleted for good disappear once everything can be read again.
      for (const { id } of garbled) hub.control.garble(id, false);
      hub.control.advance(2 * DAY);
      toQuietTime();
      await life.check();
      const stored = await inStore();
      expect(stored).toEqual(atServer(hub, windowFrom(window, hub.control.now()) ?? 0));
      const lines = (await life.reader.indexPages()).flatMap((shelf) => shelf.split('\n'));
      expect(lines.map((line) => line.split('\t')[0]).sort()).toEqual(stored.map(({ id }) => id));
      compared += stored.length;
    }),
    { numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(1000);
}, 600_000);
