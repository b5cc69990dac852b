import { beforeEach, expect, test } from 'vitest';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { ORDERS } from '../../tests/helpers/acting.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { WINDOW, waiting } from '../../tests/helpers/passing-time.ts';
import { fail } from '../domain/result.ts';
import { type ActionDeps, createActions } from './service.ts';

beforeEach(freshIndexedDb);

const { upcoming, markable, moved } = CARRIE.bookings;
test('no request is sent before the undo period is over, and one when it is', async () => {
  const at = waiting();
  const order = await at.order('noShow', markable, { reason: 'x' });
  const { until } = await at.propose(order);
  expect(until).toBe(at.hub.control.now() + WINDOW);
  expect(await at.journal.get(order.intent)).toMatchObject({
    state: 'proposed',
    until,
    draft: { reason: 'x', mail: true, seen: order.seen },
  });
  await at.pass(WINDOW - 1000);
  expect([at.methods(), await at.state(order)]).toEqual([[], 'proposed']);
  await at.pass(1000);
  expect([at.methods(), await at.state(order)]).toEqual([['GET', 'POST', 'GET'], 'done']);
  expect(await at.journal.get(order.intent)).not.toHaveProperty('draft');
  await at.pass(60_000, 20_000);
  expect(at.methods()).toEqual([]);
});

test('an undone action is never sent, and its booking accepts actions again', async () => {
  const at = waiting();
  const order = await at.order('noShow', markable);
  await at.propose(order);
  await at.pass(WINDOW - 1000);
  expect(await at.actions.undo([order.intent])).toEqual([order.intent]);
  await at.pass(60_000, 20_000);
  expect([at.methods(), await at.state(order)]).toEqual([[], 'withdrawn']);
  expect(await at.journal.get(order.intent)).not.toHaveProperty('draft');
  await at.propose(await at.order('noShow', markable));
});

test('undo after the request was sent returns no undone action', async () => {
  const at = waiting();
  const order = await at.order('noShow', markable);
  await at.propose(order);
  await at.pass(WINDOW);
  expect(await at.actions.undo([order.intent])).toEqual([]);
  expect([at.methods(), await at.state(order)]).toEqual([['GET', 'POST', 'GET'], 'done']);
});

test('undo during the last reading before the request is in time', async () => {
  const at = waiting();
  const order = await at.order('noShow', markable);
  const reading = Promise.withResolvers<void>();
  const booking: ActionDeps['client']['booking'] = async (...asked) => {
    await reading.promise;
    return at.client.booking(...asked);
  };
  const client = { ...at.client, booking };
  at.actions = createActions({ ...at.deps, client, window: async () => 0 });
  const { ended } = await at.propose(order);
  expect(await at.actions.undo([order.intent])).toEqual([order.intent]);
  reading.resolve();
  await ended;
  expect([at.methods(), await at.state(order)]).toEqual([['GET'], 'withdrawn']);
});

test('"Send now" sends the request at once, and only once', async () => {
  const at = waiting();
  const order = await at.order('noShow', markable);
  const { ended } = await at.propose(order);
  await at.actions.sendNow([order.intent]);
  await at.actions.sendNow([order.intent]);
  await at.pass(1, 1);
  await ended;
  expect([at.methods(), await at.state(order)]).toEqual([['GET', 'POST', 'GET'], 'done']);
  await at.pass(60_000, 20_000);
  expect(at.methods()).toEqual([]);
});

test('a proposal of an earlier worker is interrupted, keeps its draft, and is never sent [claim 90]', async () => {
  const at = waiting();
  const order = await at.order('cancel', upcoming, { reason: 'Ill today' });
  await at.propose(order);
  const next = at.nextLife();
  await next.sendNow([order.intent]);
  expect(await at.state(order)).toBe('proposed');
  expect(await next.settle()).toBe(0);
  expect(await at.journal.get(order.intent)).toMatchObject({
    state: 'interrupted',
    draft: { reason: 'Ill today' },
  });
  await next.sendNow([order.intent]);
  expect(await next.undo([order.intent])).toEqual([]);
  expect(at.methods()).toEqual([]);
  // Acting again creates a new intent, and the old one is dismissed.
  const again = await next.propose([await at.order('cancel', upcoming)]);
  expect(again.ok).toBe(true);
  expect(await at.journal.get(order.intent)).toMatchObject({ state: 'interrupted', told: true });
  expect(await at.journal.get(order.intent)).not.toHaveProperty('draft');
});

test('settle does not change proposals of the same worker', async () => {
  const at = waiting();
  const order = await at.order('noShow', markable);
  await at.propose(order);
  expect(await at.actions.settle()).toBe(0);
  expect(await at.state(order)).toBe('proposed');
  await at.pass(WINDOW);
  expect(await at.state(order)).toBe('done');
});

test.each<[string, jump: number]>([
  ['the computer sleeps', 3_600_000],
  ['the clock is set forward, but not beyond the end', 15_000],
  ['the clock is set back', -60_000],
])('no request is sent if %s during the undo period', async (_what, jump) => {
  const at = waiting({ window: async () => 30_000 });
  const order = await at.order('noShow', markable);
  await at.propose(order);
  await at.pass(1000);
  at.hub.control.advance(jump);
  await at.pass(120_000, 2_000);
  expect([at.methods(), await at.state(order)]).toEqual([[], 'interrupted']);
});

