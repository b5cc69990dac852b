import { beforeEach, expect, test } from 'vitest';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { ACCOUNT, background } from '../../tests/helpers/acting.ts';
import { anIntent } from '../../tests/helpers/actions.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { until } from '../../tests/helpers/until.ts';
import { LATE_ARRIVAL_MS } from '../domain/action.ts';
import { fail } from '../domain/result.ts';
import { asShown } from '../domain/shown-booking.ts';
import type { Journal } from '../vault/journal.ts';
import { type ExecuteDeps, settleOne } from './execute.ts';
import { type ActionDeps, createActions } from './service.ts';

beforeEach(freshIndexedDb);

const { upcoming, markable } = CARRIE.bookings;
const DAYS = 86_400_000;
const full = () => Promise.reject(new DOMException('', 'QuotaExceededError'));

test('an action undone during the reading before it is not sent, though the disk is full', async () => {
  const at = background();
  const order = await at.order('cancel', upcoming);
  let undoing: Promise<unknown> = Promise.resolve();
  const change: Journal['change'] = (id, event, ...more) =>
    event.is === 'withdrawn' ? full() : at.journal.change(id, event, ...more);
  const actions = createActions({
    ...at.deps,
    journal: { ...at.journal, change },
    users: async () => {
      undoing = actions.undo([order.intent]).catch(() => {});
      return new Map();
    },
  });
  await at.run(order, actions);
  await undoing;
  expect(at.methods()).not.toContain('POST');
});

test('an action that is undone just before it is written as sent is not sent', async () => {
  const at = background();
  const order = await at.order('cancel', upcoming);
  const change: Journal['change'] = async (id, event, ...more) => {
    if (event.is === 'sent') await at.journal.change(id, { is: 'withdrawn' });
    return at.journal.change(id, event, ...more);
  };
  const actions = createActions({ ...at.deps, journal: { ...at.journal, change } });
  expect(await at.run(order, actions)).toBe('withdrawn');
  expect(at.methods()).toEqual(['GET']);
});

test('an action that was written as sent too late ends as not sent, though that could not be written at first', async () => {
  const at = background();
  const order = await at.order('cancel', upcoming);
  const written = Promise.withResolvers<void>();
  const timeUp = Promise.withResolvers<void>();
  let isFull = true;
  const change: Journal['change'] = async (id, event, ...more) => {
    if (event.is === 'sent') await written.promise;
    else if (isFull) return full();
    return at.journal.change(id, event, ...more);
  };
  const deps = { ...at.deps, timeout: () => timeUp.promise };
  const running = at.run(order, createActions({ ...deps, journal: { ...at.journal, change } }));
  timeUp.resolve();
  expect(await running).toBe('proposed');
  isFull = false;
  written.resolve();
  await until(async () => {
    expect(await at.journal.get(order.intent)).toMatchObject({
      ...{ state: 'refused', failure: { kind: 'storeFull' } },
    });
  });
  expect(at.methods()).toEqual(['GET']);
});

test('what a booking allows is decided by OnceHub’s clock, not by the computer’s', async () => {
  const ahead = background({}, { clock: () => ahead.hub.control.now() + 30 * DAYS });
  expect(await ahead.run(await ahead.order('noShow', upcoming))).toBe('refused (changed)');
  expect(await ahead.run(await ahead.order('cancel', upcoming))).toBe('done');
});

test('that an action is being sent is announced before it is, and it takes the turn it reserved', async () => {
  const at = background();
  const order = await at.order('cancel', upcoming);
  const happened: unknown[] = [];
  const act: ActionDeps['client']['act'] = async (...asked) => {
    happened.push(['act', asked[4]]);
    return at.client.act(...asked);
  };
  const changed = () => happened.push('changed');
  const actions = createActions({ ...at.deps, changed, client: { ...at.client, act } });
  await at.run(order, actions);
  const sent = happened.findIndex((one) => one !== 'changed');
  // Once for the proposal and the reading, and once more for the sending.
  expect(sent).toBeGreaterThan(1);
  expect(happened[sent]).toEqual(['act', expect.anything()]);
});

/** An intent in doubt that is in no journal, just sent, and what it takes to read its booking. */
function inDoubt(changes: Partial<ExecuteDeps> = {}) {
  const at = background();
  const intent = anIntent({
    ...{ booking: markable, kind: 'noShow', state: 'unknown', account: ACCOUNT },
    at: at.hub.control.now(),
  });
  return { at, intent, deps: { ...at.deps, ...changes } };
}

