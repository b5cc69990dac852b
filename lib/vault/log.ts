import type { Intent } from '../domain/action.ts';
import { readExisting } from '../store/connection.ts';
import { VAULT_NAME, type VaultSchema } from './vault.ts';

/** Reads the journal for a view that shows what was done: every intent still kept, settled or not, in no order. */
export interface LogReader {
  all(): Promise<Intent[]>;
  close(): void;
}

export function createLogReader(): LogReader {
  const { reading, close } = readExisting<VaultSchema>(VAULT_NAME);
  return { all: () => reading([] as Intent[], (db) => db.getAll('intents')), close };
}
