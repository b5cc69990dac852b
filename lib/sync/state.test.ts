import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { createAttention } from './state.ts';

const HOUR = 3_600_000;

test.each<[string, hours: number, given: boolean]>([
  ['just now', 0, true],
  ['this morning', 9, true],
  ['a minute short of a day ago', 24 - 1 / 60, true],
  ['a day ago', 24, false],
  ['a week ago', 168, false],
  // A clock that was set back must not keep the sync running for ever.
  ['in two days, by a clock that was wrong', -48, false],
])('where the user looked %s, attention is given: %s [claim 87]', async (_when, hours, given) => {
  const store = memoryStore();
  let now = Date.UTC(2026, 4, 5, 12);
  await createAttention(store, () => now).give();
  now += hours * HOUR;
  // By a new object, as in a restarted worker.
  expect(await createAttention(store, () => now).isGiven()).toBe(given);
});

test.each([undefined, null, 'yesterday', {}, [], true])(
  'where %j is stored, no attention is given [claim 87]',
  async (stored) => {
    const store = memoryStore(stored === undefined ? {} : { looked: stored });
    expect(await createAttention(store, () => 5).isGiven()).toBe(false);
  },
);
