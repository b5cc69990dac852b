import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { densest, failure, pass, worker } from '../../tests/helpers/budget.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import type { Priority } from './rate-limiter.ts';

const SECOND = 1000;
const WINDOW = 300 * SECOND;
const START = Date.UTC(2026, 4, 5, 12);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const RANKS = ['action', 'person', 'batch', 'sync'] as const;
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('ask' as const), priority: fc.constantFrom(...RANKS) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('burst' as const),
      priority: fc.constantFrom(...RANKS),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('die' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('pause' as const),
      ms: fc.integer({ min: 0, max: 60_000 }),
    }),
  },
);
const gap = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 700 }),
  fc.integer({ min: 701, max: 30_000 }),
);

test('at most 2 requests a second and 60 in five minutes, of which 54 for users, 45 for a batch and 40 for the sync, also when workers are killed [claim 40]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(gap, step), { maxLength: 80 }), async (steps) => {
      vi.setSystemTime(START);
      const store = memoryStore();
      let current = worker(store);
      const workers = [current];
      const pauses: { from: number; until: number }[] = [];
      for (const [ms, event] of steps) {
        await pass(ms);
        if (event.do === 'ask') current.ask(event.priority);
        if (event.do === 'burst') for (let i = 0; i < 15; i++) current.ask(event.priority);
        if (event.do === 'die') {
          current.kill();
          current = worker(store);
          workers.push(current);
        }
        if (event.do === 'pause') {
          const until = Date.now() + event.ms;
          await current.limiter.pauseUntil(until);
          pauses.push({ from: Date.now(), until });
        }
      }
      await pass(WINDOW);
      const requests = workers.flatMap((one) => one.requests);
      const sent = workers.flatMap((one) => one.sent()).sort((a, b) => a - b);
      expect(densest(sent, SECOND)).toBeLessThanOrEqual(2);
      expect(densest(sent, WINDOW)).toBeLessThanOrEqual(60);
      for (const { from, until } of pauses) {
        expect(sent.filter((at) => at > from && at < until)).toEqual([]);
      }
      for (const [priority, most] of [
        ['person', 54],
        ['batch', 45],
        ['sync', 40],
      ] as const) {
        for (const one of requests.filter((r) => r.priority === priority && r.result?.ok)) {
          const at = one.at ?? 0;
          expect(sent.filter((t) => t > at - WINDOW && t <= at).length).toBeLessThanOrEqual(most);
        }
      }
      // Every request of the living worker is answered, and a refusal says when to try again.
      for (const request of current.requests) expect(request.result).toBeDefined();
      for (const request of requests) {
        const refused = failure(request);
        if (!refused) continue;
        expect(refused.kind).toBe('tooMany');
        expect(refused.until).toBeGreaterThan(request.at ?? 0);
        expect(refused.until).toBeLessThanOrEqual((request.at ?? 0) + WINDOW);
      }
    }),
    { numRuns: 60 },
  );
});

test('two requests leave at once, the others two in each further second', async () => {
  const { ask, sent } = worker(memoryStore());
  for (let i = 0; i < 6; i++) ask('person');
  await pass(2000);
  expect(sent().map((at) => at - START)).toEqual([0, 0, 1000, 1000, 2000, 2000]);
});

test('the sync takes one of the two places in a second, so that a user’s request need not wait', async () => {
  const { ask, requests } = worker(memoryStore());
  ask('sync');
  ask('sync');
  await pass(1);
  ask('person');
  await pass(1);
  expect(requests.map((one) => one.at !== undefined)).toEqual([true, false, true]);
});

test('requests of the same priority leave in the order they came', async () => {
  const { ask, requests } = worker(memoryStore());
  for (let i = 0; i < 6; i++) {
    ask('person');
    await pass(1);
  }
  await pass(3000);
  const left = requests.map((one) => one.at ?? 0);
  expect(left).toEqual([...left].sort((a, b) => a - b));
});

test('an action overtakes users’ requests, and these overtake the sync', async () => {
  const { ask, requests } = worker(memoryStore());
  ask('person');
  ask('person');
  await pass(1);
  for (const priority of ['sync', 'person', 'action', 'person', 'sync', 'action'] as const)
    ask(priority);
  await pass(5000);
  const waited = requests.slice(2).sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
  expect(waited.map((one) => one.priority)).toEqual([
    'action',
    'action',
    'person',
    'person',
    'sync',
    'sync',
  ]);
});

test.each<[Priority, most: number]>([
  ['action', 60],
  ['person', 54],
  ['sync', 40],
])(
  'priority %s gets %d requests in five minutes; the next is refused with the instant a place is free',
  async (priority, most) => {
    const { ask, sent } = worker(memoryStore());
    for (let i = 0; i < most; i++) {
      ask(priority);
      await pass(1000);
    }
    expect(sent()).toHaveLength(most);
    const over = ask(priority);
    await pass(0);
    expect(failure(over)).toEqual({ kind: 'tooMany', until: START + WINDOW });
    await pass(START + WINDOW - Date.now());
    const retried = ask(priority);
    await pass(0);
    expect(retried.result).toEqual({ ok: true, value: undefined });
  },
);

test('an action still leaves when users’ requests have used up their part of the limit', async () => {
  const { ask } = worker(memoryStore());
  for (let i = 0; i < 54; i++) {
    ask('person');
    await pass(500);
  }
  const action = ask('action');
  await pass(1000);
  expect(action.result?.ok).toBe(true);
});
