import type { DBSchema, IDBPTransaction, StoreNames } from 'idb';
import { type Booking, bookerOf, type DirectoryList } from '../domain/booking.ts';

/** The store: a copy of what OnceHub knows, which can always be fetched again. */
export const STORE_NAME = 'bookside-store';
export const STORE_VERSION = 5;

/** A booking with what its indexes need. */
export interface BookingRow extends Booking {
  /** Every address it is known by, colleagues' left out. */
  addresses: string[];
  /** The domains of these that belong to one organisation: free mail left out. */
  domains: string[];
  /** The batch in which OnceHub last gave it to us: clocks go wrong, a count does not. */
  heard: number;
}

/** A contact of OnceHub's. Several may share one address. */
export interface ContactRow {
  id: string;
  /** Lower-cased. */
  address: string;
  name: string | null;
  company: string | null;
  phone: string | null;
  /** Somebody booked as this contact under another address, or it had another one once. */
  alias?: true;
}

/** The booker's address, as far as the row may be found by it; `null` where a colleague booked, or nobody is named. */
export function rowBooker(row: BookingRow): string | null {
  const booker = bookerOf(row);
  return booker !== null && row.addresses.includes(booker) ? booker : null;
}

/** What an id of the account stands for. */
export interface DirectoryRow {
  id: string;
  kind: 'user' | 'calendar' | 'page' | 'masterPage' | 'eventType';
  name: string;
  /** A user's own address, lower-cased: a colleague, not a customer. */
  address: string | null;
}

/** When OnceHub was last asked about an address, and what may be concluded from its answer. */
export interface Asked {
  address: string;
  at: number;
  /** Whether OnceHub has a contact with this address. */
  known: boolean;
  /** Whether every page was read. */
  complete: boolean;
}

/** It stands among the contacts, so that one request by address finds both. */
interface AskedRow extends Asked {
  id: AskedId;
}
type AskedId = `asked ${string}`;

/** No id of OnceHub's has a space. */
export const askedId = (address: string): AskedId => `asked ${address}`;

/** Whether a row among the contacts is what was asked. */
export const isAsked = (row: ContactRow | AskedRow): row is AskedRow => 'at' in row;

/** Whether it is a contact. */
export const isContact = (row: ContactRow | AskedRow): row is ContactRow => !isAsked(row);

/** A contact that was read by its id; `undefined` where there is none. */
export const asContact = (row: ContactRow | AskedRow | undefined): ContactRow | undefined =>
  row !== undefined && isContact(row) ? row : undefined;

/**
 * One value that is about the store as a whole: when a list of names was read, how many batches were
 * written, and whether a booking ever came whose contact nobody told of.
 */
interface FactRow {
  name: `names.${DirectoryList}` | 'batches' | 'untold';
  value: number;
}

/** A bundle of lines to search in: one line a booking, by the month it starts in. */
export interface IndexPageRow {
  shelf: string;
  lines: string;
}

export interface StoreSchema extends DBSchema {
  bookings: {
    key: string;
    value: BookingRow;
    indexes: {
      addresses: string;
      domains: string;
      starts: number;
      contact: string;
      owner: [owner: string, starts: number];
      status: [status: string, starts: number];
    };
  };
  contacts: { key: string; value: ContactRow | AskedRow; indexes: { address: string } };
  directory: { key: string; value: DirectoryRow };
  facts: { key: string; value: FactRow };
  slices: { key: string; value: Slice };
  shelves: { key: string; value: IndexPageRow };
}

/**
 * A stretch of the account's bookings that is fetched page by page. Its row in the store carries
 * the cursor, written together with each page, so that it can stop and go on anywhere.
 */
export interface Slice {
  id: string;
  /** Whose bookings: the rep's own, or everybody's. `changes` asks by the time of change instead. */
  scope: 'mine' | 'all' | 'changes';
  /** The user whose bookings are `mine`; `null` for the other scopes. */
  owner: string | null;
  /** Start times covered, `from` included, `to` not (UTC ms); `null`: without end. For `changes`, times of change. */
  from: number;
  to: number | null;
  /** Whether a reading is under way. */
  open: boolean;
  /** The id to send as `after`; `null` before the first page. */
  cursor: string | null;
  /** An earlier cursor, kept to notice one that comes round again (Brent's cycle finding). */
  mark: string | null;
  /** Pages and bookings of the present reading, or of the last. */
  pages: number;
  rows: number;
  /** Cursors that led nowhere, so that the present reading began anew. */
  lost: readonly string[];
  /** When its very first reading began, by our clock. */
  begunAt: number;
  /** When its present reading began, by our clock. */
  startedAt: number;
  /** The store's count of batches at that moment: rows not heard in a later one are gone at OnceHub. */
  since: number;
  /** What OnceHub's clock showed at that moment, or less. */
  serverTime: number;
  /** When the last reading that came to its end had begun, by our clock; `null`: none yet. */
  doneAt: number | null;
  /** That reading ended in a way that proves nothing: it went round, or promised more and gave none. */
  broken: boolean;
}

/** The stores a batch is written to, all in one transaction. */
export const STORES = [
  'bookings',
  'contacts',
  'directory',
  'facts',
  'slices',
  'shelves',
] as const satisfies StoreNames<StoreSchema>[];

export type WriteTransaction = IDBPTransaction<StoreSchema, typeof STORES, 'readwrite'>;
