import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdTime, pass, viewDeps } from '../../tests/helpers/view-deps.ts';
import { INITIAL_STATE, writeSyncState } from '../sync/state.ts';
import { watchSync } from './sync-watchdog.ts';

const NOW = Date.UTC(2026, 4, 5, 12);

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

/** A watchdog for a sync whose next step is due in `due` ms. */
async function watching(due: number) {
  const made = viewDeps();
  const standing = (wait: number) =>
    writeSyncState(made.deps.session, { ...INITIAL_STATE, nextAt: Date.now() + wait });
  await standing(due);
  watchSync(made.deps);
  await pass();
  /** The background did a step; the next one is due in this many ms. */
  const step = async (wait: number) => {
    await standing(wait);
    await made.change({ kind: 'sync' });
  };
  return { ...made, step, woken: () => made.sent('settle').length };
}

test('a background whose step is overdue is started, and twice more while it tells of no progress', async () => {
  const { woken } = await watching(1_500);
  await pass(5_400);
  expect(woken()).toBe(0);
  await pass(200);
  expect(woken()).toBe(1);
  await pass(8_000);
  expect(woken()).toBe(2);
  await pass(16_000);
  expect(woken()).toBe(3);
  await pass(3_600_000);
  expect(woken()).toBe(3);
});

test('a background that does its steps receives no message', async () => {
  const { woken, step } = await watching(1_500);
  for (let steps = 0; steps < 10; steps += 1) {
    await pass(5_000);
    await step(1_500);
  }
  expect(woken()).toBe(0);
});

test('a background that was stopped again after its start is started again', async () => {
  const { woken, step } = await watching(0);
  await pass(4_000);
  await step(0);
  await pass(4_000);
  expect(woken()).toBe(2);
});

test('a background whose next step is far away is left to its own alarm', async () => {
  const { woken, step } = await watching(61_000);
  await pass(600_000);
  expect(woken()).toBe(0);
  await step(0);
  await step(300_000);
  await pass(600_000);
  expect(woken()).toBe(0);
});

test('a background stopped before the first step of a new account is started', async () => {
  const { woken, change, deps } = await watching(300_000);
  await deps.session.clear();
  await change({ kind: 'forgotten' });
  await pass(4_000);
  expect(woken()).toBe(1);
});
