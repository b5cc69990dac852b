import type { Change } from '../messages/changes.ts';
import type { ViewDeps } from './deps.ts';

/**
 * Throttle: the least time between two loads of a list while the store is being filled, in ms. All
 * lists of a view use it.
 */
export const LIST_RELOAD_MS = 500;

/**
 * The delay before the sync's coverage is loaded after a change, in ms. It must be longer than the
 * delay of the lists: otherwise a view could call a list complete before its rows are loaded.
 */
export const COVERAGE_RELOAD_MS = LIST_RELOAD_MS + 200;

/**
 * Throttles reloads: after a change of one of these kinds, calls `load` once, `after` ms later,
 * however many more changes arrive in between.
 */
export function reloadAfter(
  after: number,
  deps: Pick<ViewDeps, 'observeChanges'>,
  kinds: readonly Change['kind'][],
  load: () => unknown,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  deps.observeChanges(({ kind }) => {
    if (timer !== undefined || !kinds.includes(kind)) return;
    timer = setTimeout(() => {
      timer = undefined;
      void load();
    }, after);
  });
}
