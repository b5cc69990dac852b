import type { KeyedStore } from '../platform/storage.ts';

const KEY = 'looked';
/** After so long without anybody looking, in ms, nothing is fetched in advance any more. */
const DAY = 24 * 3_600_000;

/** Whether anybody looks at Bookside: who does not open it for a day needs no fresh copy. */
export function createAttention(store: KeyedStore, clock: () => number) {
  return {
    give: () => store.set(KEY, clock()),
    async isGiven(): Promise<boolean> {
      const at = await store.get(KEY);
      return typeof at === 'number' && Math.abs(clock() - at) < DAY;
    },
  };
}