test('a timer that is only a little late does not interrupt the undo period', async () => {
  const at = waiting();
  const order = await at.order('noShow', markable);
  await at.propose(order);
  await at.pass(1000);
  await at.pass(2_900, 2_900);
  await at.pass(4_100);
  expect(await at.state(order)).toBe('done');
});

test('the worker makes a keep-alive call at least every ten seconds while it waits', async () => {
  const at = waiting({ window: async () => 30_000 });
  await at.propose(await at.order('noShow', markable));
  for (let round = 0; round < 3; round++) {
    const before = at.stayAwake.mock.calls.length;
    await at.pass(10_000);
    expect(at.stayAwake.mock.calls.length).toBeGreaterThan(before);
  }
});

test('the actions of a batch are read and sent one after the other, each with its own outcome', async () => {
  const at = waiting();
  const orders = await Promise.all(ORDERS.map(([kind, id]) => at.order(kind, id)));
  await at.propose(...orders);
  at.hub.control.guestCancels(moved);
  const [first] = orders;
  await at.pass(WINDOW + 2000);
  expect(await Promise.all(orders.map(at.state))).toEqual(['done', 'refused', 'done']);
  expect(at.methods()).toEqual(['GET', 'POST', 'GET', 'GET', 'GET', 'POST', 'GET']);
  const groups = await Promise.all(orders.map(({ intent }) => at.journal.get(intent)));
  expect(groups.map((one) => one?.group)).toEqual(orders.map(() => first?.intent));
});

test('an action of a batch over the rate limit waits, can be undone meanwhile, and is sent when the limit allows', async () => {
  let room = 0;
  const at = waiting();
  const { booking } = at.client;
  at.client.booking = async (...asked) =>
    at.hub.control.now() < room ? fail('tooMany', { until: room }) : booking(...asked);
  const orders = await Promise.all(ORDERS.map(([kind, id]) => at.order(kind, id)));
  await at.propose(...orders);
  room = at.hub.control.now() + 120_000;
  await at.pass(WINDOW + 2000);
  expect(await Promise.all(orders.map(at.state))).toEqual(['proposed', 'proposed', 'proposed']);
  const kept = await Promise.all(orders.map(({ intent }) => at.journal.get(intent)));
  expect(kept.map((one) => one?.until)).toEqual([room, room, room]);
  await at.actions.sendNow([orders[0]?.intent ?? '']);
  await at.actions.undo([orders[1]?.intent ?? '']);
  await at.pass(60_000);
  expect(at.methods()).toEqual([]);
  await at.pass(60_000);
  expect(await Promise.all(orders.map(at.state))).toEqual(['done', 'withdrawn', 'done']);
  expect(at.methods().filter((method) => method === 'POST')).toHaveLength(2);
});

test('a single action over the rate limit is refused at once', async () => {
  const at = waiting();
  const order = await at.order('cancel', upcoming);
  await at.propose(order);
  at.client.booking = async () => fail('tooMany', { until: at.hub.control.now() + 120_000 });
  await at.pass(WINDOW + 2000);
  expect(await at.state(order)).toBe('refused');
});

test('if one action of a batch is undone, the others are sent', async () => {
  const at = waiting();
  const orders = await Promise.all(ORDERS.map(([kind, id]) => at.order(kind, id)));
  await at.propose(...orders);
  await at.actions.undo([orders[1]?.intent ?? '']);
  await at.pass(WINDOW + 2000);
  expect(await Promise.all(orders.map(at.state))).toEqual(['done', 'withdrawn', 'done']);
});

test('a batch is refused as a whole if one of its actions cannot be accepted', async () => {
  const at = waiting();
  await at.propose(await at.order('noShow', markable));
  const orders = [await at.order('cancel', upcoming), await at.order('noShow', markable)];
  expect(await at.actions.propose(orders)).toEqual(fail('unsettled'));
  expect(await Promise.all(orders.map(at.state))).toEqual([undefined, undefined]);
});

test('a batch with the same booking twice or without bookings is refused', async () => {
  const at = waiting();
  const [one, two] = [await at.order('cancel', upcoming), await at.order('reschedule', upcoming)];
  for (const orders of [[one, two], []]) {
    expect(await at.actions.propose(orders)).toEqual(fail('badRequest'));
  }
});

test('if everything is forgotten during the undo period, no request is sent', async () => {
  const at = waiting();
  const order = await at.order('noShow', markable);
  const { ended } = await at.propose(order);
  await at.journal.close();
  freshIndexedDb();
  await at.pass(WINDOW);
  await ended;
  expect(at.methods().filter((method) => method === 'POST')).toEqual([]);
});

test('only an action that ended can be dismissed', async () => {
  const at = waiting();
  const [refused, live] = [await at.order('cancel', upcoming), await at.order('noShow', markable)];
  at.hub.control.guestCancels(upcoming);
  await at.propose(refused);
  await at.pass(WINDOW);
  await at.propose(live);
  await at.actions.dismiss([refused.intent, live.intent]);
  expect((await at.journal.open()).map(({ id }) => id)).toEqual([live.intent]);
});
