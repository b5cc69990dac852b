import type { KeyedStore } from '../platform/storage.ts';

/** Whom the person chose to see: one address, or everybody linked to the record. */
export type Choice = { address: string } | 'everybody';

const KEY = 'choices';
/** Threads and records remembered; the oldest choice makes room. */
const MOST = 200;

/** The choices by thread, record or ask, for the browser's run: coming back shows whom one left. */
export function pageChoices(store: KeyedStore) {
  const read = async (): Promise<Map<string, Choice>> =>
    new Map((await store.get(KEY)) as [string, Choice][] | undefined);
  return {
    read,
    async write(occasion: string, choice: Choice): Promise<void> {
      const choices = await read();
      choices.delete(occasion);
      choices.set(occasion, choice);
      await store.set(KEY, [...choices].slice(-MOST));
    },
  };
}
