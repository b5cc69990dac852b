import { DAY_MS } from '../domain/dates.ts';
import type { FailureKind } from '../domain/result.ts';
import type { KeyedStore } from '../platform/storage.ts';
import type { Pace } from './pacing.ts';
import type { Progress } from './progress.ts';

/** Where the sync stands, kept over the worker's death. */
export interface SyncState {
  pace: Pace | null;
  /** Not before this instant (UTC ms). */
  nextAt: number;
  /** Steps taken that were not paced: the first few make Bookside useful. */
  quick: number;
  /** How the last step failed; `null` when it did not. */
  failure: FailureKind | null;
}

const SYNC_STATE_KEY = 'sync.standing';

/** How it stands at the start. */
export const INITIAL_STATE: SyncState = { pace: null, nextAt: 0, quick: 0, failure: null };

/** Reads the standing; what cannot be read is as it is from the start. */
export async function readSyncState(store: KeyedStore): Promise<SyncState> {
  const kept = (await store.get(SYNC_STATE_KEY)) as Partial<SyncState> | undefined;
  const isPace = typeof kept?.pace?.share === 'number' && kept.pace.share > 0;
  return {
    pace: isPace ? (kept.pace ?? null) : null,
    nextAt: typeof kept?.nextAt === 'number' ? kept.nextAt : 0,
    quick: typeof kept?.quick === 'number' ? kept.quick : 0,
    failure: kept?.failure ?? null,
  };
}

/** A standing that cannot be written costs politeness, not truth: the sync goes on without. */
export const writeSyncState = (store: KeyedStore, standing: SyncState): Promise<void> =>
  store.set(SYNC_STATE_KEY, standing).catch(() => {});

const PROGRESS_KEY = 'sync.progress';

/** What the background last worked out about how far the store reaches; `null` before it did. */
export const readProgress = async (store: KeyedStore): Promise<Progress | null> =>
  ((await store.get(PROGRESS_KEY)) as Progress | undefined) ?? null;

/** Puts it where views find it without working it out themselves. */
export const writeProgress = (store: KeyedStore, progress: Progress): Promise<void> =>
  store.set(PROGRESS_KEY, progress).catch(() => {});

const LOOKED_KEY = 'looked';
/** After so long without anybody looking, in ms, nothing is fetched in advance any more. */

/** Whether anybody looks at Bookside: who does not open it for a day needs no fresh copy. */
export function createAttention(store: KeyedStore, clock: () => number) {
  return {
    give: () => store.set(LOOKED_KEY, clock()),
    async isGiven(): Promise<boolean> {
      const at = await store.get(LOOKED_KEY);
      return typeof at === 'number' && Math.abs(clock() - at) < DAY_MS;
    },
  };
}
