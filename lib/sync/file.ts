import type { Booking } from '../domain/booking.ts';
import { fileUnder } from '../domain/file.ts';
import type { StoreReader } from '../store/reader.ts';

/**
 * Files a booking read by its id under the people it names: by the contact the store knows, or,
 * where it names nobody, as it was filed when OnceHub listed it.
 */
export async function filed(
  booking: Booking,
  reader: Pick<StoreReader, 'contact' | 'booking'>,
): Promise<Booking> {
  const contact = booking.contact === null ? null : await reader.contact(booking.contact);
  if (contact) return fileUnder(booking, contact);
  if (booking.people.length > 0) return booking;
  const known = await reader.booking(booking.id);
  return { ...booking, people: known?.people ?? [] };
}
