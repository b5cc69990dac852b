import { contactKey, contactOf, isAskable } from '../address/customer-key.ts';
import { normaliseQuickly } from '../address/normalise.ts';
import { attributeTo, type Booking, type UnreadRow } from '../domain/booking.ts';
import { type Failure, type FailureKind, ok, type Result } from '../domain/result.ts';
import type { Client } from '../oncehub/client.ts';
import { addUnread, eachPage } from '../oncehub/paging.ts';
import type { ReadBooking } from '../oncehub/to-booking.ts';
import type { WireContact } from '../oncehub/wire.ts';
import type { ContactRow } from '../store/schema.ts';
import type { StoreWriter } from '../store/writer.ts';
import { type CheckDeps, checkUnlisted } from './check-missing.ts';
import { assessFreshness, type FreshnessDeps } from './freshness.ts';

/** The most pages (of 100 bookings) read of one contact: 4,000 bookings. */
const MAX_BOOKING_PAGES = 40;
/** The most contacts of one address whose bookings are read. */
const MAX_CONTACTS = 20;

/** What `refreshCustomer` depends on. */
export interface RefreshCustomerDeps extends FreshnessDeps {
  client: Client;
  reader: FreshnessDeps['reader'] & CheckDeps['reader'];
  writer: Pick<StoreWriter, 'lease'>;
  /** Called after each write, to notify the views. */
  changed(): void;
}

/**
 * Refreshes one customer from OnceHub, unless the stored data is fresh. OnceHub cannot be asked for
 * the bookings of an address, so this asks for the contacts with the address, then for the bookings
 * of each. Where rounds keep the store up to date, the stored contacts are enough. `eager` skips
 * both short cuts. Pages are written as they come, so that a view fills while the rest is loading.
 * Stored bookings that are missing from a whole list are read by id, see `checkUnlisted`.
 *
 * A customer without an address is asked for by their contact, or, where they have none, not at
 * all: what is stored is all there is.
 *
 * Answers whether OnceHub was asked (`asked`), and whether the store is now up to date for this
 * customer (`complete`). Fails as the client does, and where the store cannot be written to; pages
 * written before the failure stay.
 */
export async function refreshCustomer(
  request: { address: string; asWritten?: string | undefined; eager: boolean },
  deps: RefreshCustomerDeps,
): Promise<Result<{ asked: boolean; complete: boolean }>> {
  const { client } = deps;
  const { address } = request;
  if (!isAskable(address)) return ok({ asked: false, complete: false });
  const writer = deps.writer.lease();
  const known = request.eager ? null : await assessFreshness(request.address, deps);
  if (known?.isFresh) return ok({ asked: false, complete: true });
  if (known?.canWait) return ok({ asked: false, complete: false });

  if (known?.isFollowed && known.contacts.length > 0) {
    const read = await readContacts({ ...known, complete: false }, deps, writer);
    // A contact that OnceHub no longer has, or that has no bookings, may have been merged into
    // another one: then all contacts of the address have to be found again.
    const isGone = read.ok ? read.value.empty : UNKNOWN.includes(read.failure.kind);
    if (!isGone) return read.ok ? conclude(true, read.value) : read;
  }
  const contact = contactOf(address);
  const found = await (contact === null
    ? findContacts(address, request.asWritten, client)
    : ok({ contacts: [await withoutAddress(contact, deps)], complete: true }));
  if (!found.ok) return found;
  const { contacts } = found.value;
  if (contact === null) await writer.write({ contacts });
  const read = await readContacts(found.value, deps, writer);
  if (!read.ok && contact !== null && UNKNOWN.includes(read.failure.kind)) {
    return conclude(false, NOTHING_LISTED);
  }
  return read.ok ? conclude(contacts.length > 0, read.value) : read;

  async function conclude(known: boolean, lists: Lists) {
    const { complete, unread } = lists;
    const asked = { address, at: deps.clock(), known, complete };
    const written = await writer.write({
      asked: { ...asked, ...(unread.length > 0 && { unread: unread.length }) },
    });
    // After `changed` the customer was forgotten, or the account is another: nothing is missing.
    if (!written.ok && written.failure.kind !== 'changed') return written;
    deps.changed();
    await checkUnlisted(address, lists, deps, writer);
    deps.changed();
    return ok({ asked: true, complete });
  }
}

