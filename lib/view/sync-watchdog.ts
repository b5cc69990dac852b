import { readSyncState } from '../sync/state.ts';
import type { ViewDeps } from './deps.ts';

/** A step is overdue so long after its time, in ms: by then most have been answered. */
const OVERDUE_MS = 4_000;
/** A step due later than this is left to the background's own alarm, in ms. */
const ALARM_PERIOD_MS = 60_000;

/**
 * Wakes the background while somebody looks, should it have died in the middle of the sync: until
 * its own alarm they would watch a bar stand still for up to a minute. Any message starts it again;
 * where it is alive, this one asks for nothing that is not due anyway.
 */
export function watchSync(deps: Pick<ViewDeps, 'session' | 'send' | 'observeChanges' | 'clock'>) {
  let overdue: ReturnType<typeof setTimeout> | undefined;

  async function watch(): Promise<void> {
    const { nextAt } = await readSyncState(deps.session);
    const wait = Math.max(nextAt - deps.clock(), 0);
    clearTimeout(overdue);
    if (wait > ALARM_PERIOD_MS) return;
    // Once for each step: a sync that is held back by something else stays asleep.
    overdue = setTimeout(() => void deps.send('settle', {}), wait + OVERDUE_MS);
  }

  deps.observeChanges(({ kind }) => {
    if (kind === 'sync' || kind === 'forgotten') void watch();
  });
  void watch();
}
