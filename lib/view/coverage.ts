import { type ReadonlySignal, signal } from '@preact/signals-core';
import { syncChoice } from '../settings/sync-choice.ts';
import { readProgress, readSyncState } from '../sync/state.ts';
import type { ViewDeps } from './deps.ts';
import type { CoverageView } from './model.ts';
import { COVERAGE_RELOAD_MS, reloadAfter } from './reload.ts';

/**
 * How far back the store is complete and the state of the sync, updated while the view is open;
 * `null` while it is being read and before the first sync.
 */
export function createCoverage(deps: ViewDeps): ReadonlySignal<CoverageView | null> {
  const coverage = signal<CoverageView | null>(null);
  const choice = syncChoice(deps.local);

  async function load(): Promise<void> {
    const [{ window, paused, full, me }, reached, { failure, nextAt }] = await Promise.all([
      choice.read(),
      readProgress(deps.session),
      readSyncState(deps.session),
    ]);
    coverage.value = reached && { ...reached, window, paused, full, me, failure, nextAt };
  }

  deps.observeChanges(({ kind }) => {
    if (kind === 'settings' || kind === 'forgotten') void load();
  });
  reloadAfter(COVERAGE_RELOAD_MS, deps, ['sync'], load);
  void load();
  return coverage;
}
