import type { KeyedStore } from '../platform/storage.ts';
import { SNAPSHOT_KEY } from './tab-keys.ts';

/** Limit on the length of a snapshot; its maximum of three thousand elements stays well below. */
const MAX_SNAPSHOT_CHARS = 1_500_000;

/**
 * The page snapshot that the user wants to report. One at a time, kept until the browser closes.
 */
export function pageSnapshots(store: KeyedStore) {
  return {
    /** Stores the untrusted result of the capture script; false where it is not a snapshot. */
    async take(raw: unknown): Promise<boolean> {
      const sound =
        typeof raw === 'string' && raw.startsWith('<!--') && raw.length <= MAX_SNAPSHOT_CHARS;
      if (sound) await store.set(SNAPSHOT_KEY, raw);
      return sound;
    },
    async read(): Promise<string | null> {
      const kept = await store.get(SNAPSHOT_KEY);
      return typeof kept === 'string' ? kept : null;
    },
    drop: () => store.remove(SNAPSHOT_KEY),
  };
}
