import { type ReadonlySignal, signal } from '@preact/signals-core';
import { DAY_MS } from '../domain/dates.ts';
import { readSyncChoice } from '../settings/sync-choice.ts';
import { readProgress, readSyncState } from '../sync/state.ts';
import type { ViewDeps } from './deps.ts';
import type { CoverageView, CustomerView } from './model.ts';
import { COVERAGE_RELOAD_MS, reloadAfter } from './reload.ts';

/**
 * How far back the store is complete and the state of the sync, updated while the view is open;
 * `null` while it is being read and before the first sync.
 */
export function createCoverage(
  deps: Pick<ViewDeps, 'settings' | 'session' | 'observeChanges'>,
): ReadonlySignal<CoverageView | null> {
  const coverage = signal<CoverageView | null>(null);

  async function load(): Promise<void> {
    const [{ window, paused, full, me }, reached, { failure, nextAt }] = await Promise.all([
      readSyncChoice(deps.settings),
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

/**
 * The date from which the store has the bookings of all hosts: an instant (UTC ms) on the first
 * complete day in every time zone; `everything` when the store has all bookings; `null` when it is
 * not known.
 */
export function reachOf(coverage: CoverageView | null): 'everything' | number | null {
  if (coverage === null || coverage.backTo === null) return null;
  if (coverage.window === 'all' && coverage.share === 1) return 'everything';
  // The text shows this instant as a date in the user's zone. `backTo` plus a day, less 1 ms, never
  // falls on a date that began before `backTo`, whatever the zone.
  return coverage.backTo + DAY_MS - 1;
}

/**
 * Adds to a customer's view what the sync knows: `checked` and `complete` count the sync of the
 * whole account as well as the requests for this customer.
 */
export function withCoverage(customer: CustomerView, coverage: CoverageView | null): CustomerView {
  const reach = reachOf(coverage);
  if (coverage === null || reach === null || coverage.checked === null) return customer;
  const isAllRead = reach === 'everything';
  return {
    ...customer,
    checked: Math.max(customer.checked ?? 0, coverage.checked),
    complete: customer.complete || isAllRead,
    unread: isAllRead ? undefined : customer.unread,
  };
}
