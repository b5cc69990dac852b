import { bookerOf } from '../domain/booking.ts';
import { ok, type Result } from '../domain/result.ts';
import type { KeyedStore } from '../platform/storage.ts';
import type { KeyRing } from '../settings/key-ring.ts';
import type { Settings } from '../settings/stored-settings.ts';
import type { StoreReader } from '../store/reader.ts';
import type { StoreWriter } from '../store/writer.ts';
import { deleteVault, type Journal } from '../vault/journal.ts';

/**
 * Deletes the key, the bookings, the journal and the settings. Both databases are deleted, not only
 * emptied.
 */
export async function forgetEverything(deps: {
  keyRing: KeyRing;
  local: KeyedStore;
  session: KeyedStore;
  writer: StoreWriter;
  journal: Journal;
  settings: Pick<Settings, 'close'>;
}): Promise<void> {
  await deps.keyRing.forget();
  await deps.local.clear();
  await deps.writer.wipe();
  await deps.journal.close();
  deps.settings.close();
  await deleteVault();
  await deps.session.clear();
}

/**
 * Deletes one customer, by all of their addresses: their data in the store, the choices about their
 * addresses, and the journal entries and marks of the meetings they booked. An action under way
 * stays until it has an outcome. Fails where the store cannot be written.
 */
export async function forgetCustomer(
  addresses: readonly string[],
  deps: {
    reader: Pick<StoreReader, 'customers'>;
    writer: Pick<StoreWriter, 'forget'>;
    journal: Pick<Journal, 'forget'>;
    joins: { forget(addresses: readonly string[]): Promise<void> };
  },
): Promise<Result<null>> {
  const known = (await deps.reader.customers(addresses)).flatMap(({ bookings }) => bookings);
  const own = known.filter((booking) => {
    const booker = bookerOf(booking);
    return booker === null || addresses.includes(booker);
  });
  // The journal first: its rows are found by the bookings, which the store deletes next.
  await deps.journal.forget(own.map(({ id }) => id));
  const written = await deps.writer.forget(addresses);
  if (!written.ok) return written;
  await deps.joins.forget(addresses);
  return ok(null);
}
