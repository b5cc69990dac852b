import type { Booking, DirectoryList } from '../../../lib/domain/booking.ts';
import { later } from '../../../lib/domain/history.ts';
import { ok } from '../../../lib/domain/result.ts';
import type { Batch } from '../../../lib/store/apply-batch.ts';
import type { StoreReader } from '../../../lib/store/reader.ts';
import type { ContactRow, DirectoryRow, LookUp, Slice } from '../../../lib/store/schema.ts';

/**
 * The part of the store reader that the sync, the look-ups and the actions of a simulated rep need.
 */
export type OfficeReader = Pick<
  StoreReader,
  | 'slices'
  | 'batches'
  | 'contact'
  | 'customer'
  | 'customers'
  | 'booking'
  | 'directory'
  | 'namesReadAt'
>;

/**
 * A store in memory, without indexes on disk, search and deletion: fifty real stores would take
 * hours.
 */
export function officeStore() {
  const bookings = new Map<string, Booking>();
  const byAddress = new Map<string, Set<string>>();
  const contacts = new Map<string, ContactRow>();
  const contactsByAddress = new Map<string, Set<string>>();
  const asked = new Map<string, LookUp>();
  const slices = new Map<string, Slice>();
  const directory = new Map<string, DirectoryRow>();
  const readAt = new Map<DirectoryList, number>();
  let batches = 0;

  const addTo = (index: Map<string, Set<string>>, key: string, id: string) => {
    const ids = index.get(key);
    if (ids) ids.add(id);
    else index.set(key, new Set([id]));
  };
  const remove = (id: string) => {
    for (const { address } of bookings.get(id)?.people ?? []) byAddress.get(address)?.delete(id);
    bookings.delete(id);
  };

  async function write(batch: Batch) {
    batches++;
    for (const id of batch.gone ?? []) remove(id);
    for (const { id } of batch.trashed ?? []) remove(id);
    for (const received of batch.bookings ?? []) {
      const now = later(bookings.get(received.id), received);
      remove(now.id);
      bookings.set(now.id, now);
      for (const { address } of now.people) addTo(byAddress, address, now.id);
    }
    for (const row of batch.contacts ?? []) {
      contacts.set(row.id, row);
      addTo(contactsByAddress, row.address, row.id);
    }
    for (const row of batch.directory ?? []) directory.set(row.id, row);
    for (const id of batch.slicesGone ?? []) slices.delete(id);
    for (const slice of batch.slices ?? []) slices.set(slice.id, slice);
    if (batch.asked) asked.set(batch.asked.address, batch.asked);
    if (batch.namesRead) readAt.set(batch.namesRead.list, batch.namesRead.at);
    return ok(undefined);
  }

  const customer = async (address: string) => ({
    bookings: [...(byAddress.get(address) ?? [])].flatMap((id) => bookings.get(id) ?? []),
    contacts: [...(contactsByAddress.get(address) ?? [])].flatMap((id) => contacts.get(id) ?? []),
    asked: asked.get(address) ?? null,
  });
  const reader: OfficeReader = {
    slices: async () => [...slices.values()],
    batches: async () => batches,
    contact: async (id) => contacts.get(id) ?? null,
    customer,
    customers: (addresses) => Promise.all(addresses.map(customer)),
    booking: async (id) => bookings.get(id) ?? null,
    directory: async () => [...directory.values()],
    namesReadAt: async () => new Map(readAt),
  };
  return { reader, writer: { lease: () => ({ write }) }, size: () => bookings.size };
}
