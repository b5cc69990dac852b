import { deleteDB } from 'idb';
import { openVault, VAULT_NAME } from '../store/vault.ts';
import { type Intent, isUnsettled } from './intent.ts';

/** The intents on disk. A write that fails must stop the action it was made for. */
export interface Journal {
  put(intent: Intent): Promise<void>;
  /** Writes what became of an intent, where it still stands: what was forgotten meanwhile stays forgotten. */
  update(intent: Intent): Promise<void>;
  get(id: string): Promise<Intent | undefined>;
  unsettled(): Promise<Intent[]>;
  unsettledOn(booking: string): Promise<Intent | undefined>;
  close(): Promise<void>;
}

/** How long settled intents are kept, in ms. */
const KEPT = 7 * 24 * 3_600_000;

export function createJournal(): Journal {
  let opened: ReturnType<typeof openVault> | undefined;
  const open = () => {
    opened ??= openVault();
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };

  return {
    async put(intent) {
      const db = await open();
      // On the disk, not merely on its way there, before anything is sent.
      const tx = db.transaction('intents', 'readwrite', { durability: 'strict' });
      const old = (await tx.store.getAll()).filter(
        (row) => !isUnsettled(row) && row.at < intent.at - KEPT,
      );
      await Promise.all([
        tx.store.put(intent),
        ...old.map((row) => tx.store.delete(row.id)),
        tx.done,
      ]);
    },
    async update(intent) {
      const tx = (await open()).transaction('intents', 'readwrite');
      const done = tx.done;
      done.catch(() => {});
      if (await tx.store.get(intent.id)) await tx.store.put(intent);
      await done;
    },
    get: async (id) => (await open()).get('intents', id),
    unsettled: async () => (await (await open()).getAll('intents')).filter(isUnsettled),
    unsettledOn: async (booking) =>
      (await (await open()).getAllFromIndex('intents', 'booking', booking)).find(isUnsettled),
    async close() {
      const db = await opened?.catch(() => undefined);
      db?.close();
      opened = undefined;
    },
  };
}

/** Deletes the vault with everything in it; its connections must be closed before. */
export const deleteVault = () => deleteDB(VAULT_NAME);
