import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { densest, failure, pass, worker } from '../../tests/helpers/budget.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { createRateLimiter } from './rate-limiter.ts';

const SECOND = 1000;
const DAY = 24 * 3600 * SECOND;
const START = Date.UTC(2026, 4, 5, 12);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const RANKS = ['action', 'person', 'sync'] as const;

test('the next worker knows when OnceHub last asked for a pause', async () => {
  const store = memoryStore();
  expect(await createRateLimiter(store).refusedAt()).toBe(0);
  await createRateLimiter(store).pauseUntil(START + 5000);
  expect(await createRateLimiter(store).refusedAt()).toBe(START);
});

test('the next worker knows how many requests were sent in the last five minutes', async () => {
  const store = memoryStore();
  const { ask } = worker(store);
  for (const priority of ['person', 'action', 'sync', 'person'] as const) ask(priority);
  await pass(10_000);
  const next = createRateLimiter(store);
  expect(await next.spent()).toBe(4);
  await pass(300 * SECOND);
  expect(await next.spent()).toBe(0);
});

test('a refusal soon after the last pause doubles the pause; after five quiet minutes it does not', async () => {
  const { limiter, ask } = worker(memoryStore());
  /** The length of the pause after a refusal, in ms; two minutes pass meanwhile. */
  const paused = async () => {
    const from = Date.now();
    await limiter.pauseUntil(from + 5000);
    const request = ask('action');
    await pass(120 * SECOND);
    return (failure(request)?.until ?? request.at ?? 0) - from;
  };
  expect([await paused(), await paused(), await paused()]).toEqual([5000, 10_000, 20_000]);
  await pass(300 * SECOND);
  expect(await paused()).toBe(5000);
});

test('a pause holds every request back, and a shorter one does not cut it short [claim 84]', async () => {
  const { ask, limiter } = worker(memoryStore());
  await limiter.pauseUntil(START + 8000);
  await limiter.pauseUntil(START + 3000);
  const action = ask('action');
  const sync = ask('sync');
  await pass(7999);
  expect(action.result).toBeUndefined();
  // A request of the sync may wait for 5 s only, so it is refused at once.
  expect(failure(sync)).toEqual({ kind: 'tooMany', until: START + 8000 });
  await pass(1);
  expect(action.result?.ok).toBe(true);
});

test('a pause also holds back a request that was waiting already', async () => {
  const { ask, limiter } = worker(memoryStore());
  ask('person');
  ask('person');
  const waiting = ask('person');
  await pass(500);
  await limiter.pauseUntil(START + 6000);
  await pass(5499);
  expect(waiting.result).toBeUndefined();
  await pass(1);
  expect(waiting.result?.ok).toBe(true);
});

test('a pause outlives the worker', async () => {
  const store = memoryStore();
  const before = worker(store);
  await before.limiter.pauseUntil(START + 4000);
  before.kill();
  const after = worker(store);
  const request = after.ask('action');
  await pass(3999);
  expect(request.result).toBeUndefined();
  await pass(1);
  expect(request.result?.ok).toBe(true);
});

test('a request whose turn has come leaves, however long the computer slept', async () => {
  const { ask } = worker(memoryStore());
  ask('person');
  ask('person');
  const waiting = ask('person');
  await pass(10);
  vi.setSystemTime(START + 3600 * SECOND);
  await pass(1000);
  expect(waiting.result?.ok).toBe(true);
});

test('an aborted request leaves the queue and counts for no limit', async () => {
  const { ask, sent } = worker(memoryStore());
  ask('person');
  ask('person');
  const life = new AbortController();
  const waiting = ask('person', life.signal);
  const dead = ask('person', AbortSignal.abort());
  await pass(100);
  life.abort();
  const next = ask('person');
  await pass(900);
  expect([failure(waiting)?.kind, failure(dead)?.kind]).toEqual(['timedOut', 'timedOut']);
  expect(next.at).toBe(START + 1000);
  expect(sent()).toHaveLength(3);
});

test.each<[string, unknown]>([
  ['null', null],
  ['a text', 'x'],
  ['a list', [1, 2]],
  ['a wrong list', { sent: [{}, 'x', null, Number.NaN], pausedUntil: 'x' }],
  ['requests that are no list', { sent: 7 }],
  ['a pause that is no number', { sent: [], pausedUntil: Number.NaN }],
  ['a pause without end', { sent: [], pausedUntil: Number.POSITIVE_INFINITY }],
  ['a pause next year', { sent: [], pausedUntil: START + 365 * DAY }],
  ['requests in the future', { sent: Array.from({ length: 99 }, () => START + DAY) }],
])('%s in the store blocks no request, and the limits still apply', async (_what, kept) => {
  const { ask, limiter, sent } = worker(memoryStore({ budget: kept }));
  for (let i = 0; i < 5; i++) ask('action');
  await pass(5000);
  expect(sent()).toHaveLength(5);
  expect(densest(sent(), SECOND)).toBeLessThanOrEqual(2);
  await limiter.pauseUntil(Date.now() + 3000);
  const held = ask('action');
  await pass(2999);
  expect(held.result).toBeUndefined();
});

test('with any garbage in the store every request is answered in time [claim 59]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (kept) => {
      vi.setSystemTime(START);
      const { ask, kill } = worker(memoryStore({ budget: kept }));
      const requests = RANKS.map((priority) => ask(priority));
      await pass(20_000);
      for (const request of requests) expect(request.result).toBeDefined();
      kill();
    }),
  );
});

test('with a store that cannot be read or written requests still leave, within the limits', async () => {
  const store = memoryStore();
  store.breakSet(new Error('Session storage quota bytes exceeded. Values were not stored.'));
  store.get = async () => {
    throw new Error('no store');
  };
  const { ask, sent } = worker(store);
  for (let i = 0; i < 4; i++) ask('person');
  await pass(1000);
  expect(sent().map((at) => at - START)).toEqual([0, 0, 1000, 1000]);
});

test.each([
  ['forward', DAY],
  ['back', -DAY],
])(
  'a clock set one day %s blocks no request for long, and the limits still apply',
  async (_which, jump) => {
    let ahead = 0;
    const { ask, limiter, sent } = worker(memoryStore(), () => Date.now() + ahead);
    for (let i = 0; i < 10; i++) ask('person');
    await limiter.pauseUntil(START + 10_000);
    await pass(1000);
    ahead = jump;
    const late = ask('person');
    await pass(20_000);
    expect(late.result).toBeDefined();
    const after = ask('action');
    await pass(2000);
    expect(after.result?.ok).toBe(true);
    // The jump drops the record, which may let one more pair of requests leave.
    expect(densest(sent(), SECOND)).toBeLessThanOrEqual(4);
  },
);
