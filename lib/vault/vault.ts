import type { IDBPDatabase, IDBPObjectStore, IDBPTransaction, StoreNames } from 'idb';
import { openDB } from 'idb';
import { type Connection, keepConnection } from '../store/connection.ts';
import { markUpgrade } from '../store/database-state.ts';
import { ORIGIN, VAULT_NAME, VAULT_VERSION, type VaultSchema } from './vault-schema.ts';

type Db = IDBPDatabase<VaultSchema>;
type Upgrade = IDBPTransaction<VaultSchema, StoreNames<VaultSchema>[], 'versionchange'>;

/** Thrown where a newer Bookside made the vault: this version must not touch what is in it. */
export class NewerVault extends Error {}

/** The same connection, if this version may write to its vault; else throws `NewerVault`. */
export function ours(db: Db): Db {
  if (db.version > VAULT_VERSION) throw new NewerVault();
  return db;
}

/**
 * Writes one object store of the vault in one transaction, all or none, over a connection of its
 * own. Rejects as `openVault` does, with `NewerVault`, or with the error of `write`.
 */
export async function writeVault<Name extends StoreNames<VaultSchema>>(
  name: Name,
  write: (rows: IDBPObjectStore<VaultSchema, [Name], Name, 'readwrite'>) => Promise<void>,
): Promise<void> {
  const db = await openVault();
  try {
    const tx = ours(db).transaction(name, 'readwrite');
    tx.done.catch(() => {});
    try {
      await write(tx.store);
    } catch (error) {
      // A value that cannot be stored throws before a request exists and would abort nothing.
      tx.abort();
      throw error;
    }
    await tx.done;
  } finally {
    db.close();
  }
}

/**
 * Opens the vault, migrates an older one, and creates it where there is none; only the background
 * calls it. A vault made by a newer Bookside is opened at its own version, because the key in it is
 * needed; the caller must not write its journal. The caller closes it. Rejects as
 * `Connection.open` does.
 */
export async function openVault(): Promise<Db> {
  const connection = vaultConnection();
  try {
    return await connection.open();
  } catch (error) {
    // One that opens after all is not left open.
    void connection.close();
    throw error;
  }
}

/** A connection to the vault that is kept open; it opens the vault as `openVault` does. */
export const vaultConnection = (): Connection<Db> => keepConnection(VAULT_NAME, connect);

async function connect(lost: () => void): Promise<Db> {
  const ends = {
    terminated: lost,
    blocking(_from: number, _to: number | null, { target }: IDBVersionChangeEvent) {
      (target as IDBDatabase).close();
      lost();
    },
  };
  try {
    return await openDB<VaultSchema>(VAULT_NAME, VAULT_VERSION, {
      upgrade(db, from, _to, tx) {
        markUpgrade(tx.done);
        // A failed migration aborts the opening, and the vault stays at its old version.
        upgradeVault(db, from, tx).catch(() => tx.abort());
        tx.done.catch(() => {});
      },
      ...ends,
    });
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'VersionError')) throw error;
    return openDB<VaultSchema>(VAULT_NAME, undefined, ends);
  }
}

async function upgradeVault(db: Db, from: number, tx: Upgrade): Promise<void> {
  if (from < 1) {
    db.createObjectStore('keys');
    db.createObjectStore('intents', { keyPath: 'id' }).createIndex('booking', 'booking');
  }
  if (from < 2) await addLog(db, tx);
  if (from < 3) {
    const settings = db.createObjectStore('settings', { keyPath: 'key' });
    await settings.put({ key: ORIGIN, value: from === 0 ? 'new' : 'toTake' });
  }
  addOrders(db);
}

/** Version 4: orders, and notes about customers. */
function addOrders(db: Db): void {
  const orders = db.createObjectStore('orders', { keyPath: 'id' });
  orders.createIndex('open', 'open');
  orders.createIndex('at', 'at');
  db.createObjectStore('notes', { keyPath: 'id' }).createIndex('customer', 'customer');
}

/** Version 2: a time to undo, a log of a year, and marks. */
async function addLog(db: Db, tx: Upgrade): Promise<void> {
  db.createObjectStore('marks', { keyPath: 'booking' });
  const intents = tx.objectStore('intents');
  intents.createIndex('open', 'open');
  intents.createIndex('at', 'at');
  for (const intent of await intents.getAll()) {
    const inDoubt = intent.state === 'sent' || intent.state === 'unknown';
    // Version 1 showed the end of every other action at once.
    await intents.put(inDoubt ? { ...intent, open: 1 } : { ...intent, told: true });
  }
}
