import { signal } from '@preact/signals-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aJournal, anIntent } from '../../../tests/helpers/actions.ts';
import { aBooking } from '../../../tests/helpers/booking.ts';
import { holdTime, pass, READY, viewDeps } from '../../../tests/helpers/view-deps.ts';
import { applyEvent } from '../../domain/action.ts';
import { commandFor } from '../../domain/command.ts';
import type { Intent } from '../../domain/intent.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { fail, ok } from '../../domain/result.ts';
import { KEY_STATE } from '../../settings/setting-keys.ts';
import { createPending } from './pending-actions.ts';

const NOW = Date.UTC(2026, 4, 5, 12);

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

const proposal = (changes: Partial<Intent> = {}) =>
  anIntent({ at: NOW, until: NOW + 8_000, state: 'proposed', ...changes });

/** A view of the actions `intents`. */
function pending(intents: Intent[]) {
  const made = viewDeps();
  const journal = { ...aJournal(intents), close: vi.fn() };
  const occasion = signal('mara@example.com');
  const meetings = [aBooking({ id: 'BKNG-1', subject: 'Pricing call' })];
  const reader = {
    byIds: async (ids: readonly string[]) => meetings.filter(({ id }) => ids.includes(id)),
  };
  const { shown, ...acts } = createPending({ ...made.deps, reader }, journal, occasion);
  const become = async (...events: Parameters<typeof applyEvent>[1][]) => {
    intents.push(events.reduce(applyEvent, intents.pop() ?? anIntent()));
    await made.change({ kind: 'intents' });
  };
  return { ...made, journal, occasion, acts, become, views: () => shown.value };
}

test('actions under way are shown from the journal with their meetings, without the background', async () => {
  const { views, sent } = pending([proposal({ kind: 'noShow' })]);
  await pass();
  expect(views()).toMatchObject([
    {
      intent: 'intent-1',
      booking: 'BKNG-1',
      kind: 'noShow',
      outcome: { is: 'waiting' },
      blocks: true,
      until: NOW + 8_000,
      seconds: 8,
      meeting: { subject: 'Pricing call' },
      own: false,
      late: false,
    },
  ]);
  expect(sent('settle')).toEqual([]);
});

test.each(['doubted', 'refused'])(
  'while the key is %s, what is in doubt is “checking; OnceHub does not accept the key”',
  async (is) => {
    const readAt = NOW - 1_000;
    const { views, deps, change } = pending([
      anIntent({ id: 'a', at: NOW - 60_000, state: 'unknown' }),
      anIntent({ id: 'b', at: NOW - 60_001, state: 'unknown', readAt }),
      anIntent({ id: 'c', at: NOW - 60_002, state: 'proposed', until: NOW + 60_000 }),
    ]);
    await pass();
    const outcomes = () => views().map(({ outcome }) => outcome);
    const before = outcomes();
    expect(before).toMatchObject([{ is: 'checking' }, { is: 'asItWas' }, { is: 'waiting' }]);
    await deps.local.set(KEY_STATE, { ...READY, trust: { is } });
    await change({ kind: 'key' });
    const held = { is: 'checking', held: true };
    expect(outcomes()).toEqual([held, held, { is: 'waiting' }]);
    expect(views()[0]?.said).toBe('checking_held');
    await deps.local.set(KEY_STATE, READY);
    await change({ kind: 'key' });
    expect(outcomes()).toEqual(before);
  },
);

test.each<[string, Partial<Intent>, Outcome['is'], blocks: boolean]>([
  ['waiting', { state: 'proposed', until: NOW + 1 }, 'waiting', true],
  ['about to be sent', { state: 'proposed', until: NOW }, 'sending', true],
  ['just sent', { at: NOW }, 'sending', true],
  ['sent some seconds ago', { at: NOW - 5_000 }, 'sending', true],
  ['sent long ago', { at: NOW - 7_000 }, 'checking', true],
  ['known to be in doubt', { at: NOW, state: 'unknown' }, 'checking', true],
  ['cut short', { state: 'interrupted' }, 'interrupted', false],
  ['refused', { state: 'refused', sentAt: 1, failure: { kind: 'conflict' } }, 'refused', false],
  ['never sent', { state: 'refused', failure: { kind: 'offline' } }, 'notSent', false],
  ['lost on its way', { state: 'notDone' }, 'notDone', false],
])('an action %s is %3$s', async (_what, changes, state, blocks) => {
  const { views } = pending([anIntent(changes)]);
  await pass();
  expect(views()).toMatchObject([{ outcome: { is: state }, blocks }]);
});

