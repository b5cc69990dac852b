import type { BookingRecord, ContactRecord, DirectoryRow } from '../records.ts';

/** A part of an account's data: some customers with their bookings. */
export interface Part {
  contacts?: ContactRecord[];
  bookings?: BookingRecord[];
  conversations?: DirectoryRow[];
  sms?: DirectoryRow[];
  /** The deleted objects: the value of `object` by id. */
  deleted?: Record<string, string>;
}
