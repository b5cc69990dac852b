import { isAddress } from '../address/customer-key.ts';
import { isMailProvider } from '../address/mail-providers.ts';
import { domainOf } from '../address/normalise.ts';
import type { Booking } from '../domain/booking.ts';
import { DAY_MS } from '../domain/dates.ts';
import { hostsAmong } from '../domain/details/hosts.ts';
import { later } from '../domain/history.ts';
import { createRedactor, forgottenOf, redactTexts, withoutPeople } from '../domain/redaction.ts';
import { addEach, inParallel, putEach } from './idb-requests.ts';
import {
  type BookingRow,
  type ContactRow,
  INDEX_PAGES,
  type IndexPageRow,
  isLookUp,
  lookUpId,
  type WriteTransaction,
} from './schema.ts';
import { indexPageOf, lineOf, withLines } from './search-index.ts';
import type { WriteCache } from './write-cache.ts';

/** A booking that a list did not have is read by its id once in this time, in ms. */
const CHECK_INTERVAL_MS = DAY_MS;

/** Whether a booking was read by its id, because a list did not have it, within the last day. */
export const isChecked = ({ checked }: Pick<Booking, 'checked'>, now: number): boolean =>
  checked !== undefined && Math.abs(now - checked) < CHECK_INTERVAL_MS;

/** Pruning spares the bookings of customers looked up less than this long ago, in ms. */
const LOOK_UP_RETENTION_MS = DAY_MS;

/**
 * A period that was read to its end. Its bookings that were last written in batch `since` or an
 * earlier one were not listed: they may be gone at OnceHub, which only reading them by id can tell.
 */
export interface Sweep {
  /** The id of the slice that was read; it gets the ids of these bookings. */
  slice: string;
  /** Earliest start time, inclusive (UTC ms). */
  from: number;
  /** Latest start time, exclusive (UTC ms); `null`: without end. */
  to: number | null;
  /** The store's count of batches when the reading began. */
  since: number;
}

/** The lower-cased addresses of the account's users. */
export interface UserAddresses {
  /** Those of today, whose owners are no customers. */
  colleagues: ReadonlySet<string>;
  /** The same and those they had before: a booking of then names its hosts by them. */
  hosts: ReadonlySet<string>;
}

/**
 * Collects writes of bookings within a transaction. Their lines in the search index are written
 * only by `flushSearchIndex`, which must be called at the end. `known` is a cache of index pages as
 * they are stored, by name.
 */
