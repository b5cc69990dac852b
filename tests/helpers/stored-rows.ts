import type { Booking } from '../../lib/domain/booking.ts';
import { readExisting } from '../../lib/store/read-existing.ts';
import { isBooking } from '../../lib/store/row-guard.ts';
import {
  type ContactRow,
  isContact,
  STORE_NAME,
  type StoreSchema,
} from '../../lib/store/schema.ts';

/** All rows of an object store, in the order of their keys; none where there is no database. */
async function rowsOf(store: 'bookings' | 'contacts'): Promise<unknown[]> {
  const { reading, close } = readExisting<StoreSchema>(STORE_NAME);
  const rows = await reading<unknown[]>([], (db) => db.rows(store).getAll());
  close();
  return rows;
}

/** The valid bookings of the store, by id. The product never reads all of them at once. */
export const storedBookings = async (): Promise<Booking[]> =>
  (await rowsOf('bookings')).filter(isBooking);

/** The contacts of the store, by id. */
export const storedContacts = async (): Promise<ContactRow[]> =>
  ((await rowsOf('contacts')) as ContactRow[]).filter(isContact);
