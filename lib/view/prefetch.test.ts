import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { openExisting } from '../store/open-existing.ts';
import { VAULT_NAME } from '../vault/vault-schema.ts';
import {
  firstFrom,
  keepPrefetched,
  type Prefetched,
  settingsIn,
  startingWith,
  takePrefetched,
} from './prefetch.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => {
  if (vi.isFakeTimers()) vi.runAllTimers();
  vi.useRealTimers();
  takePrefetched();
});

/** Prefetched answers of a browser, with these changes. */
const answers = (changes: Partial<Prefetched> = {}): Prefetched => ({
  place: Promise.resolve({ window: 1, tab: 7, origin: null }),
  granted: Promise.resolve(['ahead']),
  local: Promise.resolve({}),
  session: Promise.resolve({}),
  store: Promise.resolve(null),
  vault: Promise.resolve(null),
  settings: Promise.resolve({}),
  ...changes,
});

test('a prefetched answer is used once', async () => {
  const request = vi.fn(async () => 'anew');
  const answer = firstFrom(Promise.resolve('ahead'), request);
  expect(await answer()).toBe('ahead');
  expect(request).not.toHaveBeenCalled();
  expect(await answer()).toBe('anew');
});

test('without a prefetched answer the browser is asked', async () => {
  expect(await firstFrom(undefined, async () => 'anew')()).toBe('anew');
});

test('after the first event-loop turn no prefetched answer is used', async () => {
  const store = startingWith(
    Promise.resolve({ 'a.1': 'ahead' }),
    memoryStore({ 'a.1': 'anew', 'a.2': 'anew' }),
  );
  expect(await store.get('a.1')).toBe('ahead');
  expect([...(await store.all('a.'))]).toEqual([['a.1', 'ahead']]);
  const answer = firstFrom(Promise.resolve('ahead'), async () => 'anew');
  vi.runAllTimers();
  expect(await answer()).toBe('anew');
  expect(await store.get('a.1')).toBe('anew');
  expect([...(await store.all('a.')).keys()]).toEqual(['a.1', 'a.2']);
});

test('prefetched answers can be taken once', () => {
  const kept = answers();
  keepPrefetched(kept);
  expect(takePrefetched()).toBe(kept);
  expect(takePrefetched()).toBeNull();
});

test('a failed answer rejects for its caller and causes no unhandled rejection', async () => {
  const unheard = vi.fn();
  process.on('unhandledRejection', unheard);
  const gone = () => Promise.reject(new Error('gone'));
  keepPrefetched(answers({ place: gone(), granted: gone() }));
  const granted = firstFrom(takePrefetched()?.granted, async () => ['anew']);
  await expect(granted()).rejects.toThrow('gone');
  await new Promise(setImmediate);
  expect(unheard).not.toHaveBeenCalled();
  process.off('unhandledRejection', unheard);
});

test('settings, which are read one by one, are taken from the prefetched ones, too', async () => {
  const { get } = memoryStore({ me: 'anew' });
  const settings = startingWith(Promise.resolve({ me: 'ahead' }), { get });
  expect(await Promise.all([settings.get('me'), settings.get('other')])).toEqual([
    'ahead',
    undefined,
  ]);
  vi.runAllTimers();
  expect(await settings.get('me')).toBe('anew');
});

/** Makes a vault with one setting or, as before version 3, without settings. */
async function makeVault(version: number): Promise<void> {
  const db = await openDB(VAULT_NAME, version, {
    upgrade(made, before) {
      if (before === 0) made.createObjectStore('intents');
      if (version > 2) made.createObjectStore('settings', { keyPath: 'key' });
    },
  });
  if (version > 2) await db.put('settings', { key: 'me', value: 'here' });
  db.close();
}

test('all settings of a vault are read at once; a vault of before them has none to read', async () => {
  vi.useRealTimers();
  freshIndexedDb();
  const settings = async () => settingsIn(await openExisting(VAULT_NAME));
  expect(await settings()).toEqual({});
  await makeVault(2);
  await expect(settings()).rejects.toThrow();
  await makeVault(3);
  expect(await settings()).toEqual({ me: 'here' });
});
