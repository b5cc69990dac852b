import { addEach, inParallel, putEach } from './idb-requests.ts';
import {
  asContact,
  type BookingRow,
  type ContactRow,
  rowBooker,
  type WriteTransaction,
} from './schema.ts';
import type { CacheUpdate, WriteCache } from './write-cache.ts';

/** What a batch says of contacts. */
interface ContactNews {
  contacts: readonly ContactRow[];
  /** Its bookings, written already. */
  bookings: readonly BookingRow[];
  /** Most of it is new to the store. */
  fresh: boolean;
}

/**
 * Writes the contacts OnceHub told of, and marks those somebody booked as under another address
 * than theirs, so that the reading of a person knows when there is more to look for. Answers how
 * the contacts stand now, and whether a booking ever came whose contact nobody told of.
 */
export async function putContacts(
  tx: WriteTransaction,
  { contacts, bookings, fresh }: ContactNews,
  { contacts: known, hasUnknownContacts }: Pick<WriteCache, 'contacts' | 'hasUnknownContacts'>,
): Promise<Pick<CacheUpdate, 'contacts' | 'hasUnknownContacts'>> {
  const [store, facts] = [tx.objectStore('contacts'), tx.objectStore('facts')];
  const bookers = bookersOf(bookings);
  const news = new Map(contacts.map((row) => [row.id, row]));
  const ids = [...new Set([...bookers.keys(), ...news.keys()])];
  const hasUnknown = hasUnknownContacts ?? (await facts.get('untold')) !== undefined;

  /** A contact as it stands now: with what was known of it, and what its bookings tell. */
  async function stand(row: ContactRow, before: ContactRow | undefined): Promise<ContactRow> {
    const booked = bookers.get(row.id) ?? new Set();
    const isAlias =
      before?.alias === true ||
      (before !== undefined && before.address !== row.address) ||
      [...booked].some((address) => address !== row.address) ||
      (before === undefined && hasUnknown && (await hasOtherBookers(tx, row)));
    return isAlias ? { ...row, alias: true } : row;
  }

  const now = new Map<string, ContactRow>();
  const unmet = fresh ? ids.filter((id) => !known.has(id) && news.has(id)) : [];
  const made = await Promise.all(
    unmet.flatMap((id) => news.get(id) ?? []).map((row) => stand(row, undefined)),
  );
  const there = new Set((await addEach(store, made)).map(({ id }) => id));
  for (const row of made) if (!there.has(row.id)) now.set(row.id, row);

  const changed: ContactRow[] = [];
  let isSomeUnknown = false;
  await inParallel(
    ids.filter((id) => !now.has(id)),
    async (id) => {
      const before = known.get(id) ?? asContact(await store.get(id));
      const row = news.get(id) ?? before;
      isSomeUnknown ||= row === undefined;
      if (!row) return;
      const after = await stand(row, before);
      now.set(id, after);
      if (!before || !isSame(before, after)) changed.push(after);
    },
  );
  putEach(store, changed);
  if (isSomeUnknown && !hasUnknown) await facts.put({ name: 'untold', value: 1 });
  return { contacts: now, hasUnknownContacts: hasUnknown || isSomeUnknown };
}

/** Who booked as which contact, colleagues left out. */
function bookersOf(rows: readonly BookingRow[]): Map<string, Set<string>> {
  const bookers = new Map<string, Set<string>>();
  for (const row of rows) {
    const booker = rowBooker(row);
    if (row.contact === null || booker === null) continue;
    const known = bookers.get(row.contact);
    if (known) known.add(booker);
    else bookers.set(row.contact, new Set([booker]));
  }
  return bookers;
}

/** Whether a contact has bookings under another address, from before anything was known of it. */
async function hasOtherBookers(tx: WriteTransaction, { id, address }: ContactRow) {
  const rows = await tx.objectStore('bookings').index('contact').getAll(id);
  return rows.some((row) => (rowBooker(row) ?? address) !== address);
}

const isSame = (one: ContactRow, other: ContactRow): boolean =>
  one.address === other.address &&
  one.name === other.name &&
  one.company === other.company &&
  one.phone === other.phone &&
  one.alias === other.alias;
