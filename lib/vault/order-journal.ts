import type { IDBPDatabase, IDBPObjectStore, StoreNames } from 'idb';
import { isUnderWay } from '../domain/intent.ts';
import {
  isOrderOpen,
  isOrderUnderWay,
  isOrderUnsettled,
  type Order,
} from '../domain/orders/order.ts';
import { applyOrderEvent, type OrderEvent } from '../domain/orders/order-event.ts';
import type { Forgotten, Redactor } from '../domain/redaction.ts';
import { type Connection, onConnection } from '../store/connection.ts';
import { redactOrder } from './redact-draft.ts';
import { ours } from './vault.ts';
import type { OrderRow, VaultSchema } from './vault-schema.ts';

/** The orders of the journal on disk. Every method rejects as those of the `Journal` do. */
export interface OrderJournal {
  /**
   * Writes a new order and answers it as it is stored. Idempotent: one whose id is stored already
   * stays as it is. Answers `null`, with nothing written, where the customer has another order
   * under way on the calendar, or the meeting to be moved has an action or a move under way.
   * Earlier orders of the same that were not carried out count as told from then on. On disk when
   * this resolves.
   */
  propose(order: Order): Promise<Order | null>;
  /**
   * Applies an event to the stored order in one transaction and answers the result; `undefined`
   * where there is no such order. With `strict` durability it is on disk when this resolves.
   */
  change(
    id: string,
    event: OrderEvent,
    durability?: IDBTransactionDurability,
  ): Promise<Order | undefined>;
  /** One order by its id. */
  get(id: string): Promise<Order | undefined>;
  /** The orders under way, and those that failed and whose failure the user has not seen. */
  open(): Promise<Order[]>;
  /** The ids of the meetings that the other orders sent since an instant (UTC ms) have made. */
  madeSince(at: number, except: string): Promise<ReadonlySet<string>>;
  /**
   * A keyed hash of an address, lower-cased or as typed: by it a guest is recognised, and without
   * this vault's key nobody can test whose it is.
   */
  hash(address: string): Promise<string>;
}

/** How long ended orders are kept for the log, in ms. */
const LOG_RETENTION_MS = 365 * 24 * 3_600_000;
/** The name of the key of the hashes among the vault's keys. */
const HASH_KEY = 'guests';

type Db = IDBPDatabase<VaultSchema>;
type Orders = IDBPObjectStore<VaultSchema, StoreNames<VaultSchema>[], 'orders', 'readwrite'>;
type Intents = IDBPObjectStore<VaultSchema, StoreNames<VaultSchema>[], 'intents', 'readwrite'>;

/** The orders over the journal's connection; see `OrderJournal`. */
export function createOrderJournal(connection: Connection<Db>): OrderJournal {
  const writing = (durability: IDBTransactionDurability) =>
    onConnection(connection, (db) =>
      ours(db).transaction(['orders', 'intents'], 'readwrite', { durability }),
    );
  const reading = async () =>
    (await onConnection(connection, (db) => ours(db).transaction('orders'))).store;
  let key: Promise<CryptoKey> | undefined;

  return {
    async propose(order) {
      const tx = await writing('strict');
      tx.done.catch(() => {});
      try {
        const stored = await write(tx.objectStore('orders'), tx.objectStore('intents'), order);
        await tx.done;
        return stored;
      } catch (error) {
        try {
          tx.abort();
        } catch {
          // The transaction has ended already.
        }
        throw error;
      }
    },
    async change(id, event, durability = 'default') {
      const tx = await writing(durability);
      tx.done.catch(() => {});
      const orders = tx.objectStore('orders');
      const row = await orders.get(id);
      const order = row && applyOrderEvent(asOrder(row), event);
      if (order) await put(orders, order);
      await tx.done;
      return order;
    },
    async get(id) {
      const row = await (await reading()).get(id);
      return row && asOrder(row);
    },
    open: async () => (await (await reading()).index('open').getAll()).map(asOrder),
    async madeSince(at, except) {
      const rows = await (await reading()).index('at').getAll(IDBKeyRange.lowerBound(at));
      return new Set(rows.flatMap(({ id, bookings = [] }) => (id === except ? [] : bookings)));
    },
    async hash(address) {
      key ??= hashKey(connection);
      key.catch(() => {
        key = undefined;
      });
      const bytes = new TextEncoder().encode(address.trim().toLowerCase().normalize('NFC'));
      const signed = await crypto.subtle.sign('HMAC', await key, bytes);
      return [...new Uint8Array(signed)].map((one) => one.toString(16).padStart(2, '0')).join('');
    },
  };
}

