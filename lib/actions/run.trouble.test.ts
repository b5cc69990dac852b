import { beforeEach, expect, test } from 'vitest';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import type { Fault } from '../../sandbox/oncehub/server.ts';
import type { HttpWorld } from '../oncehub/http.ts';
import { type FailureKind, fail, ok } from '../result.ts';
import { background, ORDERS } from '../testing/acting.ts';
import { freeBudget } from '../testing/http-world.ts';
import { freshIndexedDb } from '../testing/indexed-db.ts';
import type { Journal } from './journal.ts';
import { type ActionWorld, createActions } from './run.ts';

beforeEach(freshIndexedDb);

const { markable } = CARRIE.bookings;

test('with a journal that cannot be written nothing is sent', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  const put = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
  const actions = createActions({ ...at.world, journal: { ...at.journal, put } });
  expect([await actions.run(order), at.methods()]).toEqual([fail('storeFull'), ['GET']]);
});

test('with a journal that cannot be read nothing is sent', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  const get = () => Promise.reject(new DOMException('', 'UnknownError'));
  const actions = createActions({ ...at.world, journal: { ...at.journal, get } });
  await expect(actions.run(order)).rejects.toThrow();
  expect(at.methods()).toEqual([]);
});

test('a journal that breaks after the request has left makes no failure of what happened', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  const update: Journal['update'] = () => Promise.reject(new DOMException('', 'UnknownError'));
  const actions = createActions({ ...at.world, journal: { ...at.journal, update } });
  expect(await actions.run(order)).toEqual(ok('done'));
  // The next life finds it still in doubt, and settles it.
  expect(await createActions(at.world).settle()).toBe(0);
  expect(await at.journal.get(order.intent)).toMatchObject({ state: 'done' });
});

const json = (status: number, message: string): Fault => ({
  kind: 'json',
  status,
  body: { type: 'invalid_request_error', message },
  match: { method: 'POST' },
});

test.each<[string, Fault, FailureKind, words: string | undefined]>([
  ['409', json(409, 'Cannot update booking.'), 'conflict', 'Cannot update booking.'],
  ['422', json(422, 'Paid bookings cannot.'), 'unprocessable', 'Paid bookings cannot.'],
  ['404', json(404, 'No such booking.'), 'notFound', 'No such booking.'],
  ['400', json(400, 'Unsupported field'), 'badRequest', 'Unsupported field'],
  ['401', json(401, 'Invalid API key.'), 'keyRefused', 'Invalid API key.'],
  ['429', { kind: '429', match: { method: 'POST' } }, 'tooMany', expect.any(String)],
])(
  '%s is a refusal in its own words, after which the booking is read again',
  async (_what, fault, kind, words) => {
    const at = background();
    const order = await at.order('noShow', markable);
    at.hub.control.fault(fault);
    expect(await at.actions.run(order)).toMatchObject({ ok: false, failure: { kind, words } });
    expect(at.methods()).toEqual(['GET', 'POST', 'GET']);
    expect(await at.journal.get(order.intent)).toMatchObject({
      state: 'refused',
      failure: { kind },
    });
    // Refused is over: the same may be tried again, as a new intent.
    expect(await at.actions.run(await at.order('noShow', markable))).toEqual(ok('done'));
  },
);

test.each<[string, Partial<HttpWorld>]>([
  ['offline', { online: () => false }],
  ['access withheld', { mayReach: async () => false }],
])('%s after the first reading refuses what never left', async (_what, trouble) => {
  let broken = false;
  const at = background({
    online: () => !broken || (trouble.online?.() ?? true),
    mayReach: async () => !broken || ((await trouble.mayReach?.()) ?? true),
  });
  const order = await at.order('noShow', markable);
  const put: Journal['put'] = async (intent) => {
    await at.journal.put(intent);
    broken = intent.state === 'sent';
  };
  const result = await createActions({ ...at.world, journal: { ...at.journal, put } }).run(order);
  expect(result.ok).toBe(false);
  expect(at.methods().filter((method) => method === 'POST')).toEqual([]);
  expect(await at.journal.get(order.intent)).toMatchObject({ state: 'refused' });
});

