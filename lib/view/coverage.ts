import { type ReadonlySignal, signal } from '@preact/signals-core';
import { syncChoice } from '../settings/sync-choice.ts';
import { readProgress, readSyncState } from '../sync/state.ts';
import type { ViewDeps } from './deps.ts';
import type { CoverageView } from './model.ts';

/**
 * How much later than the bookings themselves a step of the sync is believed, in ms: by then every
 * list was read again, so that none is called complete further back than it was read.
 */
const COVERAGE_DELAY_MS = 700;

/** How far the store reaches and what the sync is doing, kept up to date while the view is open. */
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

  let soon: ReturnType<typeof setTimeout> | undefined;
  deps.observeChanges(({ kind }) => {
    if (kind === 'settings' || kind === 'forgotten') void load();
    if (kind !== 'sync' || soon !== undefined) return;
    soon = setTimeout(() => {
      soon = undefined;
      void load();
    }, COVERAGE_DELAY_MS);
  });
  void load();
  return coverage;
}
