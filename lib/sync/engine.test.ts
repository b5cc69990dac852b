import { expect, test } from 'vitest';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { createSync, type SyncDeps } from './engine.ts';
import { readSyncState } from './state.ts';
import type { Step } from './step.ts';

const NOW = Date.UTC(2026, 4, 5, 12);
const MINUTE = 60_000;

/**
 * A sync whose steps end as `results` say, the last result repeating; time passes only while it
 * sleeps. `life` makes a new scheduler, as a restarted worker does.
 */
function running(results: Result<Step>[], refusedAt = 0) {
  const session = memoryStore();
  const state = { now: NOW, mayRun: true, steps: [] as number[], asked: () => {} };
  const deps: SyncDeps = {
    async step() {
      state.steps.push(state.now - NOW);
      return results[state.steps.length - 1] ?? results.at(-1) ?? ok('idle');
    },
    async mayRun() {
      const { mayRun } = state;
      state.asked();
      return mayRun;
    },
    refusedAt: async () => refusedAt,
    users: async () => 2,
    changed() {},
    session,
    clock: () => state.now,
    async sleep(ms) {
      state.now += ms;
    },
    random: () => 0.5,
  };
  const life = () => createSync(deps);
  return { state, life, standing: () => readSyncState(session) };
}

const SOON = NOW + 2 * MINUTE;

test('after OnceHub’s "too many requests" the sync backs off for longer than asked [claim 84]', async () => {
  const { life, standing } = running([fail('tooMany', { until: NOW + 8_000 })], NOW);
  await life().wake();
  const { failure, nextAt } = await standing();
  expect(failure).toBe('tooMany');
  expect(nextAt).toBeGreaterThan(NOW + MINUTE);
});

test('when its own rate limiter refuses, the sync goes on as soon as that allows', async () => {
  const { life, standing } = running([ok('read'), fail('tooMany', { until: SOON })]);
  await life().wake();
  expect(await standing()).toMatchObject({ failure: null, nextAt: SOON, quick: 1 });
});

test('a refusal by its own limiter within minutes of OnceHub’s leads to a back-off, too', async () => {
  const { life, standing } = running([fail('tooMany', { until: NOW + 30_000 })], NOW - 4 * MINUTE);
  await life().wake();
  const { failure, nextAt } = await standing();
  expect(failure).toBe('tooMany');
  expect(nextAt).toBeGreaterThan(NOW + MINUTE);
});

test('a back-off outlives the worker, and `hurry` does not shorten it [claim 84]', async () => {
  const { life, state, standing } = running([fail('tooMany', { until: NOW }), ok('idle')], NOW);
  await life().wake();
  const { nextAt } = await standing();
  await life().hurry();
  state.now = nextAt - MINUTE / 2;
  await life().wake();
  expect(state.steps).toEqual([0]);
  state.now = nextAt;
  await life().wake();
  expect(state.steps).toEqual([0, nextAt - NOW]);
});

test('a wake during a run that is about to stop is not lost', async () => {
  const { life, state } = running([ok('idle')]);
  const sync = life();
  state.mayRun = false;
  // The user looks right after the run asked whether it may go on, and was told no.
  state.asked = () => {
    if (state.mayRun) return;
    state.mayRun = true;
    void sync.wake();
  };
  await sync.wake();
  expect(state.steps).toHaveLength(1);
});

test('the first steps follow quickly, and a restarted worker goes on from the stored state', async () => {
  const { life, state, standing } = running([ok('read'), ok('read'), ok('read'), ok('idle')]);
  await life().wake();
  expect(state.steps).toEqual([0, 1_500, 3_000, 4_500]);
  expect(await standing()).toMatchObject({ failure: null, quick: 3 });
  await life().wake();
  expect(state.steps).toHaveLength(4);
});

test('another account starts at once, even during a back-off of the last one', async () => {
  const { life, state } = running([fail('tooMany', { until: NOW + 8_000 }), ok('idle')], NOW);
  const sync = life();
  await sync.wake();
  await sync.restart();
  expect(state.steps).toEqual([0, 0]);
});

test('no step is taken where the sync may not run [claims 86, 87]', async () => {
  const { life, state } = running([ok('read')]);
  state.mayRun = false;
  await life().wake();
  expect(state.steps).toEqual([]);
});
