import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { databaseNames, freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { writeHeld } from './held-meetings.ts';
import { createHeldReader } from './reader.ts';
import { VAULT_NAME, VAULT_VERSION } from './vault-schema.ts';

beforeEach(freshIndexedDb);

const NOW = Date.UTC(2026, 4, 5, 12);
const DAY = 86_400_000;
const kept = async () => (await createHeldReader().all()).map(({ booking }) => booking);

test('without a vault there are no marks, and reading creates none', async () => {
  expect(await kept()).toEqual([]);
  expect(await databaseNames()).toEqual([]);
});

test('a vault of the version before marks reads as having none', async () => {
  const db = await openDB(VAULT_NAME, 1, { upgrade: (old) => void old.createObjectStore('keys') });
  db.close();
  expect(await kept()).toEqual([]);
});

test('bookings are marked as held, and the marks can be removed', async () => {
  expect(await writeHeld(['BKNG-1', 'BKNG-2'], true, NOW)).toEqual({ ok: true, value: null });
  const reader = createHeldReader();
  expect(await reader.all()).toEqual([
    { booking: 'BKNG-1', mark: 'held', at: NOW },
    { booking: 'BKNG-2', mark: 'held', at: NOW },
  ]);
  await writeHeld(['BKNG-1', 'BKNG-9'], false, NOW + 1);
  expect((await reader.all()).map(({ booking }) => booking)).toEqual(['BKNG-2']);
});

test('writing a mark deletes those older than thirty days', async () => {
  await writeHeld(['BKNG-1'], true, NOW - 1);
  await writeHeld(['BKNG-2'], true, NOW);
  await writeHeld(['BKNG-3'], true, NOW + 30 * DAY);
  expect(await kept()).toEqual(['BKNG-2', 'BKNG-3']);
});

test('no mark is written into the vault of a newer Bookside', async () => {
  await writeHeld(['BKNG-1'], true, NOW);
  (await openDB(VAULT_NAME, VAULT_VERSION + 1)).close();
  expect(await writeHeld(['BKNG-2'], true, NOW)).toEqual({
    ok: false,
    failure: { kind: 'newerVault' },
  });
  expect(await kept()).toEqual(['BKNG-1']);
});

test('marks of which one cannot be stored fail, and none is written', async () => {
  const invalid = { toString: () => 'no key' } as unknown as string;
  expect(await writeHeld(['BKNG-1', invalid], true, NOW)).toMatchObject({
    failure: { kind: 'storeFull' },
  });
  expect(await kept()).toEqual([]);
});