export function putBookings(
  tx: WriteTransaction,
  users: UserAddresses,
  known: ReadonlyMap<string, string> = new Map(),
) {
  const bookings = tx.objectStore('bookings');
  const indexPages = tx.objectStore(INDEX_PAGES);
  const changes = new Map<string, Map<string, string | null>>();
  const changeLine = (row: BookingRow, line: string | null) => {
    const page = indexPageOf(row);
    const lines = changes.get(page) ?? new Map();
    changes.set(page, lines.set(row.id, line));
  };

  /** Lines of new bookings, by index page: no page has a line of theirs to be replaced. */
  const additions = new Map<string, string[]>();
  const lastSeen: WriteCache['lastSeen'] = new Map();
  const markSeen = ({ id, heard, starts }: BookingRow) =>
    lastSeen.set(id, { batch: heard, starts });
  const append = (row: BookingRow) => {
    const page = indexPageOf(row);
    const lines = additions.get(page);
    if (lines) lines.push(lineOf(row));
    else additions.set(page, [lineOf(row)]);
  };

  const dropped = new Set<string>();
  const drop = async (row: BookingRow) => {
    dropped.add(row.id);
    changeLine(row, null);
    await bookings.delete(row.id);
  };

  /** The rows that start in a range and satisfy a predicate. */
  const within = async (range: IDBKeyRange, isWanted: (row: BookingRow) => boolean) =>
    (await bookings.index('starts').getAll(range)).filter(isWanted);
  const mark = (rows: readonly BookingRow[]) =>
    putEach(
      bookings,
      rows.map((row) => ({ ...row, unlisted: true })),
    );

  /** Writes rows whose people, or what is known of them, have changed. */
  const reindex = (rows: readonly BookingRow[]) => {
    const now = rows.map((row) => ({ ...row, ...indexKeys(row, users) }));
    for (const row of now) changeLine(row, lineOf(row));
    putEach(bookings, now);
  };

  return {
    reindex,
    /** The bookings upserted so far, by id. */
    lastSeen,
    /**
     * Removes bookings by id, but none that changed later than `updated` (`null`: at any time); ids
     * that are not stored are ignored.
     */
    async remove(gone: readonly Pick<Booking, 'id' | 'updated'>[]): Promise<void> {
      await inParallel(gone, async ({ id, updated }) => {
        const row = await bookings.get(id);
        if (row && (updated === null || (row.updated ?? 0) <= updated)) await drop(row);
      });
    },
    /**
     * Writes rows. Where a row is stored already, the version changed later at OnceHub stays. With
     * `fresh`, most rows are expected to be new: they are added without reading first, and only
     * those that exist already are read and merged.
     */
    async upsert(received: readonly BookingRow[], fresh: boolean): Promise<void> {
      const rows = fresh ? await addEach(bookings, received) : received;
      const toMerge = new Set(rows);
      for (const row of received) {
        if (toMerge.has(row)) continue;
        append(row);
        markSeen(row);
      }
      const known = await inParallel(rows, ({ id }) => bookings.get(id));
      const kept = new Map(known.flatMap((row) => (row ? [[row.id, row] as const] : [])));
      for (const row of rows) {
        const before = kept.get(row.id);
        const newer = later(before, row);
        const now: BookingRow = { ...newer, ...indexKeys(newer, users), heard: row.heard };
        const checked = row.checked ?? before?.checked;
        if (checked !== undefined) now.checked = checked;
        delete now.unlisted;
        kept.set(row.id, now);
        markSeen(now);
        const line = lineOf(now);
        if (before && lineOf(before) === line) continue;
        if (before) changeLine(before, null);
        changeLine(now, line);
      }
      putEach(bookings, kept.values());
    },
    /** Removes addresses that turned out to be colleagues' from the indexes of all bookings. */
    async unindexAddresses(addresses: readonly string[]): Promise<void> {
      for (const address of addresses) {
        reindex(await bookings.index('addresses').getAll(address));
      }
    },
    /**
     * Forgets people, whose contacts are given: bookings that name no other customer are removed,
     * the others are redacted.
     */
    async forget(
      addresses: ReadonlySet<string>,
      contacts: readonly Pick<ContactRow, 'name' | 'phone'>[],
    ): Promise<void> {
      const read = await inParallel(addresses, (one) => bookings.index('addresses').getAll(one));
      const rows = [...new Map(read.flat().map((one) => [one.id, one])).values()];
      const redactor = createRedactor(forgottenOf(addresses, rows, contacts));
      for (const row of rows) {
        const redacted = redactTexts(withoutPeople(row, addresses), redactor);
        const kept = { ...row, ...redacted, ...indexKeys(redacted, users) };
        if (kept.addresses.length === 0) {
          await drop(row);
          continue;
        }
        changeLine(kept, lineOf(kept));
        await bookings.put(kept);
      }
    },
    /** Marks bookings that a list should have had, by id; ids that are not stored are ignored. */
    async markUnlisted(missing: readonly Pick<Booking, 'id' | 'checked'>[]): Promise<void> {
      const known = await inParallel(missing, async (one) => {
        const row = await bookings.get(one.id);
        return row ? [{ ...row, ...one }] : [];
      });
      mark(known.flat());
    },
    /**
     * Marks the bookings of a period that its reading did not give (see `Sweep`), and answers their
     * ids, without those that were read by id during the last day before `now` (UTC ms). `before`
     * is the cache of bookings seen in earlier batches: if it proves that every booking of the
     * period was seen after `since`, no row has to be read.
     */
    async sweep(
      { from, to, since }: Sweep,
      before: WriteCache['lastSeen'],
      now: number,
    ): Promise<string[]> {
      const range =
        to === null ? IDBKeyRange.lowerBound(from) : IDBKeyRange.bound(from, to, false, true);
      let seen = 0;
      for (const [id, { batch, starts }] of new Map([...before, ...lastSeen])) {
        const isWithin = starts !== null && starts >= from && (to === null || starts < to);
        if (batch > since && isWithin && !dropped.has(id)) seen++;
      }
      if ((await bookings.index('starts').count(range)) === seen) return [];
      const missing = await within(range, (row) => row.heard <= since && !isChecked(row, now));
      mark(missing);
      return missing.map(({ id }) => id);
    },
    /**
     * Removes the bookings that start before `keptFrom`, except those of customers looked up within
     * the last day. The look-ups of the people on removed bookings are deleted, because their
     * history is no longer complete. Both instants are UTC ms.
     */
    async prune(keptFrom: number, now: number): Promise<void> {
      const range = IDBKeyRange.upperBound(keptFrom, true);
      if ((await bookings.index('starts').count(range)) === 0) return;
      const contacts = tx.objectStore('contacts');
      const asked = await contacts.getAll(IDBKeyRange.bound(lookUpId(''), lookUpId('\uffff')));
      const recent = asked.filter(
        (row) => isLookUp(row) && Math.abs(now - row.at) < LOOK_UP_RETENTION_MS,
      );
      const spared = new Set(recent.map((row) => row.address));
      const gone = await within(range, (row) => !row.addresses.some((one) => spared.has(one)));
      await inParallel(gone, drop);
      const addresses = new Set(gone.flatMap((row) => row.addresses));
      await inParallel(addresses, (address) => contacts.delete(lookUpId(address)));
    },
    /** Writes the changed pages of the search index and answers them, by name. */
    async flushSearchIndex(): Promise<Map<string, string>> {
      const written: IndexPageRow[] = [];
      await inParallel(new Set([...additions.keys(), ...changes.keys()]), async (page) => {
        const kept = known.get(page) ?? (await indexPages.get(page))?.lines ?? '';
        const extended = [kept, ...(additions.get(page) ?? [])].filter(Boolean).join('\n');
        const lines = withLines(extended, changes.get(page) ?? new Map());
        if (lines === '') await indexPages.delete(page);
        else written.push({ shelf: page, lines });
      });
      putEach(indexPages, written);
      return new Map(written.map(({ shelf, lines }) => [shelf, lines]));
    },
  };
}

