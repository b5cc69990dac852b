import type { KeyedStore } from '../platform/storage.ts';
import type { AskReason } from '../view/model.ts';
import { numbered } from './numbered.ts';

/** Somebody asked for by a menu click or a look-up, to be shown in one window's panel. */
export interface Ask {
  reason: AskReason;
  /** Normalised addresses; none where the selection held none. */
  addresses: string[];
  /** The tab in front when it was asked: leaving it ends the ask. */
  tab: number;
  at: number;
}

const PREFIX = 'ask.';
const keyOf = (window: number) => `${PREFIX}${window}`;

/** The asks' store, by window. */
export function tabAsks(store: KeyedStore) {
  return {
    read: async (window: number): Promise<Ask | null> =>
      ((await store.get(keyOf(window))) as Ask | undefined) ?? null,
    /** Every ask, by its window. */
    all: async (): Promise<Map<number, Ask>> => new Map(await numbered<Ask>(store, PREFIX)),
    write: (window: number, ask: Ask) => store.set(keyOf(window), ask),
    remove: (window: number) => store.remove(keyOf(window)),
  };
}
