import type { Order } from '../domain/orders/order.ts';
import { readExisting } from '../store/read-existing.ts';
import { VAULT_NAME, type VaultSchema } from './vault-schema.ts';

/**
 * Reads the orders of the journal directly, for a view that shows those under way. Without a vault,
 * or in one of an earlier version, there are none; it never rejects.
 */
export interface OrderReader {
  /** The orders under way, and those that did not end well and that the user has not dismissed. */
  open(): Promise<Order[]>;
  /** One order by its id. */
  get(id: string): Promise<Order | undefined>;
  close(): void;
}

/** Makes a reader of orders with a connection of its own; it never creates the vault. */
export function createOrderReader(): OrderReader {
  const { reading, close } = readExisting<VaultSchema>(VAULT_NAME);
  return {
    open: () => reading([] as Order[], (db) => db.rows('orders').index('open').getAll()),
    get: (id) => reading(undefined as Order | undefined, (db) => db.rows('orders').get(id)),
    close,
  };
}
