import type { Booking } from '../domain/booking.ts';
import { bookingsById } from './index-reader.ts';
import { readExisting } from './read-existing.ts';
import { isBooking } from './row-guard.ts';
import { type DirectoryRow, STORE_NAME, type StoreSchema } from './schema.ts';

/**
 * Reads stored bookings alone. By start time they come earliest first; `from` and `to` are UTC ms,
 * both inclusive. Answers `[]` where there is no store.
 */
export interface BookingReader {
  /** Bookings in the order of `ids`; ids that are not stored are left out. */
  byIds(ids: readonly string[]): Promise<Booking[]>;
  /**
   * The meetings of one user of OnceHub: those they host, by `address` and by those the directory
   * has of them, and those they accepted that nobody else is known to host.
   */
  of(user: { id: string; address: string }, from: number, to: number): Promise<Booking[]>;
  /** Bookings of all users, the earliest `max` of them. */
  anybodys(from: number, to: number, max: number): Promise<Booking[]>;
  close(): void;
}

/** Makes a reader of bookings, with a connection of its own. */
export function createBookingReader(): BookingReader {
  const { reading, close } = readExisting<StoreSchema>(STORE_NAME);
  return {
    byIds: (ids) => reading([], (db) => bookingsById(db, ids)),
    of: ({ id, address }, from, to) =>
      reading([], async (db) => {
        const tx = db.transaction('bookings', 'directory');
        const rows = tx('bookings');
        // The index is missing where the background has not migrated the store yet.
        const hosting = async (one: string) =>
          rows.hasIndex('hosts')
            ? rows.index('hosts').getAll(IDBKeyRange.bound([one, from], [one, to]))
            : [];
        const addresses = addressesOf({ id, address }, await tx('directory').getAll());
        const [accepted, ...hosts] = await Promise.all([
          rows.index('owner').getAll(IDBKeyRange.bound([id, from], [id, to])),
          ...addresses.map(hosting),
        ]);
        const hosted = hosts.flat();
        // After a reassignment the owner stays, and the hosts tell whose meeting it is.
        const own = accepted.filter(({ hosts = [] }) => hosts.length === 0);
        const all = new Map([...own, ...hosted].map((row) => [row.id, row]));
        return [...all.values()]
          .filter(isBooking)
          .sort((a, b) => (a.starts ?? 0) - (b.starts ?? 0));
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

/**
 * The addresses of a user: the given one, today's and earlier ones; but none that is another's
 * today, such as a mailbox that was handed on.
 */
function addressesOf(
  { id, address }: { id: string; address: string },
  directory: readonly DirectoryRow[],
): string[] {
  const own = directory.find((row) => row.id === id);
  const others = new Set(directory.filter((row) => row !== own).map((row) => row.address));
  const earlier = [address, ...(own?.former ?? [])].filter((one) => !others.has(one));
  return [...new Set([...earlier, ...(own?.address ? [own.address] : [])])];
}
