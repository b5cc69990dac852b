import { type ReadonlySignal, signal } from '@preact/signals-core';
import { readUndo } from '../settings/undo.ts';
import type { ViewWorld } from './deps.ts';

/** How many seconds an action can be undone, as the options say now. */
export function createUndoTime(
  world: Pick<ViewWorld, 'local' | 'observeChanges'>,
): ReadonlySignal<number> {
  const seconds = signal(0);
  const load = async () => {
    seconds.value = await readUndo(world.local);
  };
  world.observeChanges(({ kind }) => {
    if (kind === 'settings' || kind === 'forgotten') void load();
  });
  void load();
  return seconds;
}
