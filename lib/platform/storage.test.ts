import { beforeEach, expect, test, vi } from 'vitest';
import { standInBrowser } from '../../tests/helpers/browser.ts';
import { keepPageScriptsOut, localStore, sessionStore } from './storage.ts';

/** A stand-in for a storage area of the browser. */
function area() {
  const items: Record<string, unknown> = {};
  return {
    items,
    get: vi.fn(async (keys: string[] | null) =>
      Object.fromEntries(Object.entries(items).filter(([key]) => keys?.includes(key) ?? true)),
    ),
    set: vi.fn(async (changes: object) => void Object.assign(items, changes)),
    remove: vi.fn(async (keys: string[]) => {
      for (const key of keys) delete items[key];
    }),
    clear: vi.fn(async () => {
      for (const key of Object.keys(items)) delete items[key];
    }),
    setAccessLevel: vi.fn(async () => {}),
  };
}

const [local, session] = [area(), area()];
standInBrowser({ storage: { local, session } });

beforeEach(() => Promise.all([local.clear(), session.clear()]));

test('a store sets, gets and removes single items', async () => {
  await localStore.set('a', { x: 1 });
  expect([await localStore.get('a'), await localStore.get('b')]).toEqual([{ x: 1 }, undefined]);
  await localStore.remove('a', 'b');
  expect(local.items).toEqual({});
});

test('a store finds all items by a prefix of their keys', async () => {
  for (const key of ['tab.1', 'tab.22', 'table', 'ask.1']) await sessionStore.set(key, key);
  expect(await sessionStore.all('tab.')).toEqual(
    new Map([
      ['tab.1', 'tab.1'],
      ['tab.22', 'tab.22'],
    ]),
  );
});

test('the reads of one turn are one call, and no result is cached for the next turn', async () => {
  await localStore.set('a', 1);
  await localStore.set('b', 2);
  local.get.mockClear();
  const turn = Promise.all([localStore.get('a'), localStore.get('b'), localStore.get('a')]);
  expect(await turn).toEqual([1, 2, 1]);
  expect(local.get.mock.calls).toEqual([[['a', 'b']]]);
  await localStore.set('a', 3);
  expect(await Promise.all([localStore.get('a'), localStore.all('b')])).toEqual([
    3,
    new Map([['b', 2]]),
  ]);
  expect(local.get.mock.calls.slice(1)).toEqual([[null]]);
});

test('a call that fails rejects all reads of its turn and no later read', async () => {
  local.get.mockRejectedValueOnce(new Error('gone'));
  const turn = await Promise.allSettled([localStore.get('a'), localStore.get('b')]);
  expect(turn.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await localStore.get('a')).toBeUndefined();
});

test('the local and the session store do not share items', async () => {
  await localStore.set('a', 1);
  await sessionStore.set('b', 2);
  await sessionStore.clear();
  expect([local.items, session.items]).toEqual([{ a: 1 }, {}]);
});

test('writing to a full store rejects', async () => {
  local.set.mockRejectedValueOnce(new Error('Resource::kQuotaBytes quota exceeded'));
  await expect(localStore.set('a', 1)).rejects.toThrow('quota');
});

test('local storage is closed to page scripts, where the browser can', async () => {
  await keepPageScriptsOut();
  expect(local.setAccessLevel).toHaveBeenCalledWith({ accessLevel: 'TRUSTED_CONTEXTS' });
  expect(session.setAccessLevel).not.toHaveBeenCalled();
  const { setAccessLevel } = local;
  Object.assign(local, { setAccessLevel: undefined });
  await keepPageScriptsOut();
  Object.assign(local, { setAccessLevel });
});
