import { deleteDB, type IDBPObjectStore, type StoreNames } from 'idb';
import { applyEvent, type IntentEvent } from '../domain/action.ts';
import { type Intent, isOpen, isUnderWay, isUnsettled } from '../domain/intent.ts';
import { createRedactor, type Forgotten } from '../domain/redaction.ts';
import type { FailureKind } from '../domain/result.ts';
import { onConnection } from '../store/connection.ts';
import { NotOpened } from '../store/database-state.ts';
import {
  createOrderJournal,
  forgetOrders,
  isFreeOfMoves,
  type OrderJournal,
} from './order-journal.ts';
import { redactDraft } from './redact-draft.ts';
import { NewerVault, ours, vaultConnection } from './vault.ts';
import { type IntentRow, VAULT_NAME, type VaultSchema } from './vault-schema.ts';

/**
 * The journal: the intents (actions the user confirmed) on disk. Every method rejects with the
 * browser's error where the database fails, with `NotOpened` where it does not open, and with
 * `NewerVault` where a newer Bookside made the vault. A write that rejects must stop the action it
 * was made for.
 */
export interface Journal {
  /**
   * Writes new intents in one transaction, all or none, and answers them as they are stored.
   * Idempotent: an intent whose id is stored already stays as it is. Answers `null`, with nothing
   * written, where a booking has another action in progress. Earlier intents of the same bookings
   * that were not carried out count as told to the user from then on. On disk when this resolves.
   */
  propose(intents: readonly Intent[]): Promise<Intent[] | null>;
  /**
   * Applies an event to the stored intent in one transaction and answers the result; `undefined`
   * where there is no such intent, for example because it was forgotten. With `strict` durability
   * it is on disk when this resolves.
   */
  change(
    id: string,
    event: IntentEvent,
    durability?: IDBTransactionDurability,
  ): Promise<Intent | undefined>;
  /** One intent by its id. */
  get(id: string): Promise<Intent | undefined>;
  /** The intents in progress, and those that failed and whose failure the user has not seen. */
  open(): Promise<Intent[]>;
  /**
   * Deletes the intents of these bookings, and of those whose confirm named one of these people as
   * the booker, the marks on them, and these people's orders and notes. What is in doubt stays
   * without any text; in drafts about other bookings the people are redacted. What waits to be sent
   * must be withdrawn before.
   */
  forget(bookings: readonly string[], people: Forgotten): Promise<void>;
  /** Closes the connection; the next call opens a new one. */
  close(): Promise<void>;
}

/** The journal with the orders, which are in the same database and lock each other's meetings. */
export interface WholeJournal extends Journal {
  orders: OrderJournal;
}

/** The failure that an error of the vault is shown as; other errors of a database: it is full. */
export function vaultFailure(error: unknown): FailureKind {
  if (error instanceof NewerVault) return 'newerVault';
  if (error instanceof NotOpened) return 'storeClosed';
  return error instanceof DOMException ? 'storeFull' : 'bug';
}

/** How long ended intents are kept for the log, in ms. */
const LOG_RETENTION_MS = 365 * 24 * 3_600_000;

