import type { IDBPTransaction } from 'idb';
import type { Booking } from '../domain/booking.ts';
import { isBooking } from './row-guard.ts';
import {
  type Asked,
  asContact,
  type BookingRow,
  type ContactRow,
  isAsked,
  isContact,
  rowBooker,
  type StoreSchema,
} from './schema.ts';

/** All the store knows of one address. */
export interface StoredCustomer {
  bookings: Booking[];
  contacts: ContactRow[];
  asked: Asked | null;
}

/** All the store knows of one person, under all their addresses. */
export interface StoredPerson extends StoredCustomer {
  /** Lower-cased; those asked for first, then those that share a contact with them. */
  addresses: string[];
}

/** What a reading of a person needs. */
export const PERSON_STORES = ['bookings', 'contacts'] as const;

type Reading = IDBPTransaction<StoreSchema, typeof PERSON_STORES, 'readonly'>;

/** More addresses than one person has. */
const MAX_ADDRESSES = 12;

/**
 * Reads a person by some of their addresses. OnceHub keeps the contact of a booking when the
 * contact's address changes, or another one is typed into the form: whoever booked as the same
 * contact is the same person, unless their address was set `apart` by hand.
 */
export async function readPerson(
  tx: Reading,
  asked: readonly string[],
  apart: readonly string[],
): Promise<StoredPerson> {
  const [bookings, contacts] = [tx.objectStore('bookings'), tx.objectStore('contacts')];
  // A store that is just being brought to this version.
  const byContact = bookings.indexNames.contains('contact') ? bookings.index('contact') : null;
  const found = new Map<string, BookingRow>();
  const keep = (rows: readonly BookingRow[]) => {
    for (const row of rows) found.set(row.id, row);
  };
  const heard: Asked[] = [];
  const known: StoredCustomer['contacts'] = [];
  const followed = new Set<string>();
  const addresses = new Set(asked);
  const others = new Set(apart);
  const meet = (address: string | null | undefined) => {
    if (address && !others.has(address) && addresses.size < MAX_ADDRESSES) addresses.add(address);
  };

  async function follow(id: string): Promise<void> {
    if (followed.has(id) || byContact === null) return;
    followed.add(id);
    const [contact, ids] = await Promise.all([contacts.get(id), byContact.getAllKeys(id)]);
    const unread = ids.filter((one) => !found.has(one));
    const rows = (await Promise.all(unread.map((one) => bookings.get(one)))).filter(isBooking);
    keep(rows.filter((row) => !others.has(rowBooker(row) ?? '')));
    meet(asContact(contact)?.address);
    for (const row of rows) meet(rowBooker(row));
  }

  // A set may grow while it is gone through.
  for (const address of addresses) {
    const { rows, held, told } = await readAddress(tx, address);
    keep(rows);
    heard.push(...told);
    known.push(...held);
    const booked = rows.filter((row) => rowBooker(row) === address);
    // A contact under this address and no other leads nowhere else.
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
    asked: together(asked, heard),
    addresses: [...addresses],
  };
}

/** What stands under one address: bookings, contacts, and what OnceHub said when it was asked about it. */
export async function readAddress(
  tx: Reading,
  address: string,
): Promise<{ rows: BookingRow[]; held: ContactRow[]; told: Asked[] }> {
  const [rows, others] = await Promise.all([
    tx.objectStore('bookings').index('addresses').getAll(address),
    tx.objectStore('contacts').index('address').getAll(address),
  ]);
  return {
    rows: rows.filter(isBooking),
    held: others.filter(isContact),
    told: others.filter(isAsked),
  };
}

/** What was heard of one address, or may be concluded of several: no more than of the one known least about. */
export function together(addresses: readonly string[], heard: readonly Asked[]): Asked | null {
  const rows = addresses.map((one) => heard.find(({ address }) => address === one));
  const known = rows.flatMap((row) => row ?? []);
  const [first] = known;
  if (!first || known.length < rows.length) return null;
  return {
    address: first.address,
    at: Math.min(...known.map(({ at }) => at)),
    known: known.some((row) => row.known),
    complete: known.every((row) => row.complete),
  };
}
