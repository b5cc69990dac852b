import type { DBSchema, IDBPTransaction, StoreNames } from 'idb';
import { type Booking, bookerOf, type DirectoryList, type UnreadRow } from '../domain/booking.ts';

/** The name of the store's database: a local copy of OnceHub's data, which can be fetched again. */
export const STORE_NAME = 'bookside-store';
/** The version of the schema below; `migrations.ts` has a step for each. */
export const STORE_VERSION = 6;

/** A booking as it is stored, with the fields its indexes need. */
export interface BookingRow extends Booking {
  /** Index: the lower-cased addresses of everybody the booking names, except colleagues. */
  addresses: string[];
  /** Index: the domains of these addresses, except free-mail domains, which many people share. */
  domains: string[];
  /**
   * Index: who hosts it: the users of the account among its people, each lower-cased address with
   * the start (UTC ms). Absent in rows of versions before 6; empty for a booking without a start.
   */
  hosts?: [address: string, starts: number][];
  /** The number of the batch that last wrote it: a count, because the computer's clock may jump. */
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
  /** What else is known of the person. Absent where it was not read yet. */
  facts?: ContactFacts;
  /** Present where a booking of this contact has another address, or the contact once had. */
  alias?: true;
}

/** What OnceHub's contact tells besides name and address; `null` for what it does not. */
export interface ContactFacts {
  title: string | null;
  /** The size of their company: a range, or the number of employees. */
  size: string | null;
  /** OnceHub's word for how far they are as a customer. */
  stage: string | null;
  /** IANA time zone of their last visit; not checked. */
  zone: string | null;
  /** When they last used OnceHub (UTC ms). */
  lastSeen: number | null;
}

/**
 * The booker's address, if the row is indexed under it; `null` where a colleague booked, or the
 * booking names no booker.
 */
export function rowBooker(row: BookingRow): string | null {
  const booker = bookerOf(row);
  return booker !== null && row.addresses.includes(booker) ? booker : null;
}

/** The name behind an id of the account. */
export interface DirectoryRow {
  id: string;
  kind: 'user' | 'calendar' | 'page' | 'masterPage' | 'eventType';
  name: string;
  /** A user's own address, lower-cased: a colleague, not a customer. `null` where there is none. */
  address: string | null;
  /** A user's earlier addresses, lower-cased, by which bookings name hosts. Absent for none. */
  former?: string[];
  /**
   * What else is known of a user; `invited`: has not accepted OnceHub's invitation. Absent where it
   * was not read yet.
   */
  user?: { teams: string[]; zone: string | null; invited?: true };
  /** What else is known of a booking calendar. Absent where it was not read yet. */
  calendar?: CalendarFacts;
  /** What else is known of a classic booking page or master page. Absent where it was not read. */
  page?: PageFacts;
}

/** A classic page besides its name; `null` for what OnceHub does not tell. */
export interface PageFacts {
  /** Where customers book on it. Untrusted: only `bookingLink` may pass it. */
  url: string | null;
  /** Whether customers can book on it. */
  active: boolean | null;
}

/** A booking calendar besides its name; `null` for what OnceHub does not tell. */
export interface CalendarFacts {
  /** The id of the user or team whose calendar it is. */
  host: string | null;
  /** Where customers book on it. Untrusted: only `safeLink` may link it. */
  url: string | null;
  minutes: number | null;
  /** Whether customers can book on it. */
  published: boolean | null;
}

/** The result of the last look-up of an address at OnceHub. */
export interface LookUp {
  /** Lower-cased. */
  address: string;
  /** When the look-up ended (UTC ms). */
  at: number;
  /** Whether OnceHub has a contact with this address. */
  known: boolean;
  /** Whether every contact and every page of bookings was read and stored. */
  complete: boolean;
  /** How many bookings of it could not be read; absent for none. */
  unread?: number | undefined;
}

/** A look-up's row. It is kept among the contacts, so that one request by address finds both. */
interface LookUpRow extends LookUp {
  id: LookUpId;
}
type LookUpId = `asked ${string}`;

/** The key of a look-up's row. It clashes with no contact: ids of OnceHub's have no space. */
export const lookUpId = (address: string): LookUpId => `asked ${address}`;

/** Whether a row of `contacts` is a look-up. */
export const isLookUp = (row: ContactRow | LookUpRow): row is LookUpRow => 'at' in row;

/** Whether a row of `contacts` is a contact. */
export const isContact = (row: ContactRow | LookUpRow): row is ContactRow => !isLookUp(row);