/** Makes the journal; the vault is opened lazily by the first call. Only the background has one. */
export function createJournal(): WholeJournal {
  const connection = vaultConnection();
  const reading = async () =>
    (await onConnection(connection, (db) => ours(db).transaction('intents'))).store;
  const orders = createOrderJournal(connection);

  return {
    orders,
    async propose(intents) {
      // `strict`: the intents are flushed to disk before the time to undo begins.
      const durability = 'strict';
      const tx = await onConnection(connection, (db) =>
        ours(db).transaction(['intents', 'orders'], 'readwrite', { durability }),
      );
      tx.done.catch(() => {});
      try {
        const isFree = async ({ booking, order }: Intent) =>
          isFreeOfMoves(tx.objectStore('orders'), booking, order);
        const stored = await writeAll(tx.objectStore('intents'), intents, isFree);
        if (stored === null) tx.abort();
        else await tx.done;
        return stored;
      } catch (error) {
        abort(tx);
        throw error;
      }
    },
    async change(id, event, durability = 'default') {
      const tx = await onConnection(connection, (db) =>
        ours(db).transaction('intents', 'readwrite', { durability }),
      );
      tx.done.catch(() => {});
      const row = await tx.store.get(id);
      const intent = row && applyEvent(asIntent(row), event);
      if (intent) await put(tx.store, intent);
      await tx.done;
      return intent;
    },
    async get(id) {
      const row = await (await reading()).get(id);
      return row && asIntent(row);
    },
    open: async () => (await (await reading()).index('open').getAll()).map(asIntent),
    async forget(bookings, people) {
      // Before the transaction, which would end while a hash is computed.
      const hashes = await Promise.all([...people.addresses].map(orders.hash));
      const tx = await onConnection(connection, (db) =>
        ours(db).transaction(['intents', 'marks', 'orders', 'notes'], 'readwrite'),
      );
      tx.done.catch(() => {});
      const intents = tx.objectStore('intents');
      const [own, redactor] = [new Set(bookings), createRedactor(people)];
      for (const row of await intents.getAll()) {
        const isTheirs = own.has(row.booking) || people.addresses.has(row.draft?.seen.booker ?? '');
        if (isTheirs) own.add(row.booking);
        const isNamed = row.reason !== undefined && redactor.text(row.reason) !== row.reason;
        if (isTheirs && !isUnsettled(row)) await intents.delete(row.id);
        else if (isTheirs || isNamed)
          await put(intents, applyEvent(asIntent(row), { is: 'forgotten' }));
        else if (row.draft) {
          const draft = redactDraft(row.draft, people.addresses, redactor);
          await put(intents, { ...asIntent(row), draft });
        }
      }
      for (const booking of own) await tx.objectStore('marks').delete(booking);
      await forgetOrders(tx.objectStore('orders'), own, people, new Set(hashes), redactor);
      const notes = tx.objectStore('notes');
      for (const { id, customer, booking } of await notes.getAll()) {
        if (people.addresses.has(customer) || own.has(booking ?? '')) await notes.delete(id);
      }
      await tx.done;
    },
    close: connection.close,
  };
}

type Intents = IDBPObjectStore<VaultSchema, StoreNames<VaultSchema>[], 'intents', 'readwrite'>;

const asIntent = ({ open: _mark, ...intent }: IntentRow): Intent => intent;

const put = (store: Intents, intent: Intent) =>
  store.put(isOpen(intent) ? { ...intent, open: 1 } : intent);

/** Writes new intents and answers all as stored; `null` where a booking has one in progress. */
async function writeAll(
  store: Intents,
  intents: readonly Intent[],
  isFree: (intent: Intent) => Promise<boolean>,
): Promise<Intent[] | null> {
  const stored: Intent[] = [];
  for (const intent of intents) {
    const known = await store.get(intent.id);
    stored.push(known ? asIntent(known) : intent);
    if (known) continue;
    const others = await store.index('booking').getAll(intent.booking);
    if (others.some(isUnderWay) || !(await isFree(intent))) return null;
    for (const other of others) await put(store, applyEvent(asIntent(other), { is: 'told' }));
    await put(store, intent);
  }
  await prune(store, Math.max(...intents.map(({ at }) => at)) - LOG_RETENTION_MS);
  return stored;
}

/** Deletes ended intents that were proposed, or sent, before an instant (UTC ms). */
async function prune(store: Intents, before: number): Promise<void> {
  const old = await store.index('at').getAll(IDBKeyRange.upperBound(before, true));
  for (const row of old) if (!isUnderWay(row)) await store.delete(row.id);
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // The transaction has ended already.
  }
}

/**
 * Deletes the vault with everything in it. The background's own connections must be closed before,
 * or the deletion waits for them. Rejects with the browser's error.
 */
export const deleteVault = () => deleteDB(VAULT_NAME);
