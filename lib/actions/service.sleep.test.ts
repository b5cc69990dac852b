import { beforeEach, expect, test } from 'vitest';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { ACCOUNT, background } from '../../tests/helpers/acting.ts';
import { anIntent } from '../../tests/helpers/actions.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { fail } from '../domain/result.ts';
import { type ExecuteDeps, settleOne } from './execute.ts';
import { type ActionDeps, createActions } from './service.ts';

beforeEach(freshIndexedDb);

const { upcoming, markable } = CARRIE.bookings;
const HOUR = 3_600_000;

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
    return new Set<string>();
  };
  await at.run(order, createActions({ ...at.deps, users }));
  expect(at.status(upcoming)).toBe('rescheduled');
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
