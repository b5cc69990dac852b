import type { Booking, DirectoryList } from '../domain/booking.ts';
import { type PageReader, pageReads } from './page-reader.ts';
import { readExisting } from './read-existing.ts';
import type { StoredCustomer } from './read-person.ts';
import { isBooking } from './row-guard.ts';
import { asContact, type ContactRow, type Slice, STORE_NAME, type StoreSchema } from './schema.ts';

/** Reads the store for the background, which needs more of it than pages do. */
export interface StoreReader extends PageReader {
  /** Everything stored about one lower-cased address. */
  customer(address: string): Promise<StoredCustomer>;
  booking(id: string): Promise<Booking | null>;
  /** When the last complete reading of each directory list began (UTC ms). */
  namesReadAt(): Promise<Map<DirectoryList, number>>;
  contact(id: string): Promise<ContactRow | null>;
  /** The bookings that start last, the latest first, at most `max`. */
  newest(max: number): Promise<Booking[]>;
  /** The slices of the sync, in no useful order. */
  slices(): Promise<Slice[]>;
  /** How many batches were written since the store was made. */
  batches(): Promise<number>;
  /** The number of stored bookings. */
  count(): Promise<number>;
}

/** The prefix of the facts that hold when a directory list was read. */
const NAMES = 'names.';

/** Makes a reader of the store for the background. */
export function createStoreReader(): StoreReader {
  const existing = readExisting<StoreSchema>(STORE_NAME);
  const { reading } = existing;
  const shown = pageReads(existing);
  const validBooking = (row: unknown): Booking | null => (isBooking(row) ? row : null);

  return {
    ...shown,
    customer: async (address) =>
      (await shown.customers([address]))[0] ?? { bookings: [], contacts: [], asked: null },
    booking: (id) => reading(null, async (db) => validBooking(await db.rows('bookings').get(id))),
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
    slices: () => reading([], (db) => db.rows('slices').getAll()),
    batches: () => reading(0, async (db) => (await db.rows('facts').get('batches'))?.value ?? 0),
    count: () => reading(0, (db) => db.rows('bookings').count()),
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
  };
}
