import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import type { Fault } from '../../sandbox/oncehub/server.ts';
import { background, ORDERS } from '../../tests/helpers/acting.ts';
import { freeLimiter } from '../../tests/helpers/http-deps.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { LATE_ARRIVAL_MS } from '../domain/action.ts';
import { type FailureKind, fail } from '../domain/result.ts';
import type { HttpDeps } from '../oncehub/http.ts';
import type { Journal } from '../vault/journal.ts';
import { VAULT_NAME } from '../vault/vault-schema.ts';
import { type ActionDeps, createActions } from './service.ts';

beforeEach(freshIndexedDb);

const { markable, upcoming } = CARRIE.bookings;

const full = () => Promise.reject(new DOMException('', 'QuotaExceededError'));

test('an action that cannot be written to the journal does not start [claim 46]', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  const actions = createActions({ ...at.deps, journal: { ...at.journal, propose: full } });
  expect(await actions.propose([order])).toEqual(fail('storeFull'));
  expect([at.methods(), await at.journal.get(order.intent)]).toEqual([[], undefined]);
});

test('an action that cannot be written as sent is not sent [claim 46]', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  const change: Journal['change'] = (id, event, durability) =>
    event.is === 'sent' ? full() : at.journal.change(id, event, durability);
  const actions = createActions({ ...at.deps, journal: { ...at.journal, change } });
  expect(await at.run(order, actions)).toBe('refused (storeFull)');
  expect(at.methods()).toEqual(['GET']);
});

test('the state "sent" is on the disk before the request leaves', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  const noted: unknown[] = [];
  const change: Journal['change'] = async (id, event, durability) => {
    const intent = await at.journal.change(id, event, durability);
    noted.push([event.is, durability, at.methods()]);
    return intent;
  };
  await at.run(order, createActions({ ...at.deps, journal: { ...at.journal, change } }));
  expect(noted).toEqual([
    ['sent', 'strict', ['GET']],
    ['acknowledged', undefined, ['POST']],
    ['read', undefined, ['GET']],
  ]);
});

test('with a full disk an undone action is not sent, and is interrupted later', async () => {
  const at = background({}, { window: async () => 8_000 });
  const order = await at.order('noShow', markable);
  const sleeping = Promise.withResolvers<void>();
  let isFull = false;
  const change: Journal['change'] = (...asked) => (isFull ? full() : at.journal.change(...asked));
  const deps = { ...at.deps, sleep: () => sleeping.promise };
  const actions = createActions({ ...deps, journal: { ...at.journal, change } });
  const taken = await actions.propose([order]);
  if (!taken.ok) throw new Error('not taken');
  isFull = true;
  await expect(actions.undo([order.intent])).rejects.toThrow();
  at.hub.control.advance(8_000);
  sleeping.resolve();
  await taken.value.ended;
  isFull = false;
  expect(await actions.settle()).toBe(0);
  expect(await at.journal.get(order.intent)).toMatchObject({ state: 'interrupted' });
  expect(at.methods()).toEqual([]);
});

test('an action that cannot be settled does not keep the others from being settled', async () => {
  const at = background({}, { window: async () => 8_000 });
  const first = await at.order('noShow', markable);
  const second = await at.order('cancel', upcoming);
  const waits = { ...at.deps, sleep: () => new Promise<void>(() => {}) };
  const before = createActions(waits);
  for (const order of [first, second])
    expect(await before.propose([order])).toMatchObject({ ok: true });
  const change: Journal['change'] = (id, ...more) =>
    id === first.intent ? Promise.reject(new TypeError('damaged')) : at.journal.change(id, ...more);
  const after = createActions({ ...at.deps, journal: { ...at.journal, change } });
  await expect(after.settle()).rejects.toThrow('damaged');
  const states = [first, second].map(async ({ intent }) => (await at.journal.get(intent))?.state);
  expect(await Promise.all(states)).toEqual(['proposed', 'interrupted']);
});

