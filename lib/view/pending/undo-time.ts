import { type ReadonlySignal, signal } from '@preact/signals-core';
import { readUndo } from '../../settings/undo.ts';
import type { ViewDeps } from '../deps.ts';

/** The length of the undo period in seconds, as set in the options; 0 while it is being read. */
export function createUndoTime(
  deps: Pick<ViewDeps, 'settings' | 'observeChanges'>,
): ReadonlySignal<number> {
  const seconds = signal(0);
  const load = async () => {
    seconds.value = await readUndo(deps.settings);
  };
  deps.observeChanges(({ kind }) => {
    if (kind === 'settings' || kind === 'forgotten') void load();
  });
  void load();
  return seconds;
}
