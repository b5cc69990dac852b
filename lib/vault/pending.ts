import type { Intent } from '../domain/action.ts';
import { readExisting } from '../store/connection.ts';
import { VAULT_NAME, type VaultSchema } from './vault.ts';

/** Reads the journal for a view that shows what is under way, without the background's help. */
export interface PendingReader {
  /** Those under way, and those whose end the person was not told. */
  open(): Promise<Intent[]>;
  get(id: string): Promise<Intent | undefined>;
  close(): void;
}

export function createPendingReader(): PendingReader {
  const { reading, close } = readExisting<VaultSchema>(VAULT_NAME);
  return {
    open: () => reading([] as Intent[], (db) => db.getAllFromIndex('intents', 'open')),
    get: (id) => reading(undefined as Intent | undefined, (db) => db.get('intents', id)),
    close,
  };
}