test.each<Partial<Intent>>([
  { state: 'done' },
  { state: 'withdrawn' },
  { state: 'refused', told: true },
])('an action that ended before the view opened (%j) is not shown', async (changes) => {
  const { views } = pending([anIntent(changes)]);
  await pass();
  expect(views()).toEqual([]);
});

test('an action is shown as sending after its undo period, and settled when it is overdue', async () => {
  const { views, sent } = pending([proposal()]);
  await pass(7_999);
  expect(views()[0]?.outcome.is).toBe('waiting');
  await pass(1);
  expect([views()[0]?.outcome.is, sent('settle').length]).toEqual(['sending', 0]);
  await pass(2_000);
  expect(sent('settle')).toHaveLength(1);
});

test('an action not sent because of a full disk is shown as refused until there is room again', async () => {
  const { views, sent, become } = pending([proposal()]);
  await pass(10_000);
  await sent('settle')[0]?.answer(fail('storeFull'));
  const outcome = { is: 'notSent', failure: { kind: 'storeFull' } };
  const told = { outcome, said: 'failure_storeFull' };
  expect(views()).toMatchObject([{ ...told, blocks: true }]);
  await pass(8_000);
  await become({ is: 'interrupted' });
  await sent('settle')[1]?.answer(ok(0));
  expect(views()).toMatchObject([{ outcome: { is: 'interrupted' }, blocks: false }]);
});

test('a full disk does not affect actions in the undo period or already sent', async () => {
  const late = proposal({ id: 'late', until: NOW - 2_000 });
  const waits = proposal({ id: 'waits', until: NOW + 30_000 });
  const { views, sent } = pending([late, waits, anIntent({ id: 'sent', state: 'unknown' })]);
  await pass(8_000);
  await sent('settle')[0]?.answer(fail('storeFull'));
  const states = Object.fromEntries(views().map(({ intent, outcome }) => [intent, outcome.is]));
  expect(states).toEqual({ late: 'notSent', waits: 'waiting', sent: 'checking' });
});

test('a good result is shown where the action was seen under way, until another customer is shown', async () => {
  const { views, become, occasion } = pending([proposal()]);
  await pass();
  const before = { status: 'scheduled', starts: 5 } as const;
  await become({ is: 'sent', at: NOW, server: NOW, before });
  const times = { asked: NOW, heard: NOW, server: NOW };
  await become({ is: 'read', status: 'canceled', starts: 5, change: null, ...times });
  expect(views()).toMatchObject([{ outcome: { is: 'done' }, blocks: false }]);
  occasion.value = 'jo@example.org';
  await pass();
  expect(views()).toEqual([]);
});

test('a good result is dismissed in the view', async () => {
  const { views, become, acts, sent } = pending([proposal()]);
  await pass();
  await become({ is: 'withdrawn' });
  expect(views()).toMatchObject([{ outcome: { is: 'withdrawn' } }]);
  acts.dismiss(['intent-1']);
  await pass();
  expect([views(), sent('dismiss')]).toEqual([[], []]);
});

test('a bad result is dismissed by the background', async () => {
  const { acts, sent } = pending([anIntent({ state: 'refused', failure: { kind: 'conflict' } })]);
  await pass();
  acts.dismiss(['intent-1']);
  await pass();
  expect(sent('dismiss')[0]?.input).toEqual({ intents: ['intent-1'] });
});

test('an unknown outcome is checked repeatedly while the view is open', async () => {
  const intents = [anIntent({ at: NOW, state: 'unknown' })];
  const { views, sent } = pending(intents);
  await pass(8_000);
  expect(sent('settle')).toHaveLength(1);
  await sent('settle')[0]?.answer(ok(1));
  await pass(8_000);
  expect(sent('settle')).toHaveLength(2);
  intents.pop();
  await sent('settle')[1]?.answer(ok(0));
  expect(views()).toEqual([]);
  await pass(60_000);
  expect(sent('settle')).toHaveLength(2);
});

