import { DAY_MS } from '../domain/dates.ts';
import type { FailureKind } from '../domain/result.ts';
import type { KeyedStore } from '../platform/storage.ts';
import type { Pace } from './pacing.ts';
import type { Progress } from './progress.ts';

/** The state of the sync's scheduler. It is stored, because the worker may be killed. */
export interface SyncState {
  /** `null` before the first step. */
  pace: Pace | null;
  /** The next step is not taken before this instant (UTC ms). */
  nextAt: number;
  /** How many quick (unpaced) steps were taken: the first few steps make Bookside useful. */
  quick: number;
  /** How the last step failed; `null` when it did not. */
  failure: FailureKind | null;
}

/** The key in `storage.session`, which keeps its first name: an update may find it there. */
const SYNC_STATE_KEY = 'sync.standing';

/** The state before the first step. */
export const INITIAL_STATE: SyncState = { pace: null, nextAt: 0, quick: 0, failure: null };

/** Reads the scheduler's state; a field that is missing or damaged has its initial value. */
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

/**
 * Writes the scheduler's state; never rejects. If it cannot be written the sync goes on with the
 * old state: then its pace is wrong, but no data is.
 */
export const writeSyncState = (store: KeyedStore, state: SyncState): Promise<void> =>
  store.set(SYNC_STATE_KEY, state).catch(() => {});

const PROGRESS_KEY = 'sync.progress';

/** Reads the sync's progress as the background last computed it; `null` before it did. */
export const readProgress = async (store: KeyedStore): Promise<Progress | null> =>
  ((await store.get(PROGRESS_KEY)) as Progress | undefined) ?? null;

/** Stores the progress, so that views need not compute it themselves; never rejects. */
export const writeProgress = (store: KeyedStore, progress: Progress): Promise<void> =>
  store.set(PROGRESS_KEY, progress).catch(() => {});

const AHEAD_KEY = 'oncehub.ahead';

/** How far OnceHub's clock is ahead of this computer's (ms); 0 before OnceHub has answered. */
export async function readClockLead(store: KeyedStore): Promise<number> {
  const ahead = await store.get(AHEAD_KEY);
  return typeof ahead === 'number' && Number.isFinite(ahead) ? ahead : 0;
}

/** Stores that for the views; never rejects. */
export const writeClockLead = (store: KeyedStore, ahead: number): Promise<void> =>
  store.set(AHEAD_KEY, ahead).catch(() => {});

const LOOKED_KEY = 'looked';

/**
 * Records when the user last looked at Bookside. If they have not looked for a day the sync stops,
 * since no fresh copy is needed.
 */
export function createAttention(store: KeyedStore, clock: () => number) {
  return {
    /** Records that the user is looking now. */
    give: () => store.set(LOOKED_KEY, clock()),
    /** Whether the user looked within the last day. */
    async isGiven(): Promise<boolean> {
      const at = await store.get(LOOKED_KEY);
      return typeof at === 'number' && Math.abs(clock() - at) < DAY_MS;
    },
  };
}
