import type { Actions } from '../actions/service.ts';
import { contactKey } from '../address/customer-key.ts';
import { bookerOf } from '../domain/booking.ts';
import { forgottenOf } from '../domain/redaction.ts';
import { ok, type Result } from '../domain/result.ts';
import type { KeyedStore } from '../platform/storage.ts';
import type { KeyRing } from '../settings/key-ring.ts';
import type { Settings } from '../settings/stored-settings.ts';
import type { StoreReader } from '../store/reader.ts';
import type { StoreWriter } from '../store/writer.ts';
import { pageChoices, panelRequests } from '../tabs/tab-state.ts';
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
 * Deletes one customer, by all of their addresses: their data in the store, their name in bookings
 * of others, the choices about them and the requests to show them, and the journal entries and
 * marks of the meetings they booked. What waits to be sent is withdrawn; an action in doubt stays
 * without any text until it has an outcome. Fails where the store cannot be written.
 */
export async function forgetCustomer(
  given: readonly string[],
  deps: {
    reader: Pick<StoreReader, 'customers'>;
    writer: Pick<StoreWriter, 'forget'>;
    journal: Pick<Journal, 'forget' | 'open'>;
    actions: Pick<Actions, 'undo'>;
    joins: { forget(addresses: readonly string[]): Promise<void> };
    session: KeyedStore;
  },
): Promise<Result<null>> {
  // Drafts and choices made before the contact had an address name the contact's key.
  const held = (await deps.reader.customers(given)).flatMap((one) => one.contacts);
  const addresses = [...new Set([...given, ...held.map(({ id }) => contactKey(id))])];
  const customers = await deps.reader.customers(addresses);
  const known = customers.flatMap(({ bookings }) => bookings);
  const contacts = customers.flatMap((one) => one.contacts);
  const people = forgottenOf(new Set(addresses), known, contacts);
  const own = known.filter((booking) => {
    const booker = bookerOf(booking);
    return booker === null || addresses.includes(booker);
  });
  const ids = own.map(({ id }) => id);
  const waiting = (await deps.journal.open()).filter(({ state, booking, draft }) => {
    const isTheirs = ids.includes(booking) || people.addresses.has(draft?.seen.booker ?? '');
    return state === 'proposed' && isTheirs;
  });
  if (waiting.length > 0) await deps.actions.undo(waiting.map(({ id }) => id));
  // The journal first: its rows are found by the bookings, which the store deletes next.
  await deps.journal.forget(ids, people);
  const written = await deps.writer.forget(addresses);
  if (!written.ok) return written;
  await deps.joins.forget(addresses);
  await pageChoices(deps.session).forget(people.addresses);
  await panelRequests(deps.session).forget(people.addresses);
  return ok(null);
}
