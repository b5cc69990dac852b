import { signal } from '@preact/signals-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aJournal, anIntent } from '../../tests/helpers/actions.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { holdTime, pass, viewDeps } from '../../tests/helpers/view-deps.ts';
import { applyEvent, type Intent } from '../domain/action.ts';
import { commandFor } from '../domain/command.ts';
import { fail, ok } from '../domain/result.ts';
import type { PendingState } from './model.ts';
import { createPending } from './pending-actions.ts';

const NOW = Date.UTC(2026, 4, 5, 12);

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

const proposal = (changes: Partial<Intent> = {}) =>
  anIntent({ at: NOW, until: NOW + 8_000, state: 'proposed', ...changes });

/** A view of the actions, which are `intents`. */
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

test('what is under way is shown without the background, with its meeting', async () => {
  const { views, sent } = pending([proposal({ kind: 'noShow' })]);
  await pass();
  expect(views()).toMatchObject([
    {
      intent: 'intent-1',
      booking: 'BKNG-1',
      kind: 'noShow',
      state: 'waiting',
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

test.each<[string, Partial<Intent>, PendingState, blocks: boolean]>([
  ['waiting', { state: 'proposed', until: NOW + 1 }, 'waiting', true],
  ['about to be sent', { state: 'proposed', until: NOW }, 'sending', true],
  ['just sent', { at: NOW }, 'sending', true],
  ['sent some seconds ago', { at: NOW - 5_000 }, 'sending', true],
  ['sent long ago', { at: NOW - 7_000 }, 'checking', true],
  ['known to be in doubt', { at: NOW, state: 'unknown' }, 'checking', true],
  ['cut short', { state: 'interrupted' }, 'interrupted', false],
  ['refused', { state: 'refused', failure: { kind: 'conflict' } }, 'refused', false],
  ['lost on its way', { state: 'notDone' }, 'notDone', false],
])('an action %s is %3$s', async (_what, changes, state, blocks) => {
  const { views } = pending([anIntent(changes)]);
  await pass();
  expect(views()).toMatchObject([{ state, blocks }]);
});

test.each<Partial<Intent>>([
  { state: 'done' },
  { state: 'withdrawn' },
  { state: 'refused', told: true },
])('what ended before anybody looked (%j) is not shown', async (changes) => {
  const { views } = pending([anIntent(changes)]);
  await pass();
  expect(views()).toEqual([]);
});

test('what waits is sending when its time is over, and settled where nobody sends it', async () => {
  const { views, sent } = pending([proposal()]);
  await pass(7_999);
  expect(views()[0]?.state).toBe('waiting');
  await pass(1);
  expect([views()[0]?.state, sent('settle').length]).toEqual(['sending', 0]);
  await pass(2_000);
  expect(sent('settle')).toHaveLength(1);
});

test('what a full disk kept from being sent says so, until there is room again', async () => {
  const { views, sent, become } = pending([proposal()]);
  await pass(10_000);
  await sent('settle')[0]?.answer(fail('storeFull'));
  const told = { state: 'refused', failure: { kind: 'storeFull' }, said: 'failure_storeFull' };
  expect(views()).toMatchObject([{ ...told, blocks: true }]);
  await pass(8_000);
  await become({ is: 'interrupted' });
  await sent('settle')[1]?.answer(ok(0));
  expect(views()).toMatchObject([{ state: 'interrupted', blocks: false }]);
});

test('a full disk says nothing of what can still be undone, nor of what was sent', async () => {
  const late = proposal({ id: 'late', until: NOW - 2_000 });
  const waits = proposal({ id: 'waits', until: NOW + 30_000 });
  const { views, sent } = pending([late, waits, anIntent({ id: 'sent', state: 'unknown' })]);
  await pass(8_000);
  await sent('settle')[0]?.answer(fail('storeFull'));
  const states = Object.fromEntries(views().map(({ intent, state }) => [intent, state]));
  expect(states).toEqual({ late: 'refused', waits: 'waiting', sent: 'checking' });
});

test('how it ended well is shown where it was seen under way, until another customer is', async () => {
  const { views, become, occasion } = pending([proposal()]);
  await pass();
  const before = { status: 'scheduled', starts: 5 } as const;
  await become({ is: 'sent', at: NOW, before });
  await become({ is: 'read', status: 'canceled', asked: NOW, heard: NOW });
  expect(views()).toMatchObject([{ state: 'done', blocks: false }]);
  occasion.value = 'jo@example.org';
  await pass();
  expect(views()).toEqual([]);
});

test('how it ended well is put away', async () => {
  const { views, become, acts, sent } = pending([proposal()]);
  await pass();
  await become({ is: 'withdrawn' });
  expect(views()).toMatchObject([{ state: 'withdrawn' }]);
  acts.dismiss(['intent-1']);
  await pass();
  expect([views(), sent('dismiss')]).toEqual([[], []]);
});

test('how it ended badly is put away by the background', async () => {
  const { acts, sent } = pending([anIntent({ state: 'refused', failure: { kind: 'conflict' } })]);
  await pass();
  acts.dismiss(['intent-1']);
  await pass();
  expect(sent('dismiss')[0]?.input).toEqual({ intents: ['intent-1'] });
});

test('what is in doubt is settled again and again while somebody looks', async () => {
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

test('what is just being sent is left alone until it is in doubt', async () => {
  const { views, sent } = pending([anIntent({ at: NOW })]);
  await pass(7_900);
  expect([sent('settle').length, views()[0]?.state]).toEqual([0, 'sending']);
  await pass(100);
  await sent('settle')[0]?.answer(ok(1));
  expect(views()[0]?.state).toBe('checking');
});

test('a change to the actions is seen; bookings are read again where one is shown', async () => {
  const intents: Intent[] = [];
  const { views, change } = pending(intents);
  await pass();
  intents.push(proposal());
  await change({ kind: 'bookings' });
  expect(views()).toEqual([]);
  await change({ kind: 'intents' });
  expect(views()).toHaveLength(1);
});

test('undo that came too late is said', async () => {
  const { views, acts, sent } = pending([anIntent({ at: NOW })]);
  await pass();
  acts.undo(['intent-1']);
  await sent('undo')[0]?.answer(ok({ undone: [] }));
  expect(views()).toMatchObject([{ state: 'sending', late: true }]);
});

const order = () => [commandFor('cancel', aBooking(), { reason: '', mail: true })];
const idsOf = (message: { input: unknown } | undefined) =>
  (message?.input as { orders: { intent: string }[] } | undefined)?.orders.map((one) => one.intent);

test('two orders are two intents', async () => {
  const { acts, sent } = pending([]);
  for (let times = 0; times < 2; times++) void acts.propose(order());
  await pass();
  expect(new Set(sent('propose').flatMap(idsOf)).size).toBe(2);
});

test('an order whose answer is lost is asked about by the same id, once', async () => {
  const { acts, sent } = pending([]);
  const outcome = acts.propose(order());
  await sent('propose')[0]?.answer(fail('unknownOutcome'));
  expect(idsOf(sent('propose')[1])).toEqual(idsOf(sent('propose')[0]));
  await sent('propose')[1]?.answer(ok({ until: 5 }));
  expect(await outcome).toEqual(ok({ until: 5 }));
});

test('an order that is refused is not given again by itself', async () => {
  const { acts, sent } = pending([]);
  const outcome = acts.propose(order());
  await sent('propose')[0]?.answer(fail('unsettled'));
  expect([await outcome, sent('propose').length]).toEqual([fail('unsettled'), 1]);
});

test('what was confirmed here is known as such', async () => {
  const intents: Intent[] = [];
  const { acts, sent, views } = pending(intents);
  void acts.propose(order());
  intents.push(proposal({ id: idsOf(sent('propose')[0])?.[0] ?? '' }));
  await sent('propose')[0]?.answer(ok({ until: NOW + 8_000 }));
  expect(views()).toMatchObject([{ own: true }]);
});

test('forgetting lets the journal go', async () => {
  const intents = [proposal()];
  const { views, change, journal } = pending(intents);
  await pass();
  intents.pop();
  await change({ kind: 'forgotten' });
  expect([views(), journal.close.mock.calls.length]).toEqual([[], 1]);
});
