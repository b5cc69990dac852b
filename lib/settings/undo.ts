import type { SettingStore } from '../platform/storage.ts';
import { UNDO_KEY } from './setting-keys.ts';

const DEFAULT_UNDO_SECONDS = 8;
const MAX_UNDO_SECONDS = 30;

/** The undo period of actions in whole seconds, 0 to 30. Invalid data counts as the default. */
export async function readUndo(store: Pick<SettingStore, 'get'>): Promise<number> {
  const kept = await store.get(UNDO_KEY);
  const fits =
    typeof kept === 'number' && Number.isInteger(kept) && kept >= 0 && kept <= MAX_UNDO_SECONDS;
  return fits ? kept : DEFAULT_UNDO_SECONDS;
}

/** Stores the undo period in seconds. */
export const writeUndo = (store: Pick<SettingStore, 'set'>, seconds: number): Promise<void> =>
  store.set(UNDO_KEY, seconds);