test('what our own budget refuses never left', async () => {
  const budget = freeBudget();
  const at = background({ budget });
  const order = await at.order('noShow', markable);
  const { take } = budget;
  let turns = 0;
  budget.take = (rank) =>
    ++turns === 1 ? take(rank) : Promise.resolve(fail('tooMany', { until: 9 }));
  expect(await at.actions.run(order)).toEqual(fail('tooMany', { until: 9 }));
  expect(at.status(markable)).toBe('completed');
});

const spoilt = (fault: object): Fault => ({ match: { method: 'POST' }, ...fault }) as Fault;

test.each<[string, Fault]>([
  ['cut', spoilt({ kind: 'cut' })],
  ['answered with HTML', spoilt({ kind: 'html', status: 200 })],
  ['answered with nothing', spoilt({ kind: 'empty' })],
  ['answered by a gateway', spoilt({ kind: 'html', status: 502 })],
  ['answered with 500', spoilt({ kind: '500' })],
  ['answered about another booking', spoilt({ kind: 'json', body: { id: CARRIE.bookings.held } })],
  ['answered with something unreadable', spoilt({ kind: 'json', body: { ok: true } })],
  ['redirected', spoilt({ kind: 'redirect', location: 'https://evil.example/' })],
])('a request %s is reconciled by reading, whether or not it arrived', async (_what, fault) => {
  const arrived = background();
  const order = await arrived.order('noShow', markable);
  arrived.hub.control.fault({ ...fault, after: 'action' });
  expect(await arrived.actions.run(order)).toEqual(ok('done'));
  expect(arrived.methods()).toEqual(['GET', 'POST', 'GET']);

  freshIndexedDb();
  const missed = background();
  missed.hub.control.fault(fault);
  expect(await missed.actions.run(await missed.order('noShow', markable))).toEqual(ok('checking'));
  expect(missed.methods()).toEqual(['GET', 'POST', 'GET', 'GET', 'GET']);
  expect(await missed.journal.get(order.intent)).toMatchObject({ state: 'unknown' });
  missed.hub.control.advance(20_000);
  expect(await missed.actions.settle()).toBe(0);
  expect(await missed.journal.get(order.intent)).toMatchObject({ state: 'notDone' });
  expect(missed.methods()).toEqual(['GET']);
});

test('a list that lags behind an action is waited for', async () => {
  for (const [kind, id] of ORDERS) {
    freshIndexedDb();
    const at = background();
    at.hub.control.switch({ statusLag: 4, rescheduleStatus: 'delayed' });
    expect(await at.actions.run(await at.order(kind, id))).toEqual(ok('done'));
    expect(at.methods()).toEqual(['GET', 'POST', 'GET', 'GET', 'GET']);
  }
});

test('a yes whose booking cannot be read is checked, and done in the end', async () => {
  let blind = false;
  const at = background();
  const booking: ActionWorld['client']['booking'] = async (...asked) =>
    blind ? fail('offline') : at.client.booking(...asked);
  const act: ActionWorld['client']['act'] = async (...order) => {
    blind = true;
    return at.client.act(...order);
  };
  const world = { ...at.world, client: { ...at.client, booking, act } };
  const order = await at.order('noShow', markable);
  const actions = createActions(world);
  expect(await actions.run(order)).toEqual(ok('checking'));
  expect(await actions.settle()).toBe(1);
  blind = false;
  expect(await actions.settle()).toBe(0);
  expect(await at.journal.get(order.intent)).toMatchObject({ state: 'done', acknowledged: true });
});

test('a reading that answers about another booking is no reading', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  at.hub.control.fault({ kind: 'json', body: { id: 'BKNG-OTHER', status: 'completed' } });
  expect(await at.actions.run(order)).toEqual(fail('unreadable'));
  expect([at.methods(), await at.reader.booking('BKNG-OTHER')]).toEqual([['GET'], null]);
});
