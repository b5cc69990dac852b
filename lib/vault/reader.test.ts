import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { databaseNames, freshIndexedDb } from '../testing/indexed-db.ts';
import { writeMarks } from './held-meetings.ts';
import { createMarkReader } from './reader.ts';
import { VAULT_NAME, VAULT_VERSION } from './vault.ts';

beforeEach(freshIndexedDb);

const NOW = Date.UTC(2026, 4, 5, 12);
const DAY = 86_400_000;
const kept = async () => (await createMarkReader().all()).map(({ booking }) => booking);

test('where there is no vault there are no marks, and reading makes none', async () => {
  expect(await kept()).toEqual([]);
  expect(await databaseNames()).toEqual([]);
});

test('a vault of before there were marks has none', async () => {
  const db = await openDB(VAULT_NAME, 1, { upgrade: (old) => void old.createObjectStore('keys') });
  db.close();
  expect(await kept()).toEqual([]);
});

test('bookings are noted as held, and that is taken back', async () => {
  expect(await writeMarks(['BKNG-1', 'BKNG-2'], true, NOW)).toEqual({ ok: true, value: null });
  const reader = createMarkReader();
  expect(await reader.all()).toEqual([
    { booking: 'BKNG-1', mark: 'held', at: NOW },
    { booking: 'BKNG-2', mark: 'held', at: NOW },
  ]);
  await writeMarks(['BKNG-1', 'BKNG-9'], false, NOW + 1);
  expect((await reader.all()).map(({ booking }) => booking)).toEqual(['BKNG-2']);
});

test('marks of thirty days ago go when another is written', async () => {
  await writeMarks(['BKNG-1'], true, NOW - 1);
  await writeMarks(['BKNG-2'], true, NOW);
  await writeMarks(['BKNG-3'], true, NOW + 30 * DAY);
  expect(await kept()).toEqual(['BKNG-2', 'BKNG-3']);
});

test('into the vault of a newer Bookside nothing is written', async () => {
  await writeMarks(['BKNG-1'], true, NOW);
  (await openDB(VAULT_NAME, VAULT_VERSION + 1)).close();
  expect(await writeMarks(['BKNG-2'], true, NOW)).toEqual({
    ok: false,
    failure: { kind: 'newerVault' },
  });
  expect(await kept()).toEqual(['BKNG-1']);
});

test('what cannot be written fails, and nothing of it is there', async () => {
  const spoilt = { toString: () => 'no key' } as unknown as string;
  expect(await writeMarks(['BKNG-1', spoilt], true, NOW)).toMatchObject({
    failure: { kind: 'storeFull' },
  });
  expect(await kept()).toEqual([]);
});
