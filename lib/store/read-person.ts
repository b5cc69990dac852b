import { contactOf } from '../address/customer-key.ts';
import type { Booking } from '../domain/booking.ts';
import type { Transaction } from './read-existing.ts';
import { isBooking } from './row-guard.ts';
import {
  asContact,
  type BookingRow,
  type ContactRow,
  isContact,
  isLookUp,
  type LookUp,
  rowBooker,
  type StoreSchema,
} from './schema.ts';

/** Everything the store has about one address. */
export interface StoredCustomer {
  bookings: Booking[];
  contacts: ContactRow[];
  /** The last look-up at OnceHub; `null` where there was none. */
  asked: LookUp | null;
}

/** Everything the store has about one person, under all their addresses. */
export interface StoredPerson extends StoredCustomer {
  /** Lower-cased: first the addresses of the query, then those that share a contact with them. */
  addresses: string[];
  /**
   * Those of the query alone, a contact's key with its address. Bookings of the others are here by
   * a shared contact only, which two people may have: anybody can type any address into the form of
   * a known browser.
   */
  own: string[];
}

/** The object stores that `readPerson` and `readAddress` read. */
export const PERSON_STORES = ['bookings', 'contacts'] as const;

type Reading = Transaction<StoreSchema, (typeof PERSON_STORES)[number]>;

/** The most addresses followed for one person: more than a person has, to bound the query. */
const MAX_ADDRESSES = 12;

/**
 * Reads a person by some of their addresses. OnceHub keeps the contact of a booking when the
 * contact's address changes, or another one is typed into the form. So two addresses that booked as
 * the same contact are the same person, unless the user set one of them `apart` by hand.
 */
export async function readPerson(
  tx: Reading,
  asked: readonly string[],
  apart: readonly string[],
): Promise<StoredPerson> {
  const [bookings, contacts] = [tx('bookings'), tx('contacts')];
  // The index is missing where the background has not migrated the store yet.
  const byContact = bookings.hasIndex('contact') ? bookings.index('contact') : null;
  const found = new Map<string, BookingRow>();
  const keep = (rows: readonly BookingRow[]) => {
    for (const row of rows) found.set(row.id, row);
  };
  const lookUps: LookUp[] = [];
  const known: StoredCustomer['contacts'] = [];
  const followed = new Set<string>();
  const addresses = new Set(asked);
  const [own, others] = [new Set(asked), new Set(apart)];
  const addAddress = (address: string | null | undefined) => {
    if (address && !others.has(address) && addresses.size < MAX_ADDRESSES) addresses.add(address);
  };

  async function follow(id: string): Promise<void> {
    if (followed.has(id) || byContact === null) return;
    followed.add(id);
    const [contact, ids] = await Promise.all([contacts.get(id), byContact.getAllKeys(id)]);
    const unread = ids.filter((one) => !found.has(one));
    const read = (await Promise.all(unread.map((one) => bookings.get(one)))).filter(isBooking);
    keep(read.filter((row) => !others.has(rowBooker(row) ?? '')));
    addAddress(asContact(contact)?.address);
    for (const row of read) addAddress(rowBooker(row));
  }

  // Iterating a Set also visits the addresses that are added meanwhile.
  for (const address of addresses) {
    const contact = contactOf(address);
    if (contact !== null) {
      await follow(contact);
      const named = asContact(await contacts.get(contact))?.address ?? address;
      if (own.has(address) && !others.has(named)) own.add(named);
    }
    const { rows, held, told } = await readAddress(tx, address);
    keep(rows);
    lookUps.push(...told);
    known.push(...held);
    const booked = rows.filter((row) => rowBooker(row) === address);
    // A contact without `alias` has this address only, so following it finds nothing more.
    const alone = new Set(held.filter((contact) => !contact.alias).map((contact) => contact.id));
    const ids = [
      ...held.map((contact) => contact.id),
      ...booked.flatMap((row) => row.contact ?? []),
    ];
    await Promise.all(ids.filter((id) => !alone.has(id)).map(follow));
  }
  return {
    bookings: [...found.values()],
    contacts: known,
    asked: together(asked, lookUps),
    addresses: [...addresses],
    own: [...own],
  };
}

/**
 * What the store has under one address: bookings (`rows`), contacts (`held`) and results of
 * look-ups (`told`). Damaged booking rows are left out.
 */
export async function readAddress(
  tx: Reading,
  address: string,
): Promise<{ rows: BookingRow[]; held: ContactRow[]; told: LookUp[] }> {
  const [rows, others] = await Promise.all([
    tx('bookings').index('addresses').getAll(address),
    tx('contacts').index('address').getAll(address),
  ]);
  return {
    rows: rows.filter(isBooking),
    held: others.filter(isContact),
    told: others.filter(isLookUp),
  };
}

/**
 * Combines the look-ups of several addresses into one: as old as the oldest, complete only if every
 * one is. `null` where one of the addresses was never looked up.
 */
export function together(addresses: readonly string[], lookUps: readonly LookUp[]): LookUp | null {
  const rows = addresses.map((one) => lookUps.find(({ address }) => address === one));
  const known = rows.flatMap((row) => row ?? []);
  const [first] = known;
  if (!first || known.length < rows.length) return null;
  return {
    address: first.address,
    unread: known.reduce((sum, row) => sum + (row.unread ?? 0), 0) || undefined,
    at: Math.min(...known.map(({ at }) => at)),
    known: known.some((row) => row.known),
    complete: known.every((row) => row.complete),
  };
}
