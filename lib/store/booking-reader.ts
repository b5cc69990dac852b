import type { Booking } from '../domain/booking.ts';
import { readExisting, type Stored } from './read-existing.ts';
import { isBooking } from './row-guard.ts';
import { STORE_NAME, type StoreSchema } from './schema.ts';

/** Bookings in the order of `ids`; ids that are not stored, and damaged rows, are left out. */
export async function bookingsById(
  db: Stored<StoreSchema>,
  ids: readonly string[],
): Promise<Booking[]> {
  const rows = db.rows('bookings');
  return (await Promise.all(ids.map((id) => rows.get(id)))).filter(isBooking);
}

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
  /** The number of stored bookings. */
  count(): Promise<number>;
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
    count: () => reading(0, (db) => db.rows('bookings').count()),
    close,
  };
}
