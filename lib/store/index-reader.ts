import type { Booking } from '../domain/booking.ts';
import type { Existing, Stored } from './read-existing.ts';
import { isBooking } from './row-guard.ts';
import { type DirectoryRow, INDEX_PAGES, type StoreSchema } from './schema.ts';

/** Reads of the store the search index, and what its ids stand for. `PageReader` has the rest. */
export interface IndexReader {
  /** All names of the directory, in the order of their ids. */
  directory(): Promise<DirectoryRow[]>;
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

/** The reads of the index, over a connection to the store. */
export const indexReads = ({ reading, close }: Existing<StoreSchema>): IndexReader => ({
  directory: () => reading([], (db) => db.rows('directory').getAll()),
  indexPages: (names) =>
    reading([], async (db) => {
      const store = db.rows(INDEX_PAGES);
      const wanted = names ?? (await store.getAllKeys()).reverse();
      const rows = await Promise.all(wanted.map((name) => store.get(name)));
      return rows.map((row) => row?.lines ?? '');
    }),
  indexPageNames: () =>
    reading([], async (db) => (await db.rows(INDEX_PAGES).getAllKeys()).reverse()),
  byIds: (ids) => reading([], (db) => bookingsById(db, ids)),
  close,
});

/** Bookings in the order of `ids`; ids that are not stored, and damaged rows, are left out. */
export async function bookingsById(
  db: Stored<StoreSchema>,
  ids: readonly string[],
): Promise<Booking[]> {
  const rows = db.rows('bookings');
  return (await Promise.all(ids.map((id) => rows.get(id)))).filter(isBooking);
}
