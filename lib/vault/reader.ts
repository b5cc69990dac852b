import { readExisting } from '../store/connection.ts';
import { type Mark, VAULT_NAME, type VaultSchema } from './vault.ts';

/** Reads what the person noted about bookings on this computer alone. */
export interface MarkReader {
  all(): Promise<Mark[]>;
  close(): void;
}

export function createMarkReader(): MarkReader {
  const { reading, close } = readExisting<VaultSchema>(VAULT_NAME);
  return { all: () => reading([], (db) => db.getAll('marks')), close };
}
