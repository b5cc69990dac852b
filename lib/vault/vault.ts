import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { openDB } from 'idb';
import type { Intent } from '../domain/action.ts';

/**
 * The vault: what cannot be fetched again, in a database of its own, so that repairing the store
 * never touches it. It holds the key that seals the API key, the journal of actions, and marks.
 */
export const VAULT_NAME = 'bookside-vault';
export const VAULT_VERSION = 2;

/** An intent on disk; `open` stands on those that are looked for at every start, and on no other. */
export type IntentRow = Intent & { open?: 1 };

/** What a person noted about a booking on this computer alone. */
export interface HeldMark {
  booking: string;
  mark: 'held';
  at: number;
}

export interface VaultSchema extends DBSchema {
  keys: { key: string; value: CryptoKey };
  intents: {
    key: string;
    value: IntentRow;
    indexes: { booking: string; open: number; at: number };
  };
  marks: { key: string; value: HeldMark };
}

type Db = IDBPDatabase<VaultSchema>;
type Upgrade = IDBPTransaction<VaultSchema, StoreNames<VaultSchema>[], 'versionchange'>;

/**
 * Opens the vault, and makes it where there is none. Only the background may. One that a newer
 * Bookside made is opened as it is, for the key in it; its journal is not for this one to write.
 */
export async function openVault(): Promise<Db> {
  try {
    return await openDB<VaultSchema>(VAULT_NAME, VAULT_VERSION, {
      upgrade(db, from, _to, tx) {
        // A step that fails takes the opening with it, and the vault stays what it was.
        upgradeVault(db, from, tx).catch(() => tx.abort());
        tx.done.catch(() => {});
      },
    });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'VersionError')) throw error;
    return openDB<VaultSchema>(VAULT_NAME);
  }
}

async function upgradeVault(db: Db, from: number, tx: Upgrade): Promise<void> {
  if (from < 1) {
    db.createObjectStore('keys');
    db.createObjectStore('intents', { keyPath: 'id' }).createIndex('booking', 'booking');
  }
  if (from >= 2) return;
  // Version 2: a time to undo, a log of a year, and marks.
  db.createObjectStore('marks', { keyPath: 'booking' });
  const intents = tx.objectStore('intents');
  intents.createIndex('open', 'open');
  intents.createIndex('at', 'at');
  for (const intent of await intents.getAll()) {
    const inDoubt = intent.state === 'sent' || intent.state === 'unknown';
    // How the others ended was told at once.
    await intents.put(inDoubt ? { ...intent, open: 1 } : { ...intent, told: true });
  }
}
