import type { Intent } from '../domain/intent.ts';
import type { Order } from '../domain/orders/order.ts';
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
