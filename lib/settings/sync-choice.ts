import type { KeyedStore } from '../platform/storage.ts';

/** What the person chose about the copy of the account's bookings in this browser. */
export interface SyncChoice {
  window: RetentionPeriod;
  paused: boolean;
  /** The disk was full: the oldest bookings were dropped, and filling rests until the person says otherwise. */
  full: boolean;
  /** Who the rep is at OnceHub: the key does not tell. */
  me: { id: string; address: string; name: string } | null;
}

const SYNC_KEY = 'sync.choice';
const WINDOWS: readonly RetentionPeriod[] = [3, 12, 24, 'all', 'off'];
const DEFAULT_SYNC: SyncChoice = { window: 12, paused: false, full: false, me: null };

/** Keeps the choice. What cannot be read is as it is from the start. */
export function syncChoice(store: KeyedStore) {
  const read = async (): Promise<SyncChoice> => {
    const kept = (await store.get(SYNC_KEY)) as Partial<SyncChoice> | undefined;
    const window = WINDOWS.find((one) => one === kept?.window) ?? DEFAULT_SYNC.window;
    const me = kept?.me;
    const isWhole = typeof me?.id === 'string' && typeof me.address === 'string';
    return {
      window,
      paused: kept?.paused === true,
      full: kept?.full === true,
      me: isWhole ? { id: me.id, address: me.address, name: me.name ?? '' } : null,
    };
  };
  return {
    read,
    async change(changes: Partial<SyncChoice>): Promise<void> {
      await store.set(SYNC_KEY, { ...(await read()), ...changes });
    },
  };
}

/** How far back the store reaches: so many months, everything, or nothing beyond what is asked for. */
export type RetentionPeriod = 3 | 12 | 24 | 'all' | 'off';
