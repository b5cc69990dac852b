import { type DBSchema, deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  databaseNames,
  freshIndexedDb,
  recordConnections,
} from '../../tests/helpers/indexed-db.ts';
import { until } from '../../tests/helpers/until.ts';
import { keepConnection } from './connection.ts';
import { type DatabaseState, observeDatabases } from './database-state.ts';
import { openExisting } from './open-existing.ts';
import { readExisting } from './read-existing.ts';

beforeEach(freshIndexedDb);
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  observeDatabases(() => {});
});

const NAME = 'a-database';

interface Texts extends DBSchema {
  texts: { key: string; value: string };
}

/** Makes the database with one row of this text. */
async function make(text: string, version = 1): Promise<void> {
  const db = await openDB(NAME, version, {
    upgrade(upgraded, old) {
      if (old === 0) upgraded.createObjectStore('texts');
    },
  });
  await db.put('texts', text, 'row');
  db.close();
}

function reader(opening?: Promise<IDBDatabase | null>) {
  const existing = readExisting<Texts>(NAME, opening);
  return {
    read: () => existing.reading('none', async (db) => String(await db.rows('texts').get('row'))),
    close: existing.close,
  };
}

test('without a database a read answers nothing and creates none [claim 66]', async () => {
  const { read } = reader();
  expect(await Promise.all([read(), read()])).toEqual(['none', 'none']);
  expect(await read()).toBe('none');
  expect(await databaseNames()).toEqual([]);
});

test('a database that is made after the first read is found by the next', async () => {
  const { read } = reader();
  expect(await read()).toBe('none');
  await make('here');
  expect(await read()).toBe('here');
});

test('a reader never blocks a deletion or an upgrade, and then reads the new state [claim 72]', async () => {
  await make('first');
  const { read } = reader();
  expect(await read()).toBe('first');
  let blocked = false;
  await deleteDB(NAME, { blocked: () => (blocked = true) });
  expect(await read()).toBe('none');
  await make('second');
  expect(await read()).toBe('second');
  await make('third', 2);
  expect(await read()).toBe('third');
  expect(blocked).toBe(false);
});

test('a read after closing opens the database again', async () => {
  await make('here');
  const { read, close } = reader();
  await read();
  close();
  close();
  expect(await read()).toBe('here');
});

test('a read that fails is retried once on a new connection, then answers nothing', async () => {
  await make('here');
  const existing = readExisting<Texts>(NAME);
  let tries = 0;
  const flaky = (failures: number) =>
    existing.reading('none', async (db) => {
      if (++tries <= failures) throw new DOMException('', 'InvalidStateError');
      return String(await db.rows('texts').get('row'));
    });
  expect([await flaky(1), tries]).toEqual(['here', 2]);
  tries = 0;
  expect([await flaky(9), tries]).toEqual(['none', 2]);
});

test('a database without the object store reads as nothing', async () => {
  (await openDB(NAME, 9)).close();
  const { read } = reader();
  expect(await read()).toBe('none');
});

test.each([
  'UnknownError',
  'VersionError',
  'InvalidStateError',
  'AbortError',
  'QuotaExceededError',
])(
  'an opening that fails with %s reads as nothing, and the next read opens again',
  async (name) => {
    await make('here');
    const { open } = indexedDB;
    indexedDB.open = () => {
      throw new DOMException('', name);
    };
    const { read } = reader();
    expect(await read()).toBe('none');
    indexedDB.open = open;
    expect(await read()).toBe('here');
  },
);

test('a connection that was opened ahead is used by the first read', async () => {
  await make('ahead');
  const opening = openExisting(NAME);
  const closed = vi.spyOn((await opening) as IDBDatabase, 'close');
  const { read, close } = reader(opening);
  expect(await read()).toBe('ahead');
  close();
  await until(() => expect(closed).toHaveBeenCalledOnce());
});

test('a connection that was opened ahead never blocks an upgrade, used or not', async () => {
  await make('old');
  const opening = openExisting(NAME);
  await make('newer', 2);
  const { read } = reader(opening);
  expect(await read()).toBe('newer');
  await make('newest', 3);
  expect(await read()).toBe('newest');
});

test.each(['end', 'cut'] as const)(
  'after the browser has closed the connection (%s), the reads that come at once all answer',
  async (how) => {
    await make('here');
    const connections = recordConnections();
    const { read } = reader();
    expect(await read()).toBe('here');
    connections[how]();
    expect(await Promise.all([read(), read(), read()])).toEqual(['here', 'here', 'here']);
  },
);

/**
 * Opens the database so that it cannot be upgraded, and begins an upgrade: whoever opens it next
 * waits, until the function that is returned lets go.
 */
async function block(): Promise<() => void> {
  const stubborn = await openDB(NAME);
  const upgrade = openDB(NAME, 9);
  return () => {
    stubborn.close();
    void upgrade.then((db) => db.close());
  };
}

/** Lets the first half second of an opening pass, after which it is watched. */
async function slowly(): Promise<void> {
  await vi.advanceTimersByTimeAsync(500);
  await vi.dynamicImportSettled();
}

