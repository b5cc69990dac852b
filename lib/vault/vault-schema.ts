import type { DBSchema } from 'idb';
import type { Intent } from '../domain/intent.ts';
import type { Order } from '../domain/orders/order.ts';

/**
 * The name of the vault's database. The vault has the data that cannot be fetched again: the key
 * that encrypts the API key, the journal of actions, marks, and the settings. It is a separate
 * database so that repairing the store never touches it.
 */
export const VAULT_NAME = 'bookside-vault';
/** The version of the schema below. */
export const VAULT_VERSION = 4;

/**
 * An intent on disk. `open` is present only on intents for which `isOpen` is true, so that the
 * index finds them quickly at every start.
 */
export type IntentRow = Intent & { open?: 1 };

/** An order on disk. `open` is present only on orders for which `isOrderOpen` is true. */
export type OrderRow = Order & { open?: 1 };

/** A note of the user's about a customer. Kept on this computer only and never sent to OnceHub. */
export interface NoteRow {
  id: string;
  /** The customer's key: their address, lower-cased, or what stands in its place. */
  customer: string;
  /** The id of the booking it is about; `null` for the customer as a whole. */
  booking: string | null;
  text: string;
  /** When it was written (UTC ms). */
  at: number;
}

/** The user's mark on a booking. It is kept on this computer only and never sent to OnceHub. */
export interface HeldMark {
  /** The booking's id. */
  booking: string;
  mark: 'held';
  /** When it was set (UTC ms). */
  at: number;
}

/** A setting by its name (`setting-keys.ts`); under `ORIGIN` where the settings come from. */
export interface SettingRow {
  key: string;
  value: unknown;
}

/** The key of the row that tells where the settings come from; without it they are the vault's. */
export const ORIGIN = '#origin';

/**
 * Where the settings come from. `new`: the vault was just made; `toTake`: an earlier version kept
 * them in `storage.local`, and they are still to be taken from there; `toRemove`: they are taken,
 * and still to be removed there; `lost`: the browser deleted an earlier vault, and the user has not
 * confirmed to have read that.
 */
export type SettingsOrigin = 'new' | 'toTake' | 'toRemove' | 'lost';

/** The vault's object stores, with their keys and indexes. */
export interface VaultSchema extends DBSchema {
  keys: { key: string; value: CryptoKey };
  intents: {
    key: string;
    value: IntentRow;
    indexes: { booking: string; open: number; at: number };
  };
  orders: { key: string; value: OrderRow; indexes: { open: number; at: number } };
  marks: { key: string; value: HeldMark };
  notes: { key: string; value: NoteRow; indexes: { customer: string } };
  settings: { key: string; value: SettingRow };
}