test('a journal that fails after the request has left does not turn a success into a failure', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  const change: Journal['change'] = (id, event, durability) =>
    event.is === 'sent' ? at.journal.change(id, event, durability) : full();
  const actions = createActions({ ...at.deps, journal: { ...at.journal, change } });
  expect(await at.run(order, actions)).toBe('sent');
  // The next worker finds it still in doubt, and settles it.
  expect(await createActions(at.deps).settle()).toBe(0);
  expect(await at.journal.get(order.intent)).toMatchObject({ state: 'done' });
});

test('with a vault of a newer Bookside an action is refused with "newerVault"', async () => {
  (await openDB(VAULT_NAME, 9, { upgrade: (db) => void db.createObjectStore('intents') })).close();
  const at = background();
  const order = await at.order('noShow', markable);
  expect(await at.actions.propose([order])).toEqual(fail('newerVault'));
  expect(at.methods()).toEqual([]);
});

const json = (status: number, message: string): Fault => ({
  kind: 'json',
  status,
  body: { type: 'invalid_request_error', message },
  match: { method: 'POST' },
});

test.each<[string, Fault, FailureKind, words: string | undefined]>([
  ['422', json(422, 'Paid bookings cannot.'), 'unprocessable', 'Paid bookings cannot.'],
  ['404', json(404, 'No such booking.'), 'notFound', 'No such booking.'],
  ['400', json(400, 'Unsupported field'), 'badRequest', 'Unsupported field'],
  ['401', json(401, 'Invalid API key.'), 'keyRefused', 'Invalid API key.'],
  ['429', { kind: '429', match: { method: 'POST' } }, 'tooMany', expect.any(String)],
])(
  'the status %s is a refusal with the message of OnceHub, after which the booking is read again [claims 52, 56]',
  async (_what, fault, kind, words) => {
    const at = background();
    const order = await at.order('noShow', markable);
    at.hub.control.fault(fault);
    expect(await at.run(order)).toBe(`refused (${kind})`);
    expect(at.methods()).toEqual(['GET', 'POST', 'GET']);
    expect(await at.journal.get(order.intent)).toMatchObject({
      failure: { kind, words },
    });
    // After a refusal the action may be tried again as a new intent.
    expect(await at.run(await at.order('noShow', markable))).toBe('done');
  },
);

test.each<[string, Partial<HttpDeps>]>([
  ['the network fails', { online: () => false }],
  ['the permission is removed', { mayReach: async () => false }],
])(
  'if %s after the first reading, the action is refused, since no request left',
  async (_what, trouble) => {
    let broken = false;
    const at = background({
      online: () => !broken || (trouble.online?.() ?? true),
      mayReach: async () => !broken || ((await trouble.mayReach?.()) ?? true),
    });
    const order = await at.order('noShow', markable);
    const change: Journal['change'] = async (...asked) => {
      const intent = await at.journal.change(...asked);
      broken = intent?.state === 'sent';
      return intent;
    };
    const actions = createActions({ ...at.deps, journal: { ...at.journal, change } });
    expect(await at.run(order, actions)).toMatch(/^refused/);
    expect(at.methods().filter((method) => method === 'POST')).toEqual([]);
    expect(await at.journal.get(order.intent)).toMatchObject({ state: 'refused' });
  },
);

test('a conflict that the browser caused by repeating our request counts as done [claim 52]', async () => {
  const fetch: HttpDeps['fetch'] = async (input, init) => {
    if (init?.method === 'POST') await at.hub.fetch(new Request(input, init));
    return at.hub.fetch(new Request(input, init));
  };
  const at = background({ fetch });
  for (const [kind, id, status] of ORDERS) {
    const order = await at.order(kind, id);
    expect(await at.run(order)).toBe('done');
    expect([at.methods(), at.status(id)]).toEqual([['GET', 'POST', 'POST', 'GET'], status]);
    expect(await at.journal.get(order.intent)).toMatchObject({ request: expect.any(String) });
  }
});