test('an action just sent is not checked until its outcome is in doubt', async () => {
  const { views, sent } = pending([anIntent({ at: NOW })]);
  await pass(7_900);
  expect([sent('settle').length, views()[0]?.outcome.is]).toEqual([0, 'sending']);
  await pass(100);
  await sent('settle')[0]?.answer(ok(1));
  expect(views()[0]?.outcome.is).toBe('checking');
});

test('a change of actions is shown; a change of bookings causes a load only while actions are shown', async () => {
  const intents: Intent[] = [];
  const { views, change } = pending(intents);
  await pass();
  intents.push(proposal());
  await change({ kind: 'bookings' });
  expect(views()).toEqual([]);
  await change({ kind: 'intents' });
  expect(views()).toHaveLength(1);
});

test('an undo that came too late is marked', async () => {
  const { views, acts, sent } = pending([anIntent({ at: NOW })]);
  await pass();
  acts.undo(['intent-1']);
  await sent('undo')[0]?.answer(ok({ undone: [] }));
  expect(views()).toMatchObject([{ outcome: { is: 'sending' }, late: true }]);
});

const order = () => [commandFor('cancel', aBooking(), { reason: '', mail: true })];
const idsOf = (message: { input: unknown } | undefined) =>
  (message?.input as { orders: { intent: string }[] } | undefined)?.orders.map((one) => one.intent);

test('two commands are two actions with different ids', async () => {
  const { acts, sent } = pending([]);
  for (let times = 0; times < 2; times++) void acts.propose(order());
  await pass();
  expect(new Set(sent('propose').flatMap(idsOf)).size).toBe(2);
});

test('a proposal whose answer is lost is retried once with the same id', async () => {
  const { acts, sent } = pending([]);
  const outcome = acts.propose(order());
  await sent('propose')[0]?.answer(fail('unknownOutcome'));
  expect(idsOf(sent('propose')[1])).toEqual(idsOf(sent('propose')[0]));
  await sent('propose')[1]?.answer(ok({ until: 5 }));
  expect(await outcome).toEqual(ok({ until: 5 }));
});

test('a refused proposal is not retried automatically', async () => {
  const { acts, sent } = pending([]);
  const outcome = acts.propose(order());
  await sent('propose')[0]?.answer(fail('unsettled'));
  expect([await outcome, sent('propose').length]).toEqual([fail('unsettled'), 1]);
});

test('an action confirmed in this view is marked as its own', async () => {
  const intents: Intent[] = [];
  const { acts, sent, views } = pending(intents);
  void acts.propose(order());
  intents.push(proposal({ id: idsOf(sent('propose')[0])?.[0] ?? '' }));
  await sent('propose')[0]?.answer(ok({ until: NOW + 8_000 }));
  expect(views()).toMatchObject([{ own: true }]);
});

test('deleting the data closes the journal', async () => {
  const intents = [proposal()];
  const { views, change, journal } = pending(intents);
  await pass();
  intents.pop();
  await change({ kind: 'forgotten' });
  expect([views(), journal.close.mock.calls.length]).toEqual([[], 1]);
});

test('a damaged row keeps its notice and its undo, and hides no other action', async () => {
  const seen = { id: 'BKNG-1' } as never;
  const { views } = pending([
    proposal({ id: 'a', booking: 'A' }),
    proposal({ id: 'b', booking: 'B', draft: null as never }),
    anIntent({
      id: 'c',
      booking: 'C',
      state: 'notKnown',
      draft: { reason: '', mail: false, seen },
    }),
    anIntent({ id: 'd', booking: 'BKNG-1', state: 'refused', failure: null as never }),
    anIntent({ id: 'e', booking: 'E', state: 'refused', failure: { kind: 7 as never } }),
  ]);
  await pass();
  expect(views().map(({ intent, outcome }) => [intent, outcome.is])).toEqual([
    ['a', 'waiting'],
    ['b', 'waiting'],
    ['c', 'notKnown'],
    ['d', 'notSent'],
    ['e', 'notSent'],
  ]);
});
