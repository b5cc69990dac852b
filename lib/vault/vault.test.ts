import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anIntent } from '../../tests/helpers/actions.ts';
import { databaseNames, freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { STORE_NAME } from '../store/schema.ts';
import { createStoreWriter } from '../store/writer.ts';
import { createJournal, deleteVault } from './journal.ts';
import { openVault } from './vault.ts';
import { ORIGIN, VAULT_NAME, VAULT_VERSION } from './vault-schema.ts';

beforeEach(freshIndexedDb);
afterEach(() => vi.unstubAllGlobals());

test('the vault stores a key that cannot be exported', async () => {
  const vault = await openVault();
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
  ]);
  await vault.put('keys', made, 'wrapping');
  const kept = await vault.get('keys', 'wrapping');
  expect(kept).toBeInstanceOf(CryptoKey);
  if (!kept) return;
  await expect(crypto.subtle.exportKey('raw', kept)).rejects.toMatchObject({
    name: 'InvalidAccessError',
  });
  vault.close();
});

test('repairing or wiping the store leaves the vault alone', async () => {
  (await openVault()).close();
  const writer = createStoreWriter();
  await writer.write({ namesRead: { list: 'users', at: 1 } });
  await writer.wipe();
  expect(await databaseNames()).toEqual([VAULT_NAME]);
});

test('deleting the vault leaves the store alone, and the journal opens a new one', async () => {
  const journal = createJournal();
  expect(await journal.open()).toEqual([]);
  await createStoreWriter().write({ namesRead: { list: 'users', at: 1 } });
  await journal.close();
  await deleteVault();
  expect(await databaseNames()).toEqual([STORE_NAME]);
  expect(await journal.open()).toEqual([]);
});

/** Leaves a vault as version 1 made it: the sealing key, and an intent in each state it knew. */
async function leaveVersion1(): Promise<CryptoKey> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const db = await openDB(VAULT_NAME, 1, {
    upgrade(made) {
      made.createObjectStore('keys');
      made.createObjectStore('intents', { keyPath: 'id' }).createIndex('booking', 'booking');
    },
  });
  await db.put('keys', key, 'wrapping');
  for (const state of ['sent', 'unknown', 'done', 'refused', 'notDone'] as const) {
    await db.put('intents', anIntent({ id: state, booking: `of ${state}`, state }));
  }
  db.close();
  return key;
}

test('a vault of version 1 keeps its key and its actions; ended actions count as told', async () => {
  await leaveVersion1();
  const journal = createJournal();
  expect((await journal.open()).map(({ id }) => id).sort()).toEqual(['sent', 'unknown']);
  expect(await journal.get('refused')).toMatchObject({ state: 'refused', told: true });
  const vault = await openVault();
  expect(await vault.get('keys', 'wrapping')).toBeInstanceOf(CryptoKey);
  expect(await vault.count('marks')).toBe(0);
  vault.close();
});

test('a vault of version 3 keeps its actions and settings, and has room for orders and notes', async () => {
  const db = await openDB(VAULT_NAME, 3, {
    upgrade(made) {
      made.createObjectStore('keys');
      const intents = made.createObjectStore('intents', { keyPath: 'id' });
      for (const name of ['booking', 'open', 'at']) intents.createIndex(name, name);
      made.createObjectStore('marks', { keyPath: 'booking' });
      made.createObjectStore('settings', { keyPath: 'key' });
    },
  });
  await db.put('intents', { ...anIntent({ id: 'a' }), open: 1 });
  await db.put('settings', { key: ORIGIN, value: 'toRemove' });
  db.close();
  const journal = createJournal();
  expect((await journal.open()).map(({ id }) => id)).toEqual(['a']);
  expect(await journal.orders.open()).toEqual([]);
  const vault = await openVault();
  expect((await vault.get('settings', ORIGIN))?.value).toBe('toRemove');
  expect(await vault.count('notes')).toBe(0);
  vault.close();
});

test('a vault of version 1 has the same object stores and indexes after migration as a new one', async () => {
  const shape = async () => {
    const db = await openVault();
    const stores = [...db.objectStoreNames].map((name) => {
      const store = db.transaction(name).objectStore(name);
      return [name, store.keyPath, [...store.indexNames]];
    });
    const { version } = db;
    db.close();
    return { version, stores };
  };
  const today = await shape();
  freshIndexedDb();
  await leaveVersion1();
  expect(await shape()).toEqual(today);
  expect(today.version).toBe(VAULT_VERSION);
});

test('the key in the vault of a newer Bookside can still be read', async () => {
  await leaveVersion1();
  (await openVault()).close();
  (await openDB(VAULT_NAME, VAULT_VERSION + 1)).close();
  const vault = await openVault();
  expect(await vault.get('keys', 'wrapping')).toBeInstanceOf(CryptoKey);
  vault.close();
});

test('an upgrade is told by a lock for as long as it takes', async () => {
  const locked: Promise<unknown>[] = [];
  const request = async (name: string, _options: object, run: () => Promise<unknown>) => {
    expect(name).toBe('bookside-upgrade');
    locked.push(run());
  };
  vi.stubGlobal('navigator', { locks: { request, query: async () => ({ held: [] }) } });
  const writer = createStoreWriter();
  await writer.write({ namesRead: { list: 'users', at: 1 } });
  (await openVault()).close();
  expect(locked).toHaveLength(2);
  await Promise.all(locked);
});