test('a database that does not answer is given up after five seconds, and used once it answers [claim 98]', async () => {
  await make('here');
  const states: DatabaseState[] = [];
  observeDatabases((name, state) => name === NAME && states.push(state));
  const release = await block();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const { read } = reader();
  let answer: string | undefined;
  void read().then((text) => {
    answer = text;
  });
  await slowly();
  await vi.advanceTimersByTimeAsync(4_000);
  expect([answer, states]).toEqual([undefined, []]);
  await vi.advanceTimersByTimeAsync(500);
  expect([answer, states]).toEqual(['none', ['closed']]);
  expect(await read()).toBe('none');
  release();
  await vi.waitFor(() => expect(states).toEqual(['closed', 'open']));
  expect(await read()).toBe('here');
});

test('the time of an upgrade is not counted, and is told [claim 98]', async () => {
  await make('here');
  const held: { name: string }[] = [{ name: 'bookside-upgrade' }];
  vi.stubGlobal('navigator', { locks: { query: async () => ({ held }) } });
  const states: DatabaseState[] = [];
  observeDatabases((_name, state) => states.push(state));
  const release = await block();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const { read } = reader();
  const reading = read();
  await slowly();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([...new Set(states)]).toEqual(['preparing']);
  held.pop();
  release();
  expect(await reading).toBe('here');
  expect(states.at(-1)).toBe('open');
});

test('a database that opens while it is asked whether it is being upgraded is open', async () => {
  await make('here');
  const asked = Promise.withResolvers<{ held: { name: string }[] }>();
  vi.stubGlobal('navigator', { locks: { query: () => asked.promise } });
  const states: DatabaseState[] = [];
  observeDatabases((_name, state) => states.push(state));
  const release = await block();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  const { read } = reader();
  const reading = read();
  await slowly();
  await vi.advanceTimersByTimeAsync(500);
  release();
  expect(await reading).toBe('here');
  asked.resolve({ held: [{ name: 'bookside-upgrade' }] });
  await asked.promise;
  await read();
  expect(states).toEqual(['open']);
});

test('an error of our own while reading answers nothing, and is reported as uncaught', async () => {
  await make('here');
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  const error = new TypeError('broken row');
  const answer = await readExisting<Texts>(NAME).reading('none', async () => {
    throw error;
  });
  expect([answer, reported.mock.calls]).toEqual(['none', [[error]]]);
});

test.each([
  ['no room left', { quota: 90_000_000, usage: 89_000_000 }, 'QuotaExceededError'],
  ['room left', { quota: 900_000_000, usage: 89_000_000 }, 'Error'],
  ['nothing known of the room', {}, 'Error'],
])('an opening that fails for no named reason, with %s', async (_what, estimate, name) => {
  vi.stubGlobal('navigator', { storage: { estimate: () => Promise.resolve(estimate) } });
  const failing = () => Promise.reject<null>(new DOMException('', 'UnknownError'));
  await expect(keepConnection(NAME, failing).open()).rejects.toMatchObject({ name });
});

test('an opening that failed is tried again by a page every five seconds until the database opens', async () => {
  vi.stubGlobal('document', {});
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const states: DatabaseState[] = [];
  observeDatabases((_name, state) => states.push(state));
  let opens = false;
  const attempt = vi.fn(() =>
    opens ? Promise.resolve(null) : Promise.reject<null>(new DOMException('', 'UnknownError')),
  );
  const { open } = keepConnection('another', attempt);
  await Promise.all([open(), open(), open()].map((one) => one.catch(() => {})));
  await open().catch(() => {});
  expect(attempt).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(10_500);
  expect(attempt).toHaveBeenCalledTimes(4);
  opens = true;
  await vi.advanceTimersByTimeAsync(60_000);
  expect([attempt.mock.calls.length, states.at(-1)]).toEqual([5, 'open']);
});

test('a failure that is told after the database has opened is taken back by the next try', async () => {
  vi.stubGlobal('document', {});
  const estimate = Promise.withResolvers<{ quota: number; usage: number }>();
  vi.stubGlobal('navigator', { storage: { estimate: () => estimate.promise } });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const states: DatabaseState[] = [];
  observeDatabases((_name, state) => states.push(state));
  const db = { close() {} };
  const attempt = vi.fn(() => Promise.resolve(db));
  attempt.mockRejectedValueOnce(new DOMException('', 'UnknownError'));
  const { open } = keepConnection('a-late-failure', attempt);
  const failing = open().catch(() => {});
  // By then the failed opening is over, and how much room there is is still being asked.
  await vi.dynamicImportSettled();
  expect(await open()).toBe(db);
  estimate.resolve({ quota: 1, usage: 1 });
  await failing;
  expect(states).toEqual(['open', 'full']);
  await vi.advanceTimersByTimeAsync(5_000);
  expect([attempt.mock.calls.length, states.at(-1)]).toEqual([2, 'open']);
});
