import { readExisting } from './read-existing.ts';
import { STORE_NAME, type StoreSchema } from './schema.ts';

/** Counts the stored bookings, for a page that reads none of them. */
export interface BookingCount {
  /** The number of stored bookings; 0 where there is no store. */
  count(): Promise<number>;
  close(): void;
}

/** Makes a counter of bookings, with a connection of its own. */
export function createBookingCount(): BookingCount {
  const { reading, close } = readExisting<StoreSchema>(STORE_NAME);
  return { count: () => reading(0, (db) => db.rows('bookings').count()), close };
}
