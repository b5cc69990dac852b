import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sessionOf } from '../../tests/helpers/batch.ts';
import { densest } from '../../tests/helpers/budget.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { batchTime } from '../domain/batch.ts';
import { outcomeOf } from '../domain/outcome.ts';
import { createActions } from './service.ts';

const MINUTE = 60_000;

beforeEach(() => {
  freshIndexedDb();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);
const count = (states: readonly unknown[], state: string) =>
  states.filter((one) => one === state).length;

test('60 no-shows of one question are sent in order, once each, as fast as the limits take [claim 101]', async () => {
  const at = sessionOf(60);
  const orders = at.orders();
  const { until } = await at.propose(...orders);
  expect(await at.journal.get(orders[59]?.intent ?? '')).toMatchObject({ until, size: 60 });
  await at.pass(until - at.hub.control.now() + 30_000);
  expect(at.marked()).toEqual(range(0, at.marked().length));
  expect(at.marked().length).toBeGreaterThanOrEqual(14);
  // A customer who is opened meanwhile is answered at once.
  const opened = at.limiter.acquire('person');
  vi.advanceTimersByTime(1000);
  expect(await opened).toMatchObject({ ok: true });
  // What still waits is said to be unsent, and about when it will be over.
  const waits = await at.journal.get(orders[59]?.intent ?? '');
  const now = at.hub.control.now();
  expect(waits && outcomeOf(waits, now, '')).toEqual({ is: 'queued' });
  const left = 60 - at.marked().length;
  const told = batchTime(left, waits?.until ?? 0, now);
  while (at.marked().length < 60 && at.hub.control.now() < now + 40 * MINUTE) await at.pass(MINUTE);
  expect(at.marked()).toEqual(range(0, 60));
  const took = at.hub.control.now() - now;
  expect(Math.abs(took - told)).toBeLessThan(3 * MINUTE);
  await at.pass(10_000);
  expect(await at.states(orders)).toEqual(orders.map(() => 'done'));
  const all = at.sent.map((one) => one.at);
  expect(densest(all, 5 * MINUTE)).toBeLessThanOrEqual(60);
});

test('the rest of a batch that is being sent can be undone', async () => {
  const at = sessionOf(40);
  const orders = at.orders();
  await at.propose(...orders);
  await at.pass(40_000);
  const sent = at.marked().length;
  const undone = await at.actions.undo(orders.map(({ intent }) => intent));
  expect(undone).toHaveLength(40 - sent);
  await at.pass(20 * MINUTE);
  expect(at.marked()).toHaveLength(sent);
  expect(at.actions.isBusy()).toBe(false);
});

test('after a death in the middle nothing goes on by itself; the rest keeps its drafts and can be sent anew [claims 90, 101]', async () => {
  const at = sessionOf(40);
  const orders = at.orders();
  const first = at.live();
  at.actions = first.actions;
  await at.propose(...orders);
  await at.pass(20_000);
  const sent = at.marked().length;
  expect(sent).toBeGreaterThan(0);
  first.life.isOver = true;
  const next = at.live().actions;
  const settled = next.settle();
  await at.pass(10_000);
  expect(await settled).toBe(0);
  const states = await at.states(orders);
  expect(count(states, 'proposed')).toBe(0);
  expect(states).toEqual(orders.map((_, place) => (place < sent ? 'done' : 'interrupted')));
  await at.pass(10 * MINUTE);
  const rest = orders.filter((_, place) => states[place] === 'interrupted');
  for (const { intent, seen } of rest) {
    expect(await at.journal.get(intent)).toMatchObject({ draft: { seen } });
  }
  expect(at.marked()).toHaveLength(sent);
  const again = rest.map((order) => ({ ...order, intent: crypto.randomUUID() }));
  expect(await next.propose(again)).toMatchObject({ ok: true });
  expect((await at.journal.open()).map(({ id }) => id).sort()).toEqual(
    again.map(({ intent }) => intent).sort(),
  );
});

test('where the network goes, one is refused and those behind it wait for the user, without a request each [claim 101]', async () => {
  const at = sessionOf(40);
  const orders = at.orders();
  await at.propose(...orders);
  await at.pass(20_000);
  at.network.online = false;
  await at.pass(10_000);
  const states = await at.states(orders);
  const { length } = at.marked();
  expect(count(states, 'refused')).toBe(1);
  expect(count(states, 'interrupted')).toBe(40 - length - 1);
  at.network.online = true;
  await at.pass(10 * MINUTE);
  expect(at.marked()).toHaveLength(length);
});

test('a refusal that is about one booking does not stop those behind it', async () => {
  const at = sessionOf(4);
  const orders = at.orders();
  const [first] = orders;
  if (!first) throw new Error('no order');
  const other = { ...first, seen: { ...first.seen, subject: 'Else' } };
  await at.propose(other, ...orders.slice(1));
  await at.pass(30_000);
  expect(await at.states(orders)).toEqual(['refused', 'done', 'done', 'done']);
});

test('a computer that sleeps in the middle of a batch stops the rest [claim 101]', async () => {
  const at = sessionOf(40);
  const orders = at.orders();
  await at.propose(...orders);
  await at.pass(60_000);
  const { length } = at.marked();
  at.hub.control.advance(60 * MINUTE);
  await at.pass(10 * MINUTE);
  const states = await at.states(orders);
  expect(at.marked()).toHaveLength(length);
  expect([count(states, 'done'), count(states, 'interrupted')]).toEqual([length, 40 - length]);
});

test('after a sleep in the time to undo nothing is sent, even if that cannot be noted for one', async () => {
  const at = sessionOf(3);
  let isFailed = false;
  const change: typeof at.journal.change = async (id, event, durability) => {
    if (event.is === 'interrupted' && !isFailed) {
      isFailed = true;
      throw new DOMException('the connection is lost', 'UnknownError');
    }
    return at.journal.change(id, event, durability);
  };
  at.actions = createActions({ ...at.passing, journal: { ...at.passing.journal, change } });
  await at.propose(...at.orders());
  await at.pass(1000);
  at.hub.control.advance(60 * MINUTE);
  await at.pass(MINUTE);
  expect([isFailed, at.marked()]).toEqual([true, []]);
});
