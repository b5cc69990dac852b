import type { DraftMemory } from '../actions/orders/order-deps.ts';
import type { OrderDraft } from '../domain/orders/order.ts';
import type { KeyedStore } from '../platform/storage.ts';

/** The memory of drafts, from which people can be forgotten. */
export interface ForgettingMemory extends DraftMemory {
  /** Drops what was typed for these people, by their lower-cased addresses. */
  forget(addresses: ReadonlySet<string>): Promise<void>;
}

const PREFIX = 'draft.';

/** Makes the memory of drafts in `storage.session`: it is never on the disk. */
export function createDraftMemory(session: KeyedStore): ForgettingMemory {
  return {
    keep: (order, draft) => session.set(PREFIX + order, draft),
    // Only this file writes there, and page scripts cannot.
    get: async (order) => (await session.get(PREFIX + order)) as OrderDraft | undefined,
    drop: (order) => session.remove(PREFIX + order),
    ids: async () => [...(await session.all(PREFIX)).keys()].map((key) => key.slice(PREFIX.length)),
    async forget(addresses) {
      for (const [key, draft] of await session.all(PREFIX)) {
        const { email, old } = draft as OrderDraft;
        const isTheirs = addresses.has(email.trim().toLowerCase());
        if (isTheirs || addresses.has(old?.seen.booker ?? '')) await session.remove(key);
      }
    },
  };
}
