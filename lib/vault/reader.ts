import type { Intent } from '../domain/action.ts';
import { readExisting } from '../store/connection.ts';
import { type HeldMark, VAULT_NAME, type VaultSchema } from './vault.ts';

/** Reads what the person noted about bookings on this computer alone. */
interface MarkReader {
  all(): Promise<HeldMark[]>;
  close(): void;
}

export function createHeldReader(): MarkReader {
  const { reading, close } = readExisting<VaultSchema>(VAULT_NAME);
  return { all: () => reading([], (db) => db.getAll('marks')), close };
}

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

/** Reads the journal for a view that shows what was done: every intent still kept, settled or not, in no order. */
export interface LogReader {
  all(): Promise<Intent[]>;
  close(): void;
}

export function createLogReader(): LogReader {
  const { reading, close } = readExisting<VaultSchema>(VAULT_NAME);
  return { all: () => reading([] as Intent[], (db) => db.getAll('intents')), close };
}