/** The key of the hashes, which cannot be exported; made at the first use. */
async function hashKey(connection: Connection<Db>): Promise<CryptoKey> {
  const kept = await onConnection(connection, (db) => ours(db).get('keys', HASH_KEY));
  if (kept) return kept;
  const algorithm: HmacKeyGenParams = { name: 'HMAC', hash: 'SHA-256' };
  const made = await crypto.subtle.generateKey(algorithm, false, ['sign']);
  await onConnection(connection, (db) => ours(db).put('keys', made, HASH_KEY));
  return made;
}

const asOrder = ({ open: _mark, ...order }: OrderRow): Order => order;

const put = (store: Orders, order: Order) =>
  store.put(isOrderOpen(order) ? { ...order, open: 1 } : order);

/** Whether two orders are for the same customer on the same calendar, or move the same meeting. */
const isSame = (one: Order, other: Order): boolean =>
  (one.calendar === other.calendar && one.guest !== undefined && one.guest === other.guest) ||
  (one.old !== undefined && one.old.id === other.old?.id);

async function write(orders: Orders, intents: Intents, order: Order): Promise<Order | null> {
  const known = await orders.get(order.id);
  if (known) return asOrder(known);
  const others = (await orders.index('open').getAll()).map(asOrder);
  const same = others.filter((one) => isSame(one, order));
  if (same.some(isOrderUnderWay)) return null;
  const acted = order.old ? await intents.index('booking').getAll(order.old.id) : [];
  if (acted.some(isUnderWay)) return null;
  for (const one of same) await put(orders, applyOrderEvent(one, { is: 'told' }));
  await put(orders, order);
  await prune(orders, order.at - LOG_RETENTION_MS);
  return order;
}

/** Deletes ended orders that were proposed, or sent, before an instant (UTC ms). */
async function prune(orders: Orders, before: number): Promise<void> {
  const old = await orders.index('at').getAll(IDBKeyRange.upperBound(before, true));
  for (const row of old) if (!isOrderUnderWay(row)) await orders.delete(row.id);
}

/**
 * Whether no move forbids an action on this booking: one that is under way does, unless the action
 * is its own second half (`of`). Moves of it that left it standing count as told.
 */
export async function isFreeOfMoves(
  orders: Orders,
  booking: string,
  of: string | undefined,
): Promise<boolean> {
  const open = (await orders.index('open').getAll()).filter(({ old }) => old?.id === booking);
  if (open.some((one) => isOrderUnderWay(one) && one.id !== of)) return false;
  for (const one of open) {
    if (!isOrderUnderWay(one)) await put(orders, applyOrderEvent(asOrder(one), { is: 'told' }));
  }
  return true;
}

/**
 * Deletes the orders of these people, and those about these bookings, which get those of the orders
 * besides; `hashes` are of the people's addresses. One under way stays without any text; from what
 * was typed for others the people are taken out.
 */
export async function forgetOrders(
  orders: Orders,
  bookings: ReadonlySet<string>,
  people: Forgotten,
  hashes: ReadonlySet<string>,
  redactor: Redactor,
): Promise<void> {
  for (const row of await orders.getAll()) {
    const named = [row.old?.id, ...(row.bookings ?? [])];
    const isTheirs =
      named.some((id) => id !== undefined && bookings.has(id)) ||
      (row.guest !== undefined && hashes.has(row.guest)) ||
      people.addresses.has(row.draft?.email.trim().toLowerCase() ?? '') ||
      people.addresses.has(row.draft?.old?.seen.booker ?? '');
    if (!isTheirs && row.draft) {
      const draft = redactOrder(row.draft, people.addresses, redactor);
      await put(orders, { ...asOrder(row), draft });
    }
    if (!isTheirs) continue;
    const stays = isOrderUnsettled(row) || row.state === 'made';
    if (stays) await put(orders, applyOrderEvent(asOrder(row), { is: 'forgotten' }));
    else await orders.delete(row.id);
  }
}
