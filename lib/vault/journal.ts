import { deleteDB, type IDBPObjectStore } from 'idb';
import { applyEvent, type Intent, type IntentEvent, isOpen, isUnderWay } from '../domain/action.ts';
import { type IntentRow, openVault, VAULT_NAME, VAULT_VERSION, type VaultSchema } from './vault.ts';

/** The intents on disk. A write that fails must stop the action it was made for. */
export interface Journal {
  /**
   * Writes proposals down, all or none, and answers them as they then stand: one whose id is known
   * stays as it is. `null` where a booking has another action under way. What was not carried out on
   * a booking before counts as told from then on.
   */
  propose(intents: readonly Intent[]): Promise<Intent[] | null>;
  /**
   * Applies an event to an intent as it stands on disk, in one transaction, and answers what it has
   * become; `undefined` where it was forgotten. A `strict` one is on the disk when this resolves.
   */
  change(id: string, event: IntentEvent, durability?: 'strict'): Promise<Intent | undefined>;
  get(id: string): Promise<Intent | undefined>;
  /** Those under way, and those whose end the person was not told. */
  open(): Promise<Intent[]>;
  /** Removes what ended on these bookings, and the marks on them. */
  forget(bookings: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** The vault was made by a newer Bookside, so nothing may be written into it. */
export class NewerVault extends Error {}

/** How long intents that ended are kept, in ms. */
const LOG_RETENTION_MS = 365 * 24 * 3_600_000;

export function createJournal(): Journal {
  let opened: ReturnType<typeof openVault> | undefined;
  const open = async () => {
    opened ??= openVault();
    opened.catch(() => {
      opened = undefined;
    });
    const db = await opened;
    if (db.version > VAULT_VERSION) throw new NewerVault();
    return db;
  };

  return {
    async propose(intents) {
      // On the disk, not merely on its way there, before the time to undo begins.
      const tx = (await open()).transaction('intents', 'readwrite', { durability: 'strict' });
      tx.done.catch(() => {});
      try {
        const standing = await writeAll(tx.store, intents);
        if (standing === null) tx.abort();
        else await tx.done;
        return standing;
      } catch (error) {
        abort(tx);
        throw error;
      }
    },
    async change(id, event, durability) {
      const db = await open();
      const tx = db.transaction('intents', 'readwrite', { durability: durability ?? 'default' });
      tx.done.catch(() => {});
      const row = await tx.store.get(id);
      const intent = row && applyEvent(asIntent(row), event);
      if (intent) await put(tx.store, intent);
      await tx.done;
      return intent;
    },
    async get(id) {
      const row = await (await open()).get('intents', id);
      return row && asIntent(row);
    },
    open: async () => (await (await open()).getAllFromIndex('intents', 'open')).map(asIntent),
    async forget(bookings) {
      const tx = (await open()).transaction(['intents', 'marks'], 'readwrite');
      tx.done.catch(() => {});
      const intents = tx.objectStore('intents');
      for (const booking of bookings) {
        for (const row of await intents.index('booking').getAll(booking)) {
          if (!isUnderWay(row)) await intents.delete(row.id);
        }
        await tx.objectStore('marks').delete(booking);
      }
      await tx.done;
    },
    async close() {
      const db = await opened?.catch(() => undefined);
      db?.close();
      opened = undefined;
    },
  };
}

type Intents = IDBPObjectStore<VaultSchema, ['intents'], 'intents', 'readwrite'>;

const asIntent = ({ open: _mark, ...intent }: IntentRow): Intent => intent;

const put = (store: Intents, intent: Intent) =>
  store.put(isOpen(intent) ? { ...intent, open: 1 } : intent);

async function writeAll(store: Intents, intents: readonly Intent[]): Promise<Intent[] | null> {
  const standing: Intent[] = [];
  for (const intent of intents) {
    const known = await store.get(intent.id);
    standing.push(known ? asIntent(known) : intent);
    if (known) continue;
    const others = await store.index('booking').getAll(intent.booking);
    if (others.some(isUnderWay)) return null;
    for (const other of others) await put(store, applyEvent(asIntent(other), { is: 'told' }));
    await put(store, intent);
  }
  await prune(store, Math.max(...intents.map(({ at }) => at)) - LOG_RETENTION_MS);
  return standing;
}

/** Drops what ended, and was proposed or sent before an instant. */
async function prune(store: Intents, before: number): Promise<void> {
  const old = await store.index('at').getAll(IDBKeyRange.upperBound(before, true));
  for (const row of old) if (!isUnderWay(row)) await store.delete(row.id);
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It is over already.
  }
}

/** Deletes the vault with everything in it; its connections must be closed before. */
export const deleteVault = () => deleteDB(VAULT_NAME);