/** How slow the clock at hand may be, in ms: a change dated even later is an error. */
const MAX_CLOCK_SKEW_MS = 2 * DAY_MS;

/**
 * Makes the row of a booking that is written by the batch numbered `batch`. A date of change that
 * lies in the future is dropped; `now` (UTC ms) is OnceHub's clock where it is known.
 */
export function rowOf(
  booking: Booking,
  users: UserAddresses,
  { batch, now }: { batch: number; now: number },
): BookingRow {
  const { updated } = booking;
  // With a date in the future this version would win over every later one.
  const plausible = updated !== null && updated <= now + MAX_CLOCK_SKEW_MS ? updated : null;
  return { ...booking, updated: plausible, ...indexKeys(booking, users), heard: batch };
}

/**
 * The index keys of a booking: the addresses and domains of everybody it names but colleagues, and
 * which users host it.
 */
export function indexKeys(
  { people, starts }: Pick<Booking, 'people' | 'starts'>,
  { colleagues, hosts: users }: UserAddresses,
): Pick<BookingRow, 'addresses' | 'domains' | 'hosts'> {
  const addresses = people
    .map((person) => person.address)
    .filter((address) => !colleagues.has(address));
  const mail = addresses.filter(isAddress);
  const domains = new Set(mail.map(domainOf).filter((domain) => !isMailProvider(domain)));
  const hosts = hostsAmong(people, (address) => users.has(address)).flatMap(
    (address): [string, number][] => (starts === null ? [] : [[address, starts]]),
  );
  return { addresses, domains: [...domains], hosts };
}
