import { bookerOf } from '../domain/booking.ts';
import { ok, type Result } from '../domain/result.ts';
import type { KeyedStore } from '../platform/storage.ts';
import type { KeyRing } from '../settings/key-ring.ts';
import type { StoreReader } from '../store/reader.ts';
import type { StoreWriter } from '../store/writer.ts';
import { deleteVault, type Journal } from '../vault/journal.ts';

/** Forgets key, bookings, journal and settings, everywhere: databases are deleted rather than emptied. */
export async function forgetEverything(deps: {
  keyRing: KeyRing;
  local: KeyedStore;
  session: KeyedStore;
  writer: StoreWriter;
  journal: Journal;
}): Promise<void> {
  await deps.keyRing.forget();
  await deps.local.clear();
  await deps.writer.wipe();
  await deps.journal.close();
  await deleteVault();
  await deps.session.clear();
}

/**
 * Forgets one customer, by all their addresses: what the store knows of them, and what the vault
 * noted about the meetings they booked. An action that is under way stays until it is settled.
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
  // First what can only be found by the bookings.
  await deps.journal.forget(own.map(({ id }) => id));
  const written = await deps.writer.forget(addresses);
  if (!written.ok) return written;
  await deps.joins.forget(addresses);
  return ok(null);
}