test('a booking not found while another account’s key was entered tells nothing', async () => {
  let account = ACCOUNT;
  const { at, intent, deps } = inDoubt({ account: async () => account });
  const booking: ExecuteDeps['client']['booking'] = async () => {
    account = 'b@example.com';
    return fail('notFound');
  };
  const after = await settleOne(intent, { ...deps, client: { ...at.client, booking } });
  expect(after).toBe(intent);
});

test('that an action without account is of this one is assumed, so a deletion proves nothing at first', async () => {
  const { at, intent, deps } = inDoubt();
  const { account: _none, ...nobodys } = intent;
  at.hub.control.delete(markable);
  const adopted = await settleOne(nobodys, deps);
  expect(adopted).toMatchObject({ state: 'unknown', account: ACCOUNT });
  // Without any account it can never be told.
  const unknown = { ...deps, account: async () => '' };
  expect(await settleOne(nobodys, unknown)).toMatchObject({ state: 'notKnown' });
});

test('without OnceHub’s clock a reading is as late as its beginning', async () => {
  const { at, intent, deps } = inDoubt({ serverClock: () => null });
  const sent = { ...intent, sentAt: null };
  const booking: ExecuteDeps['client']['booking'] = async (...asked) => {
    at.hub.control.advance(LATE_ARRIVAL_MS);
    return at.client.booking(...asked);
  };
  const slow = { ...deps, client: { ...at.client, booking } };
  expect(await settleOne(sent, slow)).toMatchObject({ state: 'unknown' });
  expect(await settleOne(sent, deps)).toMatchObject({ state: 'notDone' });
});

/** A host who had another address, which another user has today if it was handed on. */
async function afterAddressChange(handedOn: boolean) {
  const at = background();
  const order = await at.order('cancel', upcoming);
  const host = order.seen.attendees?.find((address) => address !== order.seen.booker) ?? '';
  const user = (id: string, address: string) => ({ id, kind: 'user' as const, name: id, address });
  const before = [user('USR-OTTO', 'sales@firm.example'), user('USR-HOST', host)];
  await at.writer.write({ directory: before });
  const after = [user('USR-OTTO', 'otto@firm.example')];
  if (handedOn) after.push(user('USR-NORA', 'sales@firm.example'));
  await at.writer.write({ directory: after });
  return { at, order, host };
}

test.each([false, true])(
  'a meeting handed to another host since it was shown with a former address (handed on: %s) is not cancelled',
  async (handedOn) => {
    const { at, order, host } = await afterAddressChange(handedOn);
    const shown = order.seen.attendees?.map((one) => (one === host ? 'sales@firm.example' : one));
    const seen = { ...order.seen, attendees: shown ?? [] };
    expect(await at.run({ ...order, seen })).toBe('refused (changed)');
    expect(at.methods()).toEqual(['GET']);
  },
);

test('a meeting with the same host is cancelled, whatever addresses others had', async () => {
  const { at, order } = await afterAddressChange(true);
  expect(await at.run(order)).toBe('done');
});

const OLGA = 'olga@example.net';

/** A meeting as it is shown after a guest whom its subject named was forgotten. */
async function withForgotten(subject: string) {
  const at = background();
  at.hub.control.edit(upcoming, { subject });
  const read = await at.client.booking(upcoming, 'person');
  if (!read.ok || read.value.is !== 'booking') throw new Error('not read');
  const { booking } = read.value;
  const people = [...booking.people, { address: OLGA, part: 'guest' as const }];
  const contact = { id: 'CTC-99', address: OLGA, name: 'Olga Petrova', company: null, phone: null };
  await at.writer.write({ bookings: [{ ...booking, people }], contacts: [contact] });
  await at.writer.forget([OLGA]);
  const stored = await at.reader.booking(upcoming);
  if (!stored) throw new Error('not stored');
  const order = await at.order('cancel', upcoming, { seen: asShown(stored) });
  return { ...at, order };
}

test.each([
  ['Demo with Olga Petrova', 'Demo with …'],
  ['Olga Petrova and Ann: Olga’s demo', '… and Ann: …’s demo'],
  ['Olga', '…'],
])(
  'a meeting whose subject “%s” named somebody forgotten can be cancelled',
  async (subject, shown) => {
    const at = await withForgotten(subject);
    expect(at.order.seen.subject).toBe(shown);
    expect(await at.run(at.order)).toBe('done');
  },
);

test.each([
  ['Demo with Olga Petrova', 'Talk with Olga Petrova'],
  ['Olga’s demo', 'Olga’s board meeting'],
  ['Demo, Olga, demo', 'Demo, demo'],
])('once that subject, “%s”, is “%s”, it is another', async (subject, now) => {
  const at = await withForgotten(subject);
  at.hub.control.edit(upcoming, { subject: now });
  expect(await at.run(at.order)).toBe('refused (changed)');
});
