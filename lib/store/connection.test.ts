import { type DBSchema, deleteDB, openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import { databaseNames, freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { until } from '../../tests/helpers/until.ts';
import { readExisting } from './connection.ts';
import { openExisting } from './open-existing.ts';

beforeEach(freshIndexedDb);

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
    read: () => existing.reading('none', async (db) => String(await db.get('texts', 'row'))),
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
      return String(await db.get('texts', 'row'));
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
