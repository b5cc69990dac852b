import { readExisting } from '../store/read-existing.ts';
import { VAULT_NAME, type VaultSchema } from './vault-schema.ts';

/**
 * Reads the settings directly, without the background, for a view. A setting that was never set, or
 * that cannot be read, is `undefined`; it never rejects.
 */
export interface SettingsReader {
  get(key: string): Promise<unknown>;
  close(): void;
}

/**
 * Makes a reader of settings with a connection of its own; it never creates the vault. `opening` is
 * a connection that is being opened already; the first read uses it.
 */
export function createSettingsReader(opening?: Promise<IDBDatabase | null>): SettingsReader {
  const { reading, close } = readExisting<VaultSchema>(VAULT_NAME, opening);
  return {
    get: (key) => reading(undefined, async (db) => (await db.rows('settings').get(key))?.value),
    close,
  };
}
