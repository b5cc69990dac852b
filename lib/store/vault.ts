import type { DBSchema } from 'idb';
import { openDB } from 'idb';
import type { Intent } from '../actions/intent.ts';

/**
 * The vault: what cannot be fetched again, in a database of its own, so that repairing the store
 * never touches it. It holds the key that seals the API key, and the journal of actions.
 */
export const VAULT_NAME = 'bookside-vault';
const VAULT_VERSION = 1;

export interface VaultSchema extends DBSchema {
  keys: { key: string; value: CryptoKey };
  intents: { key: string; value: Intent; indexes: { booking: string } };
}

/** Opens the vault, and makes it where there is none. Only the background may. */
export const openVault = () =>
  openDB<VaultSchema>(VAULT_NAME, VAULT_VERSION, {
    upgrade(db) {
      db.createObjectStore('keys');
      db.createObjectStore('intents', { keyPath: 'id' }).createIndex('booking', 'booking');
    },
  });
