import { contactKey, isAddress } from '../address/customer-key.ts';
import { normalise } from '../address/normalise.ts';
import { attributeTo, bookerOf } from '../domain/booking.ts';
import { addEach, inParallel, putEach } from './idb-requests.ts';
import {
  asContact,
  type BookingRow,
  type ContactRow,
  rowBooker,
  UNKNOWN_CONTACTS,
  type WriteTransaction,
} from './schema.ts';
import type { CacheUpdate, WriteCache } from './write-cache.ts';

/** The parts of a batch that concern contacts. */
interface ContactChanges {
  contacts: readonly ContactRow[];
  /** The batch's bookings; they must be written already. */
  bookings: readonly BookingRow[];
  /** A hint for speed: most contacts are new to the store. */
  fresh: boolean;
  /** The addresses of the account's users. */
  colleagues: ReadonlySet<string>;
}

/**
 * Writes contacts, and sets `alias` on those with bookings under another address than their own, so
 * that `readPerson` knows which contacts to follow. The last argument is part of the write cache.
 * Answers the contacts as they are stored now, whether a booking was ever stored whose contact was
 * not, and as `late` the contacts whose bookings may not be under their address yet.
 */
export async function putContacts(
  tx: WriteTransaction,
  { contacts, bookings, fresh, colleagues }: ContactChanges,
  { contacts: known, hasUnknownContacts }: Pick<WriteCache, 'contacts' | 'hasUnknownContacts'>,
): Promise<Pick<CacheUpdate, 'contacts' | 'hasUnknownContacts'> & { late: Set<ContactRow> }> {
  const [store, facts] = [tx.objectStore('contacts'), tx.objectStore('facts')];
  const bookers = bookersOf(bookings);
  const received = new Map(contacts.map((row) => [row.id, row]));
  const ids = [...new Set([...bookers.keys(), ...received.keys()])];
  const hasUnknown = hasUnknownContacts ?? (await facts.get(UNKNOWN_CONTACTS)) !== undefined;

  const late = new Set<ContactRow>();

  /** A contact with `alias`, if its stored row or its bookings show another address. */
  async function withAlias(row: ContactRow, before: ContactRow | undefined): Promise<ContactRow> {
    const booked = bookers.get(row.id) ?? new Set();
    if (before ? before.address !== row.address : hasUnknown) late.add(row);
    const isAlias =
      before?.alias === true ||
      (before !== undefined && before.address !== row.address) ||
      [...booked].some((address) => address !== row.address) ||
      (before === undefined && hasUnknown && (await hasOtherBookers(tx, row)));
    return isAlias ? { ...row, alias: true } : row;
  }

  const current = new Map<string, ContactRow>();
  const maybeNew = fresh ? ids.filter((id) => !known.has(id) && received.has(id)) : [];
  const added = await Promise.all(
    maybeNew.flatMap((id) => received.get(id) ?? []).map((row) => withAlias(row, undefined)),
  );
  const existing = new Set((await addEach(store, added)).map(({ id }) => id));
  for (const row of added) if (!existing.has(row.id)) current.set(row.id, row);

  const changed: ContactRow[] = [];
  let isSomeUnknown = false;
  await inParallel(
    ids.filter((id) => !current.has(id)),
    async (id) => {
      const before = known.get(id) ?? asContact(await store.get(id));
      const row = received.get(id) ?? before;
      isSomeUnknown ||= row === undefined;
      if (!row) return;
      const after = await withAlias(row, before);
      current.set(id, after);
      if (!before || !isSame(before, after)) changed.push(after);
    },
  );
  putEach(store, changed);
  if (isSomeUnknown && !hasUnknown) await facts.put({ name: UNKNOWN_CONTACTS, value: 1 });
  for (const row of bookings) {
    const contact = current.get(row.contact ?? '');
    if (contact && isMisfiled(row, filing(contact, colleagues))) late.add(contact);
  }
  return { contacts: current, hasUnknownContacts: hasUnknown || isSomeUnknown, late };
}

/** The bookers' addresses by contact id; of colleagues, and of nobody, none. */
function bookersOf(rows: readonly BookingRow[]): Map<string, Set<string>> {
  const bookers = new Map<string, Set<string>>();
  for (const row of rows) {
    if (row.contact === null) continue;
    const booker = rowBooker(row);
    const known = bookers.get(row.contact) ?? new Set();
    bookers.set(row.contact, booker === null ? known : known.add(booker));
  }
  return bookers;
}

/** Whether bookings stored before the contact itself have another booker's address than its own. */
async function hasOtherBookers(tx: WriteTransaction, { id, address }: ContactRow) {
  const rows = await tx.objectStore('bookings').index('contact').getAll(id);
  return rows.some((row) => (rowBooker(row) ?? address) !== address);
}

const isSame = (one: ContactRow, other: ContactRow): boolean =>
  one.address === other.address &&
  one.name === other.name &&
  one.company === other.company &&
  one.phone === other.phone &&
  one.alias === other.alias &&
  JSON.stringify(one.facts) === JSON.stringify(other.facts);

/** Whether the booker's address is not known, so that it may be the contact's. */
export const lacksAddress = (row: BookingRow): boolean => !isAddress(bookerOf(row) ?? '');

/**
 * A contact with what its bookings are filed under: its address, or its key where it has none or
 * that of a user of the account, who is no customer.
 */
export const filing = (contact: ContactRow, colleagues: ReadonlySet<string>): ContactRow =>
  colleagues.has(contact.address) ? { ...contact, address: contactKey(contact.id) } : contact;

/** Whether a booking is not filed under its contact, although nobody typed an address into it. */
const isMisfiled = (row: BookingRow, { address }: ContactRow): boolean =>
  bookerOf(row) !== address && normalise(row.email ?? '') === null;

/**
 * The stored bookings that are to be under one of these contacts, and are not, as they are under
 * it: they were stored before the contact was, or while it had another address or none.
 */
export async function misfiled(
  tx: WriteTransaction,
  contacts: Iterable<ContactRow>,
  colleagues: ReadonlySet<string>,
): Promise<BookingRow[]> {
  const byContact = tx.objectStore('bookings').index('contact');
  const rows = await inParallel(contacts, async (row) => {
    const contact = filing(row, colleagues);
    const stored = await byContact.getAll(contact.id);
    return stored
      .filter((one) => isMisfiled(one, contact))
      .map((one) => {
        const people = one.people.filter(({ part }) => part !== 'booker');
        return { ...one, ...attributeTo({ ...one, people }, contact) };
      });
  });
  return rows.flat();
}
