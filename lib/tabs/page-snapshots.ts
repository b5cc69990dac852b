import type { KeyedStore } from '../platform/storage.ts';

const KEY = 'report';
/** The longest structure that is taken, in characters; three thousand elements stay well below. */
const MAX_SNAPSHOT_CHARS = 1_500_000;

/** The structure of the page the person wants to report, for as long as the browser runs or until another takes its place. */
export function pageSnapshots(store: KeyedStore) {
  return {
    /** Keeps what a script took from a page; false where that is not a structure. */
    async take(raw: unknown): Promise<boolean> {
      const sound =
        typeof raw === 'string' && raw.startsWith('<!--') && raw.length <= MAX_SNAPSHOT_CHARS;
      if (sound) await store.set(KEY, raw);
      return sound;
    },
    async read(): Promise<string | null> {
      const kept = await store.get(KEY);
      return typeof kept === 'string' ? kept : null;
    },
    drop: () => store.remove(KEY),
  };
}
