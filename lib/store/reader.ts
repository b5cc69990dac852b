import type { Booking, DirectoryList } from '../domain/booking.ts';
import { readExisting } from './connection.ts';
import {
  PERSON_STORES,
  readAddress,
  readPerson,
  type StoredCustomer,
  type StoredPerson,
  together,
} from './person-query.ts';
import { isBooking } from './row-guard.ts';
import {
  asContact,
  type ContactRow,
  type DirectoryRow,
  isContact,
  type Slice,
  STORE_NAME,
  type StoreSchema,
} from './schema.ts';

/** Reads the store. Never writes, never creates: where there is no store yet, it is empty. */
export interface StoreReader {
  customer(address: string): Promise<StoredCustomer>;
  /** Each of these addresses, in their order, in one transaction. */
  customers(addresses: readonly string[]): Promise<StoredCustomer[]>;
  /** Several people, in one transaction; each as `person` has it. */
  people(
    asked: readonly { addresses: readonly string[]; apart: readonly string[] }[],
  ): Promise<StoredPerson[]>;
  /** One person by some of their addresses, and by all that share a contact with these; never by those kept apart. */
  person(addresses: readonly string[], apart: readonly string[]): Promise<StoredPerson>;
  /** Bookings of an organisation's people by its domain, in the order of their ids, at most `max`. */
  atDomain(domain: string, max: number): Promise<Booking[]>;
  booking(id: string): Promise<Booking | null>;
  directory(): Promise<DirectoryRow[]>;
  /** When each list of names was last read whole (UTC ms). */
  namesReadAt(): Promise<Map<DirectoryList, number>>;
  contact(id: string): Promise<ContactRow | null>;
  contacts(): Promise<ContactRow[]>;
  /** Contacts whose address begins with a text, at most `max`. */
  contactsBeginning(text: string, max: number): Promise<ContactRow[]>;
  /** Bookings in the order of their ids, at most `max`. */
  bookings(max: number): Promise<Booking[]>;
  count(): Promise<number>;
  /** The slices of the sync, in no order. */
  slices(): Promise<Slice[]>;
  /** How many batches were ever written. */
  batches(): Promise<number>;
  /** Everything that is searched in, latest month first. */
  shelves(names?: readonly string[]): Promise<string[]>;
  /** The names of the shelves, latest month first. */
  shelfNames(): Promise<string[]>;
  /** Bookings by id, in the order asked for; those that are gone are left out. */
  byIds(ids: readonly string[]): Promise<Booking[]>;
  close(): void;
}

/** How the names of facts about lists of names begin. */
const NAMES = 'names.';

/** `opening` is the store's connection, where somebody has begun to open it. */
export function createStoreReader(opening?: Promise<IDBDatabase | null>): StoreReader {
  const { reading, close } = readExisting<StoreSchema>(STORE_NAME, opening);
  const whole = (rows: unknown[]): Booking[] => rows.filter(isBooking);
  const first = (row: unknown): Booking | null => (isBooking(row) ? row : null);

  const nothing: StoredCustomer = { bookings: [], contacts: [], asked: null };
  const customers = (addresses: readonly string[]) =>
    reading(
      addresses.map(() => nothing),
      (db) => {
        const tx = db.transaction(PERSON_STORES);
        return Promise.all(
          addresses.map(async (address) => {
            const { rows, held, told } = await readAddress(tx, address);
            return { bookings: rows, contacts: held, asked: together([address], told) };
          }),
        );
      },
    );

  return {
    customer: async (address) => (await customers([address]))[0] ?? nothing,
    customers,
    person: (addresses, apart) =>
      reading({ ...nothing, addresses: [...addresses] } as StoredPerson, (db) =>
        readPerson(db.transaction(PERSON_STORES), addresses, apart),
      ),
    people: (asked) =>
      reading(
        asked.map(({ addresses }): StoredPerson => ({ ...nothing, addresses: [...addresses] })),
        (db) => {
          const tx = db.transaction(PERSON_STORES);
          return Promise.all(asked.map((one) => readPerson(tx, one.addresses, one.apart)));
        },
      ),
    atDomain: (domain, max) =>
      reading([], async (db) =>
        whole(await db.getAllFromIndex('bookings', 'domains', domain, max)),
      ),
    booking: (id) => reading(null, async (db) => first(await db.get('bookings', id))),
    directory: () => reading([], (db) => db.getAll('directory')),
    namesReadAt: () =>
      reading(new Map(), async (db) => {
        const rows = await db.getAll('facts', IDBKeyRange.bound(NAMES, `${NAMES}\uffff`));
        // The range holds facts about lists alone.
        return new Map(
          rows.map(({ name, value }) => [name.slice(NAMES.length) as DirectoryList, value]),
        );
      }),
    contact: (id) => reading(null, async (db) => asContact(await db.get('contacts', id)) ?? null),
    contactsBeginning: (text, max) =>
      reading([], async (db) => {
        const range = IDBKeyRange.bound(text, `${text}\uffff`);
        const found: ContactRow[] = [];
        const index = db.transaction('contacts').store.index('address');
        for await (const { value } of index.iterate(range)) {
          if (found.length === max) break;
          if (isContact(value)) found.push(value);
        }
        return found;
      }),
    contacts: () => reading([], async (db) => (await db.getAll('contacts')).filter(isContact)),
    bookings: (max) => reading([], async (db) => whole(await db.getAll('bookings', null, max))),
    slices: () => reading([], (db) => db.getAll('slices')),
    batches: () => reading(0, async (db) => (await db.get('facts', 'batches'))?.value ?? 0),
    shelves: (names) =>
      reading([], async (db) => {
        const { store } = db.transaction('shelves');
        const wanted = names ?? (await store.getAllKeys()).reverse();
        const rows = await Promise.all(wanted.map((name) => store.get(name)));
        return rows.map((row) => row?.lines ?? '');
      }),
    shelfNames: () => reading([], async (db) => (await db.getAllKeys('shelves')).reverse()),
    byIds: (ids) =>
      reading([], async (db) => {
        const { store } = db.transaction('bookings');
        return whole(await Promise.all(ids.map((id) => store.get(id))));
      }),
    count: () => reading(0, (db) => db.count('bookings')),
    close,
  };
}

/** Reads stored bookings by when they start: `from` and `to` are UTC ms, both included. */
interface MeetingReader {
  /** Those a user owns at OnceHub. */
  of(owner: string, from: number, to: number): Promise<Booking[]>;
  /** Anybody's, the earliest `max` of them. */
  anybodys(from: number, to: number, max: number): Promise<Booking[]>;
  close(): void;
}

export function createMeetingReader(): MeetingReader {
  const { reading, close } = readExisting<StoreSchema>(STORE_NAME);
  return {
    of: (owner, from, to) =>
      reading([], async (db) => {
        const range = IDBKeyRange.bound([owner, from], [owner, to]);
        return (await db.getAllFromIndex('bookings', 'owner', range)).filter(isBooking);
      }),
    anybodys: (from, to, max) =>
      reading([], async (db) => {
        const range = IDBKeyRange.bound(from, to);
        return (await db.getAllFromIndex('bookings', 'starts', range, max)).filter(isBooking);
      }),
    close,
  };
}
