import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { ok } from '../domain/result.ts';
import { createSync } from './engine.ts';

test('however often it is woken, one step is under way at a time [claim 85]', async () => {
  let under = 0;
  let most = 0;
  let steps = 0;
  const sync = createSync({
    async step() {
      under += 1;
      most = Math.max(most, under);
      steps += 1;
      // Whoever wanted to run beside it has had a turn to.
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
  // An alarm, two panels and a popup, and a setting that was changed.
  await Promise.all([sync.wake(), sync.wake(), sync.hurry(), sync.wake(), sync.restart()]);
  await sync.wake();
  expect(most).toBe(1);
  expect(steps).toBeGreaterThanOrEqual(4);
});
