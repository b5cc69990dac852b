import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { ok } from '../domain/result.ts';
import { createSync } from './engine.ts';

test('however often the sync is woken, one step runs at a time [claim 85]', async () => {
  let under = 0;
  let most = 0;
  let steps = 0;
  const sync = createSync({
    async step() {
      under += 1;
      most = Math.max(most, under);
      steps += 1;
      // Gives a second run, if there were one, the chance to start meanwhile.
      await new Promise(setImmediate);
      under -= 1;
      return ok(steps < 4 ? 'read' : 'idle');
    },
    mayRun: async () => true,
    refusedAt: async () => 0,
    users: async () => 2,
    changed() {},
    session: memoryStore(),
    clock: () => Date.now(),
    sleep: async () => {},
    random: () => 0,
  });
  // As an alarm, two panels and a changed setting do, and another account.
  await Promise.all([sync.wake(), sync.wake(), sync.hurry(), sync.wake(), sync.restart()]);
  await sync.wake();
  expect(most).toBe(1);
  expect(steps).toBeGreaterThanOrEqual(4);
});
