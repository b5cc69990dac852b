import { normaliseQuickly } from '../address/normalise.ts';
import { attributeTo, type Booking } from '../domain/booking.ts';
import { type FailureKind, ok, type Result } from '../domain/result.ts';
import type { Client } from '../oncehub/client.ts';
import { eachPage } from '../oncehub/paging.ts';
import type { ReadBooking } from '../oncehub/to-booking.ts';
import type { WireContact } from '../oncehub/wire.ts';
import type { ContactRow } from '../store/schema.ts';
import type { StoreWriter } from '../store/writer.ts';
import { assessFreshness, type FreshnessDeps } from './freshness.ts';

/** Pages of 100 bookings read of one customer at most: 4,000 bookings. */
const MAX_BOOKING_PAGES = 40;
/** Contacts with one address looked through at most. */
const MAX_CONTACTS = 20;

export interface RefreshCustomerDeps extends FreshnessDeps {
  client: Client;
  writer: Pick<StoreWriter, 'lease'>;
  changed(): void;
}

/**
 * Brings one customer up to date: OnceHub cannot be asked for the bookings of an address, so its
 * contacts are asked for first, then the bookings of each. Where the sync knows a contact already
 * that is enough, unless somebody is `eager` to know of all. Pages are written as they come, so
 * that a view fills while the rest is on its way. Answers whether OnceHub was asked, and whether the
 * store now answers for this customer.
 */
export async function refreshCustomer(
  ask: { address: string; asWritten?: string | undefined; eager: boolean },
  deps: RefreshCustomerDeps,
): Promise<Result<{ asked: boolean; complete: boolean }>> {
  const { client } = deps;
  const writer = deps.writer.lease();
  const known = ask.eager ? null : await assessFreshness(ask.address, deps);
  if (known?.isFresh) return ok({ asked: false, complete: true });
  if (known?.mayWait) return ok({ asked: false, complete: false });

  if (known?.isFollowed && known.contacts.length > 0) {
    const read = await readContacts({ ...known, complete: false }, deps, writer);
    // A contact OnceHub no longer has, or has no bookings of, may have become part of another one.
    const isGone = read.ok ? read.value.empty : UNKNOWN.includes(read.failure.kind);
    if (!isGone) return read.ok ? conclude(ask.address, true, read.value.complete) : read;
  }
  const found = await findContacts(ask.address, ask.asWritten, client);
  if (!found.ok) return found;
  const { contacts } = found.value;
  await writer.write({ contacts });
  const read = await readContacts(found.value, deps, writer);
  return read.ok ? conclude(ask.address, contacts.length > 0, read.value.complete) : read;

  async function conclude(address: string, known: boolean, complete: boolean) {
    await writer.write({ asked: { address, at: deps.clock(), known, complete } });
    deps.changed();
    return ok({ asked: true, complete });
  }
}

/** How OnceHub answers about a contact it does not have. */
const UNKNOWN: FailureKind[] = ['notFound', 'badRequest'];

/** Reads the bookings of some contacts into the store; `empty` where one has none. */
async function readContacts(
  found: { contacts: readonly ContactRow[]; complete: boolean },
  deps: RefreshCustomerDeps,
  writer: Pick<StoreWriter, 'write'>,
): Promise<Result<{ complete: boolean; empty: boolean }>> {
  let { complete } = found;
  let empty = false;
  for (const contact of found.contacts) {
    const listed = new Set<string>();
    const read = await eachPage(
      (after) => deps.client.bookingsOf(contact.id, after),
      async (rows) => {
        const { bookings, gone } = sortOut(rows, contact);
        for (const { id } of bookings) listed.add(id);
        const written = await writer.write({ bookings, gone });
        deps.changed();
        if (!written.ok) complete = false;
      },
      MAX_BOOKING_PAGES,
    );
    if (!read.ok) return read;
    complete &&= read.value.complete;
    empty ||= listed.size === 0;
    // Deleted bookings leave no trace in a list but their absence.
    const isProof = read.value.complete && (found.complete || listed.size > 0);
    if (isProof) await writer.write({ gone: await missing(contact, listed, deps) });
  }
  return ok({ complete, empty });
}

async function findContacts(
  address: string,
  asWritten: string | undefined,
  client: Client,
): Promise<Result<{ contacts: ContactRow[]; complete: boolean }>> {
  // Stored addresses keep the case the customer typed, and the filter may heed it.
  const spellings = asWritten && asWritten !== address ? [address, asWritten] : [address];
  const contacts: ContactRow[] = [];
  let complete = true;
  for (const spelling of spellings) {
    const read = await eachPage(
      (after) => client.contacts(spelling, after),
      async (rows) => {
        for (const row of rows) {
          const contact = contactRow(row);
          // The filter may match parts of an address; those are other people.
          if (contact?.address === address) contacts.push(contact);
        }
      },
      2,
    );
    if (!read.ok) return read;
    complete &&= read.value.complete;
    if (contacts.length > 0) break;
  }
  complete &&= contacts.length <= MAX_CONTACTS;
  return ok({ contacts: contacts.slice(0, MAX_CONTACTS), complete });
}

/** Parts a page into bookings to keep and ids to remove, each booking filed under the people it names. */
function sortOut(rows: ReadBooking[], contact: ContactRow) {
  const bookings: Booking[] = [];
  const gone: string[] = [];
  for (const row of rows) {
    if (row.is === 'gone') gone.push(row.id);
    if (row.is === 'booking') bookings.push(attributeTo(row.booking, contact));
  }
  return { bookings, gone };
}

async function missing(
  contact: ContactRow,
  listed: ReadonlySet<string>,
  { reader }: RefreshCustomerDeps,
): Promise<string[]> {
  const { bookings } = await reader.customer(contact.address);
  return bookings
    .filter((booking) => booking.contact === contact.id && !listed.has(booking.id))
    .map((booking) => booking.id);
}

/** A contact as the store keeps it; `null` for one without a readable address. */
export function contactRow(row: WireContact): ContactRow | null {
  const address = row.email ? normaliseQuickly(row.email) : null;
  if (address === null) return null;
  return {
    id: row.id,
    address,
    name: [row.first_name, row.last_name].filter(Boolean).join(' ') || null,
    company: row.company,
    phone: row.mobile_phone ?? row.phone,
  };
}
