import type { Booking } from '../domain/booking.ts';
import { readExisting } from './connection.ts';
import { isBooking } from './row-guard.ts';
import { STORE_NAME, type StoreSchema } from './schema.ts';

/** Reads stored bookings by when they start: `from` and `to` are UTC ms, both included. */
export interface MeetingReader {
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
