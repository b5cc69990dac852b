import type { KeyedStore } from '../platform/storage.ts';

const KEY = 'undo.seconds';
const USUAL = 8;
const MOST = 30;

/** How long an action can be undone before it is sent, in whole seconds from 0 to 30; anything else counts as never said. */
export async function readUndo(store: Pick<KeyedStore, 'get'>): Promise<number> {
  const kept = await store.get(KEY);
  const fits = typeof kept === 'number' && Number.isInteger(kept) && kept >= 0 && kept <= MOST;
  return fits ? kept : USUAL;
}

/** Keeps it. */
export const writeUndo = (store: Pick<KeyedStore, 'set'>, seconds: number): Promise<void> =>
  store.set(KEY, seconds);
