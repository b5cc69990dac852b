import type { Orders } from '../actions/orders/order-service.ts';
import type { Actions } from '../actions/service.ts';
import { contactKey } from '../address/customer-key.ts';
import { normalise } from '../address/normalise.ts';
import { numberKeys } from '../address/unaddressed.ts';
import { bookerOf } from '../domain/booking.ts';
import type { OrderDraft } from '../domain/orders/order.ts';
import { forgottenOf } from '../domain/redaction.ts';
import { ok, type Result } from '../domain/result.ts';
import type { KeyedStore } from '../platform/storage.ts';
import type { KeyRing } from '../settings/key-ring.ts';
import { clearRepPlaces } from '../settings/rep-places.ts';
import { CALENDAR_USE_KEY } from '../settings/setting-keys.ts';
import type { Settings } from '../settings/stored-settings.ts';
import type { StoreReader } from '../store/reader.ts';
import type { StoreWriter } from '../store/writer.ts';
import { pageChoices, panelRequests } from '../tabs/tab-state.ts';
import { deleteVault, type Journal, type WholeJournal } from '../vault/journal.ts';
import type { ForgettingMemory } from './draft-memory.ts';

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

/** Deletes which of the account's calendars were used, and which of its users the rep is. */
export async function forgetCalendars(settings: Pick<Settings, 'set'>): Promise<void> {
  await settings.set(CALENDAR_USE_KEY, undefined);
  await clearRepPlaces(settings);
}

/**
 * Deletes one customer, by all of their addresses: their data in the store, their name in bookings
 * of others, the choices about them and the requests to show them, and the journal entries and
 * marks of the meetings they booked. What waits to be sent is withdrawn; what is in doubt stays
 * without any text until it has an outcome. Fails where the store cannot be written.
 */
export async function forgetCustomer(
  given: readonly string[],
  deps: {
    reader: Pick<StoreReader, 'customers' | 'directory'>;
    writer: Pick<StoreWriter, 'forget'>;
    journal: Pick<WholeJournal, 'forget' | 'open' | 'orders'>;
    actions: Pick<Actions, 'undo'>;
    orders: Pick<Orders, 'undo'>;
    drafts: Pick<ForgettingMemory, 'forget'>;
    joins: { forget(addresses: readonly string[]): Promise<void> };
    offerLanguages: { forget(addresses: readonly string[]): Promise<void> };
    reasons: { forgetLast(): Promise<void> };
    session: KeyedStore;
  },
): Promise<Result<null>> {
  // Drafts and choices made before the contact had an address name the contact's key.
  const held = (await deps.reader.customers(given)).flatMap((one) => one.contacts);
  const addresses = [...new Set([...given, ...held.map(({ id }) => contactKey(id))])];
  const customers = await deps.reader.customers(addresses);
  const known = customers.flatMap(({ bookings }) => bookings);
  const contacts = customers.flatMap((one) => one.contacts);
  const own = known.filter((booking) => {
    const booker = bookerOf(booking);
    return booker === null || addresses.includes(booker);
  });
  const ids = own.map(({ id }) => id);
  const keys = await formerKeys([...own, ...contacts], ids, deps.reader);
  // A contact may have the address of a colleague, about whom nothing is forgotten.
  const users = new Set((await deps.reader.directory()).map(({ address }) => address));
  const theirs = [...new Set([...addresses, ...keys])].filter((one) => !users.has(one));
  const people = forgottenOf(new Set(theirs), own, contacts);
  const waiting = (await deps.journal.open()).filter(({ state, booking, draft }) => {
    const isTheirs = ids.includes(booking) || people.addresses.has(draft?.seen.booker ?? '');
    return state === 'proposed' && isTheirs;
  });
  if (waiting.length > 0) await deps.actions.undo(waiting.map(({ id }) => id));
  const ordered = (await deps.journal.orders.open()).filter(({ state, old, draft }) => {
    const isTheirs = ids.includes(old?.id ?? '') || people.addresses.has(typedAddress(draft));
    return state === 'proposed' && isTheirs;
  });
  if (ordered.length > 0) await deps.orders.undo(ordered.map(({ id }) => id));
  await deps.drafts.forget(people.addresses);
  // The journal first: its rows are found by the bookings, which the store deletes next.
  await deps.journal.forget(ids, people);
  const written = await deps.writer.forget(addresses);
  if (!written.ok) return written;
  await deps.joins.forget(theirs);
  await deps.offerLanguages.forget(theirs);
  // It may name them, whoever it was about.
  await deps.reasons.forgetLast();
  await pageChoices(deps.session).forget(people.addresses);
  await panelRequests(deps.session).forget(people.addresses);
  return ok(null);
}

/** The address an order is for, as addresses are compared; empty where it is not kept. */
const typedAddress = (draft: OrderDraft | undefined): string => normalise(draft?.email ?? '') ?? '';

/** What a key can be made of: a booking, or a contact, which has no `email`. */
interface Keyed {
  id: string;
  phone: string | null;
  email?: string | null;
  contact?: string | null;
}

/**
 * The keys that a customer may have had before there was an address, by their bookings, which have
 * these ids, and their contacts: choices and drafts name them still. Without those of others.
 */
async function formerKeys(
  known: readonly Keyed[],
  ids: readonly string[],
  reader: Pick<StoreReader, 'customers'>,
): Promise<string[]> {
  const untyped = known.filter(
    ({ email }) => email !== undefined && normalise(email ?? '') === null,
  );
  const numbers = known.flatMap(({ phone }) => numberKeys(phone));
  const contacts = untyped.flatMap(({ contact }) => (contact ? contactKey(contact) : []));
  const keys = [...new Set([...numbers, ...contacts])];
  const stored = await reader.customers(keys);
  const own = keys.filter((_, at) => stored[at]?.bookings.every(({ id }) => ids.includes(id)));
  return [...own, ...untyped.map(({ id }) => `booking:${id}`)];
}
