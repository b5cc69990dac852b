import type { OutOfRoom } from '../domain/result.ts';
import type { SettingStore } from '../platform/storage.ts';
import { SYNC_KEY } from './setting-keys.ts';

/** The user's settings for the local copy of the account's bookings. */
export interface SyncChoice {
  window: RetentionPeriod;
  paused: boolean;
  /**
   * Set when there was no more room: the oldest bookings were evicted, and the sync is paused until
   * the user changes the settings.
   */
  full: OutOfRoom | false;
  /**
   * The OnceHub user that the rep is. The user has to enter it, since the API key does not tell.
   */
  me: { id: string; address: string; name: string } | null;
}

const WINDOWS: readonly RetentionPeriod[] = [3, 12, 24, 'all', 'off'];
const DEFAULT_SYNC: SyncChoice = { window: 12, paused: false, full: false, me: null };

/** Reads these settings. Invalid data counts as the default. */
export async function readSyncChoice(store: Pick<SettingStore, 'get'>): Promise<SyncChoice> {
  const kept = (await store.get(SYNC_KEY)) as Partial<SyncChoice> | undefined;
  const window = WINDOWS.find((one) => one === kept?.window) ?? DEFAULT_SYNC.window;
  const me = kept?.me;
  const isWhole = typeof me?.id === 'string' && typeof me.address === 'string';
  return {
    window,
    paused: kept?.paused === true,
    full: outOfRoom(kept?.full),
    me: isWhole ? { id: me.id, address: me.address, name: me.name ?? '' } : null,
  };
}

/** Earlier versions stored `true` for a full disk. */
function outOfRoom(kept: unknown): OutOfRoom | false {
  if (kept === 'limit') return kept;
  return kept === true || kept === 'disk' ? 'disk' : false;
}

/** Reads and changes these settings, for the background. */
export function syncChoice(store: SettingStore) {
  const read = () => readSyncChoice(store);
  return {
    read,
    async change(changes: Partial<SyncChoice>): Promise<void> {
      await store.set(SYNC_KEY, { ...(await read()), ...changes });
    },
  };
}

/** How far back bookings are stored: months, everything, or `off` for only what is requested. */
export type RetentionPeriod = 3 | 12 | 24 | 'all' | 'off';
