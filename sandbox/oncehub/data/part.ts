import type { BookingRecord, ContactRecord, DirectoryRow } from '../records.ts';

/** Customers with their bookings; what an account's data is put together from. */
export interface Part {
  contacts?: ContactRecord[];
  bookings?: BookingRecord[];
  conversations?: DirectoryRow[];
  sms?: DirectoryRow[];
  /** Names of `object` by the ids of what was deleted. */
  deleted?: Record<string, string>;
}
