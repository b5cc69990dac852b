import { type ReadonlySignal, signal } from '@preact/signals-core';
import { readUndo } from '../settings/undo.ts';
import type { ViewDeps } from './deps.ts';

/** How many seconds an action can be undone, as the options say now. */
export function createUndoTime(
  deps: Pick<ViewDeps, 'local' | 'observeChanges'>,
): ReadonlySignal<number> {
  const seconds = signal(0);
  const load = async () => {
    seconds.value = await readUndo(deps.local);
  };
  deps.observeChanges(({ kind }) => {
    if (kind === 'settings' || kind === 'forgotten') void load();
  });
  void load();
  return seconds;
}
