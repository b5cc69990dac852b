import type { Intent } from '../domain/intent.ts';
import { readExisting } from '../store/read-existing.ts';
import { type HeldMark, VAULT_NAME, type VaultSchema } from './vault-schema.ts';

/** Reads the marks on bookings, for a view. Without a vault there are none; it never rejects. */
interface MarkReader {
  all(): Promise<HeldMark[]>;
  close(): void;
}

/** Makes a reader of marks with a connection of its own; it never creates the vault. */
export function createHeldReader(): MarkReader {
  const { reading, close } = readExisting<VaultSchema>(VAULT_NAME);
  return { all: () => reading([], (db) => db.rows('marks').getAll()), close };
}

/**
 * Reads the journal directly, without the background, for a view that shows actions in progress.
 * Without a vault it is empty; it never rejects.
 */
export interface PendingReader {
  /** The intents in progress, and those that failed and whose failure the user has not seen. */
  open(): Promise<Intent[]>;
  /** One intent by its id. */
  get(id: string): Promise<Intent | undefined>;
  close(): void;
}

/** Makes a reader of pending intents with a connection of its own; it never creates the vault. */
export function createPendingReader(): PendingReader {
  const { reading, close } = readExisting<VaultSchema>(VAULT_NAME);
  return {
    open: () => reading([] as Intent[], (db) => db.rows('intents').index('open').getAll()),
    get: (id) => reading(undefined as Intent | undefined, (db) => db.rows('intents').get(id)),
    close,
  };
}
