import type { Booking, DirectoryList } from '../domain/booking.ts';
import { readExisting } from './read-existing.ts';
import {
  PERSON_STORES,
  readAddress,
  readPerson,
  type StoredCustomer,
  type StoredPerson,
  together,
} from './read-person.ts';
import { isBooking } from './row-guard.ts';
import {
  asContact,
  type ContactRow,
  type DirectoryRow,
  INDEX_PAGES,
  isContact,
  type Slice,
  STORE_NAME,
  type StoreSchema,
} from './schema.ts';

/**
 * Reads the store. It never writes and never creates the database. Where there is no store, or it
 * cannot be read, every method answers emptiness (`null`, `[]`, 0) instead of rejecting. Damaged
 * booking rows are left out.
 */
export interface StoreReader {
  /** Everything stored about one lower-cased address. */
  customer(address: string): Promise<StoredCustomer>;
  /** The same for several addresses, in their order, in one transaction. */
  customers(addresses: readonly string[]): Promise<StoredCustomer[]>;
  /** Several people in one transaction, each as `person` answers it. */
  people(
    asked: readonly { addresses: readonly string[]; apart: readonly string[] }[],
  ): Promise<StoredPerson[]>;
  /**
   * One person by some of their addresses, and by all that share a contact with these, except the
   * addresses the user set `apart`.
   */
  person(addresses: readonly string[], apart: readonly string[]): Promise<StoredPerson>;
  /** Bookings that name people of an organisation, by its domain, by id, at most `max`. */
  atDomain(domain: string, max: number): Promise<Booking[]>;
  booking(id: string): Promise<Booking | null>;
  /** All names of the directory, in the order of their ids. */
  directory(): Promise<DirectoryRow[]>;
  /** When the last complete reading of each directory list began (UTC ms). */
  namesReadAt(): Promise<Map<DirectoryList, number>>;
  contact(id: string): Promise<ContactRow | null>;
  /** Contacts whose address begins with a text, at most `max`. */
  contactsBeginning(text: string, max: number): Promise<ContactRow[]>;
  /** The bookings that start last, the latest first, at most `max`. */
  newest(max: number): Promise<Booking[]>;
  /** The number of stored bookings. */
  count(): Promise<number>;
  /** The slices of the sync, in no useful order. */
  slices(): Promise<Slice[]>;
  /** How many batches were written since the store was made. */
  batches(): Promise<number>;
  /**
   * The text of pages of the search index, in the order of `names`, a missing page as an empty
   * text. Without `names` all of them, latest month first.
   */
  indexPages(names?: readonly string[]): Promise<string[]>;
  /** The names of all pages of the search index, latest month first. */
  indexPageNames(): Promise<string[]>;
  /** Bookings in the order of `ids`; ids that are not stored are left out. */
  byIds(ids: readonly string[]): Promise<Booking[]>;
  close(): void;
}

/** The prefix of the facts that hold when a directory list was read. */
const NAMES = 'names.';

