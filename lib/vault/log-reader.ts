import type { Intent } from '../domain/intent.ts';
import type { Order } from '../domain/orders/order.ts';
import { readExisting } from '../store/read-existing.ts';
import { VAULT_NAME, type VaultSchema } from './vault-schema.ts';

/**
 * Reads the whole journal, for the view that shows past actions. Without a vault it is empty; it
 * never rejects.
 */
export interface LogReader {
  /** Every stored intent, in any state and in no useful order. */
  all(): Promise<Intent[]>;
  /** Every stored order, likewise. */
  orders(): Promise<Order[]>;
  close(): void;
}

/** Makes a reader of the log with a connection of its own; it never creates the vault. */
export function createLogReader(): LogReader {
  const { reading, close } = readExisting<VaultSchema>(VAULT_NAME);
  return {
    all: () => reading([] as Intent[], (db) => db.rows('intents').getAll()),
    orders: () => reading([] as Order[], (db) => db.rows('orders').getAll()),
    close,
  };
}
