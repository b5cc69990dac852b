import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import {
  firstFrom,
  keepPrefetched,
  type Prefetched,
  startingWith,
  takePrefetched,
} from './prefetch.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
  takePrefetched();
});

/** Answers as the browser might have given them, but for those changed. */
const answers = (changes: Partial<Prefetched> = {}): Prefetched => ({
  place: Promise.resolve({ window: 1, tab: 7, origin: null }),
  granted: Promise.resolve(['ahead']),
  local: Promise.resolve({}),
  session: Promise.resolve({}),
  store: Promise.resolve(null),
  ...changes,
});

test('what was prefetched is the answer, once', async () => {
  const ask = vi.fn(async () => 'anew');
  const answer = firstFrom(Promise.resolve('ahead'), ask);
  expect(await answer()).toBe('ahead');
  expect(ask).not.toHaveBeenCalled();
  expect(await answer()).toBe('anew');
});

test('what was not prefetched is asked', async () => {
  expect(await firstFrom(undefined, async () => 'anew')()).toBe('anew');
});

test('after the first turn every answer is old', async () => {
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

test('they are taken once', () => {
  const kept = answers();
  keepPrefetched(kept);
  expect(takePrefetched()).toBe(kept);
  expect(takePrefetched()).toBeNull();
});

test('a failure is told to whoever takes it, and troubles nobody else', async () => {
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