/** Narrows a row that was read from `contacts`; `undefined` where it is missing or a look-up. */
export const asContact = (row: ContactRow | LookUpRow | undefined): ContactRow | undefined =>
  row !== undefined && isContact(row) ? row : undefined;

/**
 * One value about the store as a whole. `names.*`: when the last complete reading of that directory
 * list began (UTC ms). `batches`: how many batches were written. `untold`: present (1) once a
 * booking was stored whose contact was not.
 */
interface FactRow {
  name: `names.${DirectoryList}` | 'batches' | typeof UNKNOWN_CONTACTS;
  value: number;
}

/** The object store of the search index, under the name it was given first. */
export const INDEX_PAGES = 'shelves';
/** The fact that a booking came whose contact is not stored, under the name it was given first. */
export const UNKNOWN_CONTACTS = 'untold';

/** A page of the search index: the bookings that start in one month, one line of text for each. */
export interface IndexPageRow {
  /** The month as `YYYY-MM`; `0000-00` for bookings without a start. */
  shelf: string;
  /** The lines, separated by `\n`; `search-index.ts` has their format. */
  lines: string;
}

/** The store's object stores, with their keys and indexes. */
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
      hosts: [address: string, starts: number];
    };
  };
  contacts: { key: string; value: ContactRow | LookUpRow; indexes: { address: string } };
  directory: { key: string; value: DirectoryRow };
  facts: { key: string; value: FactRow };
  slices: { key: string; value: Slice };
  [INDEX_PAGES]: { key: string; value: IndexPageRow };
}

/**
 * A period of the account's bookings that the sync fetches page by page. The cursor is written in
 * the same transaction as the bookings of each page, so a reading can be interrupted anywhere and
 * resumed. A slice is read again and again; all instants are UTC ms.
 */
export interface Slice {
  id: string;
  /**
   * `mine`: the bookings the rep accepted; `hosted`: those the rep hosts, which after a
   * reassignment are others; `all`: every user's; all by start time. `changes`: every user's by the
   * time of their last change.
   */
  scope: 'mine' | 'hosted' | 'all' | 'changes';
  /** The user id that `mine` and `hosted` stand for; `null` for the other scopes. */
  owner: string | null;
  /** The period's begin, inclusive: a start time; for `changes` a time of change. */
  from: number;
  /** The period's end, exclusive; `null`: without end. */
  to: number | null;
  /** Whether a reading is in progress. */
  open: boolean;
  /** The id to send as `after`; `null` before the first page. */
  cursor: string | null;
  /** An earlier cursor, kept to detect a list that loops (Brent's cycle detection). */
  mark: string | null;
  /** Pages read by the reading in progress, or by the last one. */
  pages: number;
  /** Bookings on these pages. */
  rows: number;
  /** Cursors that became invalid, each of which restarted the reading in progress. */
  lost: readonly string[];
  /** When its very first reading began, by this computer's clock. */
  begunAt: number;
  /** When its latest reading began, by this computer's clock. */
  startedAt: number;
  /** The store's count of batches at `startedAt`: rows last seen no later are gone at OnceHub. */
  since: number;
  /** A lower bound for the time of OnceHub's clock at the first page of the latest reading. */
  serverTime: number;
  /** When the last finished reading had begun, by this computer's clock; `null`: none finished. */
  doneAt: number | null;
  /**
   * Whether that reading proves nothing about what is missing: its list looped, or it announced
   * more and gave none, or some of its rows could not be read.
   */
  broken: boolean;
  /** Rows of the reading in progress that could not be read; absent for none. */
  skipped?: readonly UnreadRow[];
  /** Rows of the period that the last finished reading, or a round since, could not read. */
  unread?: readonly UnreadRow[];
  /** Ids of bookings that the last whole reading did not have, to be read by their ids. */
  missing?: readonly string[];
  /** The latest change that was read so far. */
  newest?: { id: string; updated: number };
  /** Of `changes`: whether this reading gave the booking of `newest`, which it asked for. */
  isRepeated?: boolean;
  /**
   * Of `changes`: whether OnceHub compares times of change exactly or only their days, which the
   * first round finds out. Absent where it is not known yet.
   */
  bounds?: 'exact' | 'days';
  /** Of `changes`: how many missing bookings were read by their ids since the round began. */
  checks?: number;
}

/** The object stores that a batch writes, all in one transaction. */
export const STORES = [
  'bookings',
  'contacts',
  'directory',
  'facts',
  'slices',
  INDEX_PAGES,
] as const satisfies StoreNames<StoreSchema>[];

/** The transaction in which a batch is written. */
export type WriteTransaction = IDBPTransaction<StoreSchema, typeof STORES, 'readwrite'>;
