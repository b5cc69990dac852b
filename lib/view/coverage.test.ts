import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdTime, pass, viewDeps } from '../../tests/helpers/view-deps.ts';
import type { Progress } from '../sync/progress.ts';
import { writeProgress } from '../sync/state.ts';
import { createCoverage } from './coverage.ts';

const NOW = Date.UTC(2026, 4, 5, 12);

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

const at = (share: number): Progress => ({
  ...{ backTo: NOW, wanted: NOW - 1, checked: NOW, ownAhead: true, share },
  ...{ rows: 1, rowsLeft: 1, rate: 1, left: 1 },
});

test('progress of the sync is shown only after every list had time to reload', async () => {
  const { deps, change } = viewDeps();
  await writeProgress(deps.session, at(0.1));
  const coverage = createCoverage(deps);
  await pass();
  expect(coverage.value?.share).toBe(0.1);
  await writeProgress(deps.session, at(0.2));
  await change({ kind: 'sync' });
  await pass(600);
  expect(coverage.value?.share).toBe(0.1);
  await pass(200);
  expect(coverage.value?.share).toBe(0.2);
});

test('a change of the settings is shown at once, and coverage is null before the first sync', async () => {
  const { deps, change } = viewDeps();
  const coverage = createCoverage(deps);
  await pass();
  expect(coverage.value).toBeNull();
  await writeProgress(deps.session, at(0.1));
  await deps.settings.set('sync.choice', { window: 3, paused: true });
  await change({ kind: 'settings' });
  expect(coverage.value).toMatchObject({ window: 3, paused: true, full: false });
});
