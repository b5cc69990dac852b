import { type ReadonlySignal, signal } from '@preact/signals-core';
import { readClockLead } from '../../sync/state.ts';
import type { ViewDeps } from '../deps.ts';

/** OnceHub's clock, by which it decides what can be done with a meeting. */
export interface OncehubTime {
  /** How far it is ahead of this computer's, in ms; 0 where that is not known. */
  ahead: ReadonlySignal<number>;
  /** The present time there (UTC ms). */
  now(): number;
}

/** Creates the clock; it is set while the view is open, as the background hears of a difference. */
export function createOncehubTime(
  deps: Pick<ViewDeps, 'session' | 'observeChanges' | 'clock'>,
): OncehubTime {
  const ahead = signal(0);
  const load = async () => {
    ahead.value = await readClockLead(deps.session);
  };
  deps.observeChanges(({ kind }) => {
    if (kind === 'sync' || kind === 'forgotten') void load();
  });
  void load();
  return { ahead, now: () => deps.clock() + ahead.value };
}
