import { readSyncState } from '../sync/state.ts';
import type { ViewDeps } from './deps.ts';

/** A sync step is overdue this long after its due time, in ms; most steps end earlier. */
const OVERDUE_MS = 4_000;
/** A step due later than this (ms) is left to the background's alarm, which runs once a minute. */
const ALARM_PERIOD_MS = 60_000;

/**
 * A watchdog for the sync: when the browser stopped the background in the middle of it, starts the
 * background again while a view is open. Without it the progress bar would stand still for up to a
 * minute, until the background's alarm. Any message starts the background; a background that is
 * running does nothing on this message that was not already due.
 */
export function watchSync(deps: Pick<ViewDeps, 'session' | 'send' | 'observeChanges' | 'clock'>) {
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function watch(): Promise<void> {
    const { nextAt } = await readSyncState(deps.session);
    const wait = Math.max(nextAt - deps.clock(), 0);
    clearTimeout(timer);
    if (wait > ALARM_PERIOD_MS) return;
    startAfter(wait + OVERDUE_MS, OVERDUE_MS);
  }

  /**
   * Starts the background after `delay` (ms), and once more after each of a few longer pauses: it
   * may be stopped again before it tells of progress. A sync that waits for another reason is left
   * alone then.
   */
  function startAfter(delay: number, pause: number): void {
    timer = setTimeout(() => {
      void deps.send('settle', {});
      if (pause < ALARM_PERIOD_MS / 4) startAfter(pause * 2, pause * 2);
    }, delay);
  }

  deps.observeChanges(({ kind }) => {
    if (kind === 'sync' || kind === 'forgotten') void watch();
  });
  void watch();
}
