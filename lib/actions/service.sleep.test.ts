import { beforeEach, expect, test } from 'vitest';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { ACCOUNT, background } from '../../tests/helpers/acting.ts';
import { anIntent } from '../../tests/helpers/actions.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { outcomeOf } from '../domain/outcome.ts';
import { fail } from '../domain/result.ts';
import type { Journal } from '../vault/journal.ts';
import { type ExecuteDeps, settleOne } from './execute.ts';
import { type ActionDeps, createActions } from './service.ts';

beforeEach(freshIndexedDb);

const { upcoming, markable } = CARRIE.bookings;
const HOUR = 3_600_000;

/** A journal: once an action is noted as sent, the computer sleeps and the customer moves it. */
function sleepingAfterSent({ hub: { control }, journal }: ReturnType<typeof background>): Journal {
  const change: Journal['change'] = async (id, event, ...more) => {
    const intent = await journal.change(id, event, ...more);
    if (event.is === 'sent') {
      control.advance(3 * HOUR);
      control.guestReschedules(upcoming, control.now() + 120 * HOUR);
    }
    return intent;
  };
  return { ...journal, change };
}

test('a computer that sleeps while a confirmed action waits for its turn sends nothing then or later', async () => {
  const at = background();
  const order = await at.order('cancel', upcoming);
  const reserve: ActionDeps['client']['reserve'] = async () => {
    at.hub.control.advance(3 * HOUR);
    return at.client.reserve();
  };
  const actions = createActions({ ...at.deps, client: { ...at.client, reserve } });
  expect([await at.run(order, actions), at.status(upcoming)]).toEqual(['interrupted', 'scheduled']);
});

test('a meeting that the customer moved while the computer slept is not cancelled', async () => {
  const at = background();
  const order = await at.order('cancel', upcoming);
  const users = async () => {
    at.hub.control.advance(3 * HOUR);
    at.hub.control.guestReschedules(upcoming, at.hub.control.now() + 120 * HOUR);
    return new Map<string, { id: string }>();
  };
  await at.run(order, createActions({ ...at.deps, users }));
  expect(at.status(upcoming)).toBe('rescheduled');
});

test('a computer that sleeps while an action is noted as sent does not send it hours later', async () => {
  const at = background();
  const order = await at.order('cancel', upcoming, { reason: 'Ill today' });
  const actions = createActions({ ...at.deps, journal: sleepingAfterSent(at) });
  expect(await at.run(order, actions)).toBe('interrupted');
  expect([at.methods(), at.status(upcoming)]).toEqual([['GET'], 'rescheduled']);
  const intent = await at.journal.get(order.intent);
  expect(intent).not.toHaveProperty('reason');
  expect(outcomeOf(intent ?? anIntent({}), at.deps.clock(), ACCOUNT)).toEqual({
    is: 'interrupted',
  });
});

test('after such a sleep the rest of a batch is not sent either', async () => {
  const at = background();
  const orders = [await at.order('cancel', upcoming), await at.order('noShow', markable)];
  const sleep = () => new Promise<void>(() => {});
  const actions = createActions({ ...at.deps, sleep, journal: sleepingAfterSent(at) });
  const taken = await actions.propose(orders);
  if (taken.ok) await taken.value.ended;
  const states = orders.map(async ({ intent }) => (await at.journal.get(intent))?.state);
  expect(await Promise.all(states)).toEqual(['interrupted', 'interrupted']);
  expect(at.methods()).toEqual(['GET']);
});

test('a sleep while it is written is told as such, also where the timer is heard first', async () => {
  const at = background();
  const order = await at.order('cancel', upcoming);
  const written = Promise.withResolvers<void>();
  const change: Journal['change'] = async (id, event, ...more) => {
    if (event.is === 'sent') await written.promise;
    return at.journal.change(id, event, ...more);
  };
  const timeout = async () => void at.hub.control.advance(3 * HOUR);
  const journal = { ...at.journal, change };
  expect(await at.run(order, createActions({ ...at.deps, timeout, journal }))).toBe('interrupted');
  written.resolve();
  expect(at.methods()).toEqual(['GET']);
});

test('a sleep after that, before the request leaves, sends nothing', async () => {
  let isNoted = false;
  const at = background({
    mayReach: async () => {
      if (isNoted) at.hub.control.advance(3 * HOUR);
      return true;
    },
  });
  const order = await at.order('cancel', upcoming);
  const change: Journal['change'] = async (id, event, ...more) => {
    isNoted = event.is === 'sent';
    return at.journal.change(id, event, ...more);
  };
  const actions = createActions({ ...at.deps, journal: { ...at.journal, change } });
  expect(await at.run(order, actions)).toBe('interrupted');
  expect([at.methods(), at.status(upcoming)]).toEqual([['GET', 'GET'], 'scheduled']);
});

test('a disk that takes four seconds to note it holds nothing up', async () => {
  const at = background();
  const order = await at.order('cancel', upcoming);
  const change: Journal['change'] = async (id, event, ...more) => {
    if (event.is === 'sent') at.hub.control.advance(4_000);
    return at.journal.change(id, event, ...more);
  };
  const actions = createActions({ ...at.deps, journal: { ...at.journal, change } });
  expect(await at.run(order, actions)).toBe('done');
});

test('a reading that was answered before the computer slept does not prove that nothing arrived', async () => {
  const at = background();
  const now = at.hub.control.now();
  const intent = anIntent({
    ...{ booking: markable, kind: 'noShow', state: 'unknown', account: ACCOUNT },
    ...{ at: now, sentAt: now, ended: { at: now, server: now } },
  });
  const booking: ExecuteDeps['client']['booking'] = async (...asked) => {
    const answer = await at.client.booking(...asked);
    at.hub.control.advance(10 * 60_000);
    return answer;
  };
  const after = await settleOne(intent, { ...at.deps, client: { ...at.client, booking } });
  expect(after.state).toBe('unknown');
});

test('under a key whose account is not known, a booking that is not found was not deleted', async () => {
  const at = background();
  const intent = anIntent({ booking: markable, state: 'unknown', account: ACCOUNT, at: 1 });
  const booking: ExecuteDeps['client']['booking'] = async () => fail('notFound');
  const deps = { ...at.deps, account: async () => '', client: { ...at.client, booking } };
  expect((await settleOne(intent, deps)).state).not.toBe('gone');
});
