import { isAddress } from '../address/customer-key.ts';
import type { Booking } from '../domain/booking.ts';
import { type IndexReader, indexReads } from './index-reader.ts';
import { type Existing, readExisting } from './read-existing.ts';
import {
  PERSON_STORES,
  readAddress,
  readPerson,
  type StoredCustomer,
  type StoredPerson,
  together,
} from './read-person.ts';
import { isBooking } from './row-guard.ts';
import { type ContactRow, isContact, STORE_NAME, type StoreSchema } from './schema.ts';

/**
 * Reads of the store what pages show. It never writes and never creates the database. Where there
 * is no store, or it cannot be read, every method answers emptiness (`null`, `[]`, 0) instead of
 * rejecting. Damaged booking rows are left out.
 */
export interface PageReader extends IndexReader {
  /** Everything stored about lower-cased addresses, in their order, in one transaction. */
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
  /** Contacts whose address begins with a text, at most `max`. */
  contactsBeginning(text: string, max: number): Promise<ContactRow[]>;
}

/** Makes a reader for a page. `opening` is a connection that is being opened already, if any. */
export const createPageReader = (opening?: Promise<IDBDatabase | null>): PageReader =>
  pageReads(readExisting<StoreSchema>(STORE_NAME, opening));

/** The reads of a page, over a connection to the store. */
export function pageReads(existing: Existing<StoreSchema>): PageReader {
  const { reading } = existing;
  const validBookings = (rows: unknown[]): Booking[] => rows.filter(isBooking);

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
    ...indexReads(existing),
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
    contactsBeginning: (text, max) =>
      reading([], async (db) => {
        const range = IDBKeyRange.bound(text, `${text}\uffff`);
        const found: ContactRow[] = [];
        await db
          .rows('contacts')
          .index('address')
          .walk((row) => {
            if (isContact(row) && isAddress(row.address)) found.push(row);
            return found.length < max;
          }, range);
        return found;
      }),
  };
}