test('a conflict stays in doubt until the booking can be read [claim 52]', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  at.hub.control.fault(json(409, 'Cannot update booking.'));
  let isBlind = false;
  const booking: ActionDeps['client']['booking'] = async (...asked) =>
    isBlind ? fail('offline') : at.client.booking(...asked);
  const act: ActionDeps['client']['act'] = async (...asked) => {
    isBlind = true;
    return at.client.act(...asked);
  };
  const actions = createActions({ ...at.deps, client: { ...at.client, booking, act } });
  expect(await at.run(order, actions)).toBe('unknown (conflict)');
  isBlind = false;
  expect(await actions.settle()).toBe(1);
  at.hub.control.advance(LATE_ARRIVAL_MS);
  expect(await actions.settle()).toBe(0);
  expect(await at.journal.get(order.intent)).toMatchObject({
    state: 'refused',
    failure: { kind: 'conflict', words: 'Cannot update booking.' },
  });
  // After a refusal the action may be tried again as a new intent.
  expect(await at.run(await at.order('noShow', markable))).toBe('done');
});

test('a request that our own rate limiter refuses never left', async () => {
  const limiter = freeLimiter();
  const at = background({ limiter });
  const order = await at.order('noShow', markable);
  const { acquire } = limiter;
  let turns = 0;
  limiter.acquire = (priority) =>
    ++turns === 1 ? acquire(priority) : Promise.resolve(fail('tooMany', { until: 9 }));
  expect(await at.run(order)).toBe('refused (tooMany)');
  expect(at.status(markable)).toBe('completed');
});

const spoilt = (fault: object): Fault => ({ match: { method: 'POST' }, ...fault }) as Fault;

test.each<[string, Fault]>([
  ['cut off', spoilt({ kind: 'cut' })],
  ['answered with HTML', spoilt({ kind: 'html', status: 200 })],
  ['answered with nothing', spoilt({ kind: 'empty' })],
  ['answered by a gateway', spoilt({ kind: 'html', status: 502 })],
  ['answered with 500', spoilt({ kind: '500' })],
  ['answered about another booking', spoilt({ kind: 'json', body: { id: CARRIE.bookings.held } })],
  ['answered with something unreadable', spoilt({ kind: 'json', body: { ok: true } })],
  ['redirected', spoilt({ kind: 'redirect', location: 'https://evil.example/' })],
])(
  'the outcome of a request that is %s is found by reading, whether or not it arrived [claim 53]',
  async (_what, fault) => {
    const arrived = background();
    const order = await arrived.order('noShow', markable);
    arrived.hub.control.fault({ ...fault, after: 'action' });
    expect(await arrived.run(order)).toBe('done');
    expect(arrived.methods()).toEqual(['GET', 'POST', 'GET']);

    freshIndexedDb();
    const missed = background();
    missed.hub.control.fault(fault);
    expect(await missed.run(await missed.order('noShow', markable))).toBe('unknown');
    expect(missed.methods()).toEqual(['GET', 'POST', 'GET', 'GET', 'GET']);
    expect(await missed.journal.get(order.intent)).toMatchObject({ state: 'unknown' });
    missed.hub.control.advance(LATE_ARRIVAL_MS);
    expect(await missed.actions.settle()).toBe(0);
    expect(await missed.journal.get(order.intent)).toMatchObject({ state: 'notDone' });
    expect(missed.methods()).toEqual(['GET']);
  },
);

test('readings are repeated while the list of OnceHub lags behind an action', async () => {
  for (const [kind, id] of ORDERS) {
    freshIndexedDb();
    const at = background();
    at.hub.control.switch({ statusLag: 4, rescheduleStatus: 'delayed' });
    expect(await at.run(await at.order(kind, id))).toBe('done');
    expect(at.methods()).toEqual(['GET', 'POST', 'GET', 'GET', 'GET']);
  }
});

test('a reading that returns another booking does not count [claim 53]', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  at.hub.control.fault({ kind: 'json', body: { id: 'BKNG-OTHER', status: 'completed' } });
  expect(await at.run(order)).toBe('refused (unreadable)');
  expect([at.methods(), await at.reader.booking('BKNG-OTHER')]).toEqual([['GET'], null]);
});
