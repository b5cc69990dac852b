import type { Booking } from '../domain/booking.ts';
import { bookingsById } from './index-reader.ts';
import { readExisting } from './read-existing.ts';
import { isBooking } from './row-guard.ts';
import { STORE_NAME, type StoreSchema } from './schema.ts';

/**
 * Reads stored bookings alone. By start time they come earliest first; `from` and `to` are UTC ms,
 * both inclusive. Answers `[]` where there is no store.
 */
export interface BookingReader {
  /** Bookings in the order of `ids`; ids that are not stored are left out. */
  byIds(ids: readonly string[]): Promise<Booking[]>;
  /** Bookings owned by one user of OnceHub (a user id). */
  of(owner: string, from: number, to: number): Promise<Booking[]>;
  /** Bookings of all users, the earliest `max` of them. */
  anybodys(from: number, to: number, max: number): Promise<Booking[]>;
  close(): void;
}

/** Makes a reader of bookings, with a connection of its own. */
export function createBookingReader(): BookingReader {
  const { reading, close } = readExisting<StoreSchema>(STORE_NAME);
  return {
    byIds: (ids) => reading([], (db) => bookingsById(db, ids)),
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