/** Makes a reader of the store. `opening` is a connection that is being opened already, if any. */
export function createStoreReader(opening?: Promise<IDBDatabase | null>): StoreReader {
  const { reading, close } = readExisting<StoreSchema>(STORE_NAME, opening);
  const validBookings = (rows: unknown[]): Booking[] => rows.filter(isBooking);
  const validBooking = (row: unknown): Booking | null => (isBooking(row) ? row : null);

  const nothing: StoredCustomer = { bookings: [], contacts: [], asked: null };
  const customers = (addresses: readonly string[]) =>
    reading(
      addresses.map(() => nothing),
      (db) => {
        const tx = db.transaction(...PERSON_STORES);
        return Promise.all(
          addresses.map(async (address) => {
            const { rows, held, told } = await readAddress(tx, address);
            return { bookings: rows, contacts: held, asked: together([address], told) };
          }),
        );
      },
    );

  const unread = (addresses: readonly string[]): StoredPerson => ({
    ...nothing,
    addresses: [...addresses],
    own: [...addresses],
  });

  return {
    customer: async (address) => (await customers([address]))[0] ?? nothing,
    customers,
    person: (addresses, apart) =>
      reading(unread(addresses), (db) =>
        readPerson(db.transaction(...PERSON_STORES), addresses, apart),
      ),
    people: (asked) =>
      reading(
        asked.map(({ addresses }) => unread(addresses)),
        (db) => {
          const tx = db.transaction(...PERSON_STORES);
          return Promise.all(asked.map((one) => readPerson(tx, one.addresses, one.apart)));
        },
      ),
    atDomain: (domain, max) =>
      reading([], async (db) =>
        validBookings(await db.rows('bookings').index('domains').getAll(domain, max)),
      ),
    booking: (id) => reading(null, async (db) => validBooking(await db.rows('bookings').get(id))),
    directory: () => reading([], (db) => db.rows('directory').getAll()),
    namesReadAt: () =>
      reading(new Map(), async (db) => {
        const rows = await db.rows('facts').getAll(IDBKeyRange.bound(NAMES, `${NAMES}\uffff`));
        // The cast holds: this range of keys has facts about directory lists only.
        return new Map(
          rows.map(({ name, value }) => [name.slice(NAMES.length) as DirectoryList, value]),
        );
      }),
    contact: (id) =>
      reading(null, async (db) => asContact(await db.rows('contacts').get(id)) ?? null),
    contactsBeginning: (text, max) =>
      reading([], async (db) => {
        const range = IDBKeyRange.bound(text, `${text}\uffff`);
        const found: ContactRow[] = [];
        await db
          .rows('contacts')
          .index('address')
          .walk((row) => {
            if (isContact(row)) found.push(row);
            return found.length < max;
          }, range);
        return found;
      }),
    slices: () => reading([], (db) => db.rows('slices').getAll()),
    batches: () => reading(0, async (db) => (await db.rows('facts').get('batches'))?.value ?? 0),
    indexPages: (names) =>
      reading([], async (db) => {
        const store = db.rows(INDEX_PAGES);
        const wanted = names ?? (await store.getAllKeys()).reverse();
        const rows = await Promise.all(wanted.map((name) => store.get(name)));
        return rows.map((row) => row?.lines ?? '');
      }),
    indexPageNames: () =>
      reading([], async (db) => (await db.rows(INDEX_PAGES).getAllKeys()).reverse()),
    byIds: (ids) =>
      reading([], async (db) => {
        const store = db.rows('bookings');
        return validBookings(await Promise.all(ids.map((id) => store.get(id))));
      }),
    newest: (max) =>
      reading([], async (db) => {
        const found: Booking[] = [];
        await db
          .rows('bookings')
          .index('starts')
          .walk(
            (row) => {
              if (isBooking(row)) found.push(row);
              return found.length < max;
            },
            null,
            'prev',
          );
        return found;
      }),
    count: () => reading(0, (db) => db.rows('bookings').count()),
    close,
  };
}

/**
 * Reads stored bookings by start time, earliest first. `from` and `to` are UTC ms, both inclusive.
 * Answers `[]` where there is no store.
 */
interface MeetingReader {
  /** Bookings owned by one user of OnceHub (a user id). */
  of(owner: string, from: number, to: number): Promise<Booking[]>;
  /** Bookings of all users, the earliest `max` of them. */
  anybodys(from: number, to: number, max: number): Promise<Booking[]>;
  close(): void;
}

/** Makes a reader of bookings by start time, with a connection of its own. */
export function createMeetingReader(): MeetingReader {
  const { reading, close } = readExisting<StoreSchema>(STORE_NAME);
  return {
    of: (owner, from, to) =>
      reading([], async (db) => {
        const range = IDBKeyRange.bound([owner, from], [owner, to]);
        const rows = await db.rows('bookings').index('owner').getAll(range);
        return rows.filter(isBooking);
      }),
    anybodys: (from, to, max) =>
      reading([], async (db) => {
        const range = IDBKeyRange.bound(from, to);
        const rows = await db.rows('bookings').index('starts').getAll(range, max);
        return rows.filter(isBooking);
      }),
    close,
  };
}
