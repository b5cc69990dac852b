import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Intent } from '../actions/intent.ts';
import { ok } from '../result.ts';
import { anIntent } from '../testing/actions.ts';
import { holdTime, pass, viewWorld } from '../testing/view-world.ts';
import { createPending } from './pending.ts';

const NOW = Date.UTC(2026, 4, 5, 12);

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

/** A view of the actions under way, which are `intents`. */
function pending(intents: Intent[]) {
  const made = viewWorld();
  const reader = { all: async () => [...intents], close: vi.fn() };
  return { ...made, reader, view: createPending(made.world, reader) };
}

test('what is under way is shown without the background', async () => {
  const { view, sent } = pending([anIntent({ at: NOW, booking: 'BKNG-7', kind: 'noShow' })]);
  await pass();
  expect(view.value).toEqual([{ booking: 'BKNG-7', kind: 'noShow', state: 'sending', since: NOW }]);
  expect(sent('settle')).toEqual([]);
});

test.each<[string, Partial<Intent>, 'sending' | 'checking']>([
  ['just sent', { at: NOW }, 'sending'],
  ['sent some seconds ago', { at: NOW - 5_000 }, 'sending'],
  ['sent long ago', { at: NOW - 7_000 }, 'checking'],
  ['known to be in doubt', { at: NOW, state: 'unknown' }, 'checking'],
])('an action %s is %3$s', async (_what, changes, state) => {
  const { view } = pending([anIntent(changes)]);
  await pass();
  expect(view.value[0]?.state).toBe(state);
});

test('what is in doubt is settled again and again while somebody looks', async () => {
  const intents = [anIntent({ at: NOW, state: 'unknown' })];
  const { view, sent } = pending(intents);
  await pass(8_000);
  expect(sent('settle')).toHaveLength(1);
  await sent('settle')[0]?.answer(ok(1));
  await pass(8_000);
  expect(sent('settle')).toHaveLength(2);
  intents.pop();
  await sent('settle')[1]?.answer(ok(0));
  expect(view.value).toEqual([]);
  await pass(60_000);
  expect(sent('settle')).toHaveLength(2);
});

test('what is just being sent is left alone until it is in doubt', async () => {
  const { view, sent } = pending([anIntent({ at: NOW })]);
  await pass(7_900);
  expect([sent('settle').length, view.value[0]?.state]).toEqual([0, 'sending']);
  await pass(100);
  await sent('settle')[0]?.answer(ok(1));
  expect(view.value[0]?.state).toBe('checking');
});

test('a change to the actions is seen, others are not looked at', async () => {
  const intents: Intent[] = [];
  const { view, change } = pending(intents);
  await pass();
  intents.push(anIntent({ at: NOW }));
  await change({ kind: 'bookings' });
  expect(view.value).toEqual([]);
  await change({ kind: 'intents' });
  expect(view.value).toHaveLength(1);
});

test('forgetting lets the journal go', async () => {
  const intents = [anIntent({ at: NOW })];
  const { view, change, reader } = pending(intents);
  await pass();
  intents.pop();
  await change({ kind: 'forgotten' });
  expect([view.value, reader.close.mock.calls.length]).toEqual([[], 1]);
});
