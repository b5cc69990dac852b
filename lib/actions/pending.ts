import { readExisting } from '../store/existing.ts';
import { VAULT_NAME, type VaultSchema } from '../store/vault.ts';
import { type Intent, isUnsettled } from './intent.ts';

/** Reads the unsettled intents for a view, without the background's help. */
export function createPendingReader() {
  const { reading, close } = readExisting<VaultSchema>(VAULT_NAME);
  return {
    all: (): Promise<Intent[]> =>
      reading([] as Intent[], async (db) => (await db.getAll('intents')).filter(isUnsettled)),
    close,
  };
}
