import type { Change } from '../messages/changes.ts';
import type { ViewDeps } from './deps.ts';

/**
 * The least time between two loads of a list while the store is being filled, in ms. All lists of a
 * view use it.
 */
export const LIST_RELOAD_MS = 500;

/**
 * When the sync's coverage is loaded after it changed, in ms. It must be later than the lists: else
 * a list would be called complete further back than it was loaded.
 */
export const COVERAGE_RELOAD_MS = LIST_RELOAD_MS + 200;

/**
 * Throttles reloads: when something of one of these kinds has changed, calls `load` once, `after` ms
 * later, however many further changes come until then.
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
