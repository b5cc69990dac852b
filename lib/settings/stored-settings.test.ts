import { openDB } from 'idb';
import { beforeEach, expect, test, vi } from 'vitest';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { createJournal } from '../vault/journal.ts';
import { createSettingsReader } from '../vault/settings-reader.ts';
import { NewerVault } from '../vault/vault.ts';
import { ORIGIN, VAULT_NAME, VAULT_VERSION } from '../vault/vault-schema.ts';
import { KEY_STATE, LINKS_KEY, SETTING_KEYS, UNDO_KEY } from './setting-keys.ts';
import { createSettings } from './stored-settings.ts';

beforeEach(freshIndexedDb);

const KEY = { state: 'ready', ending: 'WXYZ', account: 'admin@example.com' };

/** Leaves a vault as version 2 made it. */
async function leaveVersion2(): Promise<void> {
  const db = await openDB(VAULT_NAME, 2, {
    upgrade(made) {
      made.createObjectStore('keys');
      const intents = made.createObjectStore('intents', { keyPath: 'id' });
      for (const index of ['booking', 'open', 'at']) intents.createIndex(index, index);
      made.createObjectStore('marks', { keyPath: 'booking' });
    },
  });
  db.close();
}

const old = () => memoryStore({ [KEY_STATE]: KEY, [UNDO_KEY]: 20, [LINKS_KEY]: { groups: [] } });

test('the settings of an earlier version are taken over once, and removed where they were', async () => {
  await leaveVersion2();
  const local = old();
  const changed = vi.fn();
  const settings = createSettings(local, changed);
  expect(await settings.get(UNDO_KEY)).toBe(20);
  expect(changed).toHaveBeenCalledOnce();
  expect(await settings.get(LINKS_KEY)).toEqual({ groups: [] });
  expect(local.dump()).toEqual({ [KEY_STATE]: KEY });
  expect(await settings.get(ORIGIN)).toBeUndefined();
});

test('what a page script writes to local storage afterwards is never a setting [claim 95]', async () => {
  await leaveVersion2();
  const local = old();
  await createSettings(local).get(UNDO_KEY);
  for (const key of SETTING_KEYS) await local.set(key, 0);
  const later = createSettings(local);
  for (const key of SETTING_KEYS) expect(await later.get(key)).not.toBe(0);
  await later.set(UNDO_KEY, 9);
  expect(await createSettings(local).get(UNDO_KEY)).toBe(9);
});

test('in a new vault nothing is taken from local storage', async () => {
  const settings = createSettings(memoryStore({ [UNDO_KEY]: 0 }));
  expect(await settings.get(UNDO_KEY)).toBeUndefined();
});

test('a taking over that is cut off at any point is completed by the next start', async () => {
  for (const point of ['read', 'removed'] as const) {
    freshIndexedDb();
    await leaveVersion2();
    const local = old();
    const broken = {
      get: async (key: string) => {
        if (point === 'read') throw new Error('cut off');
        return local.get(key);
      },
      remove: async () => {
        throw new Error('cut off');
      },
    };
    await createSettings(broken).get(UNDO_KEY);
    const settings = createSettings(local);
    expect(await settings.get(UNDO_KEY)).toBe(20);
    expect(local.dump()).toEqual({ [KEY_STATE]: KEY });
  }
});

test('a change made while the old settings wait to be removed is not undone by the next start', async () => {
  await leaveVersion2();
  const local = old();
  const failing = { get: local.get, remove: async () => Promise.reject(new Error('cut off')) };
  await createSettings(failing).get(UNDO_KEY);
  const settings = createSettings(local);
  await settings.set(UNDO_KEY, 5);
  expect(await createSettings(local).get(UNDO_KEY)).toBe(5);
});

test('settings that the browser deleted count as lost until the user confirms, and the defaults apply', async () => {
  const local = memoryStore({ [KEY_STATE]: KEY });
  const settings = createSettings(local);
  expect(await settings.get(UNDO_KEY)).toBeUndefined();
  const view = createSettingsReader();
  expect(await view.get(ORIGIN)).toBe('lost');
  expect(await createSettings(local).get(ORIGIN)).toBe('lost');
  await settings.confirmLost();
  expect(await view.get(ORIGIN)).toBeUndefined();
  view.close();
});

test('on a first start nothing counts as lost', async () => {
  const settings = createSettings(memoryStore());
  await settings.set(UNDO_KEY, 3);
  expect(await settings.get(ORIGIN)).toBeUndefined();
});

test('a vault that another part opened first is migrated, too', async () => {
  await leaveVersion2();
  await createJournal().open();
  expect(await createSettings(old()).get(UNDO_KEY)).toBe(20);
});

test('settings in the vault of a newer Bookside are read, and not written', async () => {
  const settings = createSettings(memoryStore());
  await settings.set(UNDO_KEY, 4);
  settings.close();
  (await openDB(VAULT_NAME, VAULT_VERSION + 1)).close();
  const older = createSettings(memoryStore());
  expect(await older.get(UNDO_KEY)).toBe(4);
  await expect(older.set(UNDO_KEY, 5)).rejects.toThrow(NewerVault);
});

test('a view reads settings without creating a vault, and finds none in an older one', async () => {
  const view = createSettingsReader();
  expect(await view.get(UNDO_KEY)).toBeUndefined();
  expect(await indexedDB.databases()).toEqual([]);
  await leaveVersion2();
  expect(await view.get(UNDO_KEY)).toBeUndefined();
  view.close();
});
