import { beforeEach, expect, test, vi } from 'vitest';
import { KEYS, type OnceHub } from '../../sandbox/oncehub/server.ts';
import { hastyTimers } from '../../tests/helpers/hasty.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { NOW } from '../../tests/helpers/oncehub.ts';
import {
  atServer,
  emptyOnceHub,
  inStore,
  type SyncOptions,
  syncLife,
} from '../../tests/helpers/sync.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let hub: OnceHub;
beforeEach(() => {
  freshIndexedDb();
  hub = emptyOnceHub();
  hastyTimers((ms) => hub.control.advance(ms));
  for (let place = 0; place < 62; place++) {
    const starts = Math.floor(NOW / HOUR) * HOUR + (place - 40) * 4 * DAY;
    const created = Math.min(NOW, starts) - 30 * DAY;
    const over = starts < NOW && { status: 'completed', updated: starts + HOUR };
    hub.control.addBooking({ email: `person${place % 4}@example.com`, starts, created, ...over });
  }
});

const life = (options: SyncOptions = {}, session = memoryStore()) =>
  syncLife(hub, { pageSize: 5, ...options }, session);

/** How many requests an undisturbed fill needs. */
async function undisturbed(): Promise<number> {
  const at = life();
  await at.settle();
  const requests = hub.control.log().length;
  hub.control.clearLog();
  at.reader.close();
  freshIndexedDb();
  return requests;
}

test('killed at any moment at which it waits, the fill still completes, with at most one more request [claim 81]', async () => {
  const needed = await undisturbed();
  let moments = 0;
  await (async () => {
    const at = life({ meet: async () => void moments++ });
    await at.settle();
    at.reader.close();
  })();
  expect(moments).toBeGreaterThan(40);
  for (let moment = 0; moment < moments; moment++) {
    freshIndexedDb();
    hub.control.clearLog();
    let left = moment;
    const session = memoryStore();
    await new Promise<void>((dead) => {
      const meet = () => {
        if (left-- > 0) return Promise.resolve();
        dead();
        return new Promise<void>(() => {});
      };
      void life({ meet }, session).settle();
    });
    const next = life({}, session);
    await next.settle();
    expect(await inStore()).toEqual(atServer(hub));
    expect(hub.control.log().length).toBeLessThanOrEqual(needed + 1);
    next.reader.close();
  }
});

test('a page of which any part cannot be written writes neither rows nor cursor [claim 69]', async () => {
  const { add, put } = IDBObjectStore.prototype;
  for (let place = 0; ; place++) {
    freshIndexedDb();
    const at = life();
    await at.writer.write({});
    let left = place;
    const failing = (write: typeof put) =>
      function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
        const request = write.apply(this, args);
        if (left-- === 0) {
          // The way fake-indexeddb itself aborts a transaction.
          (this.transaction as unknown as { _abort(name: string): void })._abort('AbortError');
        }
        return request;
      };
    const spies = [
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(failing(put)),
      vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(failing(add)),
    ];
    const { ok } = await at.step();
    for (const spy of spies) spy.mockRestore();
    if (ok) {
      // Five bookings, their index pages, their contacts, the slice and the count of batches.
      expect(place).toBeGreaterThanOrEqual(9);
      break;
    }
    expect([await at.reader.slices(), await at.reader.count()]).toEqual([[], 0]);
    expect((await at.step()).ok).toBe(true);
    expect([(await at.reader.slices()).length, await at.reader.count()]).toEqual([1, 5]);
    at.reader.close();
  }
});

test('a step in progress when the store is wiped writes nothing, at whatever moment [claim 74]', async () => {
  let moments = 0;
  await (async () => {
    const at = life({ meet: async () => void moments++ });
    await at.step();
    at.reader.close();
  })();
  for (let moment = 0; moment < moments; moment++) {
    freshIndexedDb();
    let left = moment;
    let wiped: Promise<void> | undefined;
    const at: ReturnType<typeof life> = life({
      meet: async () => {
        if (left-- === 0) wiped = at.writer.wipe();
      },
    });
    await at.step();
    await wiped;
    expect(await at.reader.count()).toBe(0);
    expect(await at.reader.slices()).toEqual([]);
    at.reader.close();
  }
  expect(moments).toBe(4);
});

test('after the key was changed to another account, only that account’s bookings are stored [claim 75]', async () => {
  for (let moment = 0; moment < 12; moment++) {
    freshIndexedDb();
    let key: string = KEYS.demo;
    let left = moment;
    let changed: Promise<void> | undefined;
    const change = async () => {
      await at.writer.wipe();
      key = KEYS.otherAccount;
      await at.writer.wipe();
    };
    const at: ReturnType<typeof life> = life({
      key: () => key,
      meet: async () => {
        if (left-- === 0) changed = change();
      },
    });
    await at.settle();
    await changed;
    await at.settle();
    const ours = new Set(hub.control.bookings().map(({ id }) => id));
    const stored = await inStore();
    expect(stored).toHaveLength(2);
    expect(stored.filter(({ id }) => ours.has(id))).toEqual([]);
    at.reader.close();
  }
});
