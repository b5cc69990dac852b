import { CRM_SITES, type SiteId } from '../domain/sites.ts';
import type { KeyedStore } from '../platform/storage.ts';
import type { Window } from '../sync/plan.ts';

/** What the person chose about the copy of the account's bookings in this browser. */
export interface SyncChoice {
  window: Window;
  paused: boolean;
  /** The disk was full: the oldest bookings were dropped, and filling rests until the person says otherwise. */
  full: boolean;
  /** Who the rep is at OnceHub: the key does not tell. */
  me: { id: string; address: string; name: string } | null;
}

const SYNC_KEY = 'sync.choice';
const WINDOWS: readonly Window[] = [3, 12, 24, 'all', 'off'];
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

const SITES_OFF_KEY = 'sites.off';

/** Which of the products are switched off. Unreadable settings switch nothing off and grant nothing. */
export function siteSwitches(store: KeyedStore) {
  const off = async (): Promise<SiteId[]> => {
    const kept = await store.get(SITES_OFF_KEY);
    return CRM_SITES.map((site) => site.id).filter(
      (id) => Array.isArray(kept) && kept.includes(id),
    );
  };
  return {
    off,
    isOn: async (site: SiteId) => !(await off()).includes(site),
    async set(site: SiteId, on: boolean) {
      const others = (await off()).filter((id) => id !== site);
      await store.set(SITES_OFF_KEY, on ? others : [...others, site]);
    },
  };
}

const UNDO_KEY = 'undo.seconds';
const DEFAULT_UNDO_SECONDS = 8;
const MOST = 30;

/** How long an action can be undone before it is sent, in whole seconds from 0 to 30; anything else counts as never said. */
export async function readUndo(store: Pick<KeyedStore, 'get'>): Promise<number> {
  const kept = await store.get(UNDO_KEY);
  const fits = typeof kept === 'number' && Number.isInteger(kept) && kept >= 0 && kept <= MOST;
  return fits ? kept : DEFAULT_UNDO_SECONDS;
}

/** Keeps it. */
export const writeUndo = (store: Pick<KeyedStore, 'set'>, seconds: number): Promise<void> =>
  store.set(UNDO_KEY, seconds);