/** What the lists of some contacts had. */
interface Lists {
  /** Whether every list was read to its end, with every row. */
  complete: boolean;
  /** Whether one of the contacts has no bookings. */
  empty: boolean;
  /** Rows that could not be read. */
  unread: UnreadRow[];
  /** The ids of the bookings. */
  listed: Set<string>;
  /** The ids of the contacts whose whole list was read: it should have all of their bookings. */
  contacts: Set<string>;
}

const NOTHING_LISTED: Lists = {
  complete: true,
  empty: true,
  unread: [],
  listed: new Set(),
  contacts: new Set(),
};

/** A contact without an address: as it is stored, else its id alone. */
async function withoutAddress(
  id: string,
  { reader }: Pick<RefreshCustomerDeps, 'reader'>,
): Promise<ContactRow> {
  const nothing = { id, address: contactKey(id), name: null, company: null, phone: null };
  return (await reader.contact(id)) ?? nothing;
}

/** How OnceHub answers about a contact that does not exist. */
const UNKNOWN: FailureKind[] = ['notFound', 'badRequest'];

/** Reads the bookings of some contacts into the store. Fails as the client does. */
async function readContacts(
  found: { contacts: readonly ContactRow[]; complete: boolean },
  deps: RefreshCustomerDeps,
  writer: Pick<StoreWriter, 'write'>,
): Promise<Result<Lists>> {
  let { complete } = found;
  let unwritten: Failure | undefined;
  let empty = false;
  let unread: UnreadRow[] = [];
  const [all, contacts] = [new Set<string>(), new Set<string>()];
  for (const contact of found.contacts) {
    const listed = new Set<string>();
    const read = await eachPage(
      (after) => deps.client.bookingsOf(contact.id, after),
      async (rows) => {
        const page = partition(rows, contact);
        for (const { id } of page.bookings) listed.add(id);
        const written = await writer.write(page);
        deps.changed();
        if (!written.ok && written.failure.kind !== 'changed') unwritten = written.failure;
        if (!written.ok || written.value === 'evicted') complete = false;
      },
      MAX_BOOKING_PAGES,
    );
    if (!read.ok) return read;
    if (unwritten) return { ok: false, failure: unwritten };
    complete &&= read.value.complete;
    empty ||= listed.size === 0;
    unread = addUnread(unread, read.value.unread);
    for (const id of listed) all.add(id);
    // Deleted bookings are simply missing from a list; a contact without any may be another's now.
    if (read.value.complete && (found.complete || listed.size > 0)) contacts.add(contact.id);
  }
  return ok({ complete, empty, unread, listed: all, contacts });
}

/** Finds the contacts with an address at OnceHub, at most `MAX_CONTACTS` of them. */
async function findContacts(
  address: string,
  asWritten: string | undefined,
  client: Client,
): Promise<Result<{ contacts: ContactRow[]; complete: boolean }>> {
  // OnceHub stores addresses as the customer typed them, and its filter may be case-sensitive.
  const spellings = asWritten && asWritten !== address ? [address, asWritten] : [address];
  const contacts: ContactRow[] = [];
  let complete = true;
  for (const spelling of spellings) {
    const read = await eachPage(
      (after) => client.contacts(spelling, after),
      async (rows) => {
        for (const row of rows) {
          const contact = contactRow(row);
          // OnceHub's filter may match a part of an address, which finds other people, too.
          if (contact.address === address) contacts.push(contact);
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

/** Splits a page into bookings to store, attributed to the contact, and those to remove. */
function partition(rows: ReadBooking[], contact: ContactRow) {
  const bookings: Booking[] = [];
  const gone: string[] = [];
  const trashed: Booking[] = [];
  for (const row of rows) {
    if (row.is === 'booking') bookings.push(attributeTo(row.booking, contact));
    // A list may lag, and show in the trash what was restored since.
    else if (row.is === 'gone' && row.last) trashed.push(row.last);
    else if (row.is === 'gone') gone.push(row.id);
  }
  return { bookings, gone, trashed };
}

/** Makes the store's row of a contact of OnceHub's. */
export function contactRow(row: WireContact): ContactRow {
  const address = (row.email && normaliseQuickly(row.email)) || contactKey(row.id);
  return {
    id: row.id,
    address,
    name: [row.first_name, row.last_name].filter(Boolean).join(' ') || null,
    company: row.company,
    phone: row.mobile_phone ?? row.phone,
    facts: {
      title: row.job_title,
      size: row.company_size ?? row.employees,
      stage: row.status,
      zone: row.timezone,
      lastSeen: row.last_interacted_time,
    },
  };
}
