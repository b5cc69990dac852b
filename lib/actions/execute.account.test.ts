import { beforeEach, expect, test } from 'vitest';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { ACCOUNT, background } from '../../tests/helpers/acting.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { ok } from '../domain/result.ts';
import type { Journal } from '../vault/journal.ts';
import { type ActionDeps, createActions } from './service.ts';

beforeEach(freshIndexedDb);

const { upcoming } = CARRIE.bookings;
const OTHER = 'b@example.com';

/** A background in which `changeAccount` enters a key of another account. */
function twoAccounts(changes: Partial<ActionDeps> = {}) {
  let account = ACCOUNT;
  let key: string = KEYS.demo;
  const at = background({ key: async () => ok(key) }, { account: async () => account, ...changes });
  const changeAccount = () => {
    [account, key] = [OTHER, KEYS.otherAccount];
  };
  return { ...at, changeAccount };
}

test('an action is not asked about under another account’s key, and takes no turn', async () => {
  const turns: string[] = [];
  const at = twoAccounts({
    assureKey: async () => {
      turns.push('key');
      return ok(null);
    },
  });
  const order = await at.order('cancel', upcoming);
  const client: ActionDeps['client'] = {
    ...at.client,
    async reserve(...asked) {
      turns.push('reserve');
      return at.client.reserve(...asked);
    },
  };
  const actions = createActions({
    ...at.deps,
    client,
    window: async () => {
      at.changeAccount();
      return 0;
    },
  });
  // Not "refused": OnceHub said nothing of it.
  expect(await at.run(order, actions)).toBe('interrupted');
  expect([at.methods(), turns]).toEqual([[], []]);
});

test('what another account answers of the booking is not said of the action', async () => {
  const at = twoAccounts();
  const order = await at.order('cancel', upcoming);
  const booking: ActionDeps['client']['booking'] = async (...asked) => {
    at.changeAccount();
    return at.client.booking(...asked);
  };
  const actions = createActions({ ...at.deps, client: { ...at.client, booking } });
  expect(await at.run(order, actions)).toBe('interrupted');
  expect(at.methods()).not.toContain('POST');
  expect(at.status(upcoming)).toBe('scheduled');
});

test('a key that is entered while the action is being noted as sent does not carry it', async () => {
  const at = twoAccounts();
  const order = await at.order('cancel', upcoming);
  const change: Journal['change'] = async (id, event, ...more) => {
    if (event.is === 'sent') at.changeAccount();
    return at.journal.change(id, event, ...more);
  };
  const actions = createActions({ ...at.deps, journal: { ...at.journal, change } });
  expect(await at.run(order, actions)).toBe('refused (changed)');
  expect(at.hub.control.log().filter(({ method }) => method === 'POST')).toEqual([]);
});

test('an action undone while its account is looked up is not sent, though the disk is full', async () => {
  const at = background();
  const order = await at.order('cancel', upcoming);
  let isRead = false;
  let undoing: Promise<unknown> = Promise.resolve();
  const change: Journal['change'] = (id, event, ...more) =>
    event.is === 'withdrawn'
      ? Promise.reject(new DOMException('', 'QuotaExceededError'))
      : at.journal.change(id, event, ...more);
  const actions = createActions({
    ...at.deps,
    journal: { ...at.journal, change },
    users: async () => {
      isRead = true;
      return new Map();
    },
    account: async () => {
      if (isRead) undoing = actions.undo([order.intent]).catch(() => {});
      return ACCOUNT;
    },
  });
  await at.run(order, actions);
  await undoing;
  expect(at.methods()).not.toContain('POST');
});
