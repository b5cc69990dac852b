import { isFreeMail } from '../address/kinds.ts';
import { domainOf, normalise } from '../address/normalise.ts';
import type { Booking } from '../domain/booking.ts';
import { DAY_MS } from '../domain/dates.ts';
import { later } from '../domain/history.ts';
import { addEach, inParallel, putEach } from './idb-requests.ts';
import {
  askedId,
  type BookingRow,
  type IndexPageRow,
  isAsked,
  type WriteTransaction,
} from './schema.ts';
import { indexPageOf, lineOf, withLines } from './search-index.ts';
import type { WriteCache } from './write-cache.ts';

/** A customer looked up beyond the window stays readable for a day. */
const LOOK_UP_RETENTION_MS = DAY_MS;

/** A stretch of start times (UTC ms) that was read whole: rows not heard in a batch after `since` are gone at OnceHub. */
export interface Sweep {
  from: number;
  to: number | null;
  since: number;
}

/** Writes bookings and, once at the end, the shelves their lines stand on; some of these may be known. */
export function putBookings(
  tx: WriteTransaction,
  colleagues: ReadonlySet<string>,
  known: ReadonlyMap<string, string> = new Map(),
) {
  const bookings = tx.objectStore('bookings');
  const shelves = tx.objectStore('shelves');
  const changes = new Map<string, Map<string, string | null>>();
  const note = (row: BookingRow, line: string | null) => {
    const shelf = indexPageOf(row);
    const lines = changes.get(shelf) ?? new Map();
    changes.set(shelf, lines.set(row.id, line));
  };

  /** Lines of bookings no shelf can hold yet. */
  const additions = new Map<string, string[]>();
  /** What was heard, as it stands now. */
  const met: WriteCache['lastSeen'] = new Map();
  const meet = ({ id, heard, starts }: BookingRow) => met.set(id, { batch: heard, starts });
  const append = (row: BookingRow) => {
    const shelf = indexPageOf(row);
    const lines = additions.get(shelf);
    if (lines) lines.push(lineOf(row));
    else additions.set(shelf, [lineOf(row)]);
  };

  const dropped = new Set<string>();
  const drop = async (row: BookingRow) => {
    dropped.add(row.id);
    note(row, null);
    await bookings.delete(row.id);
  };

  /** Drops what a test says of the rows that start in a range. */
  async function dropIf(range: IDBKeyRange, isGone: (row: BookingRow) => boolean) {
    const rows = await bookings.index('starts').getAll(range);
    const left = rows.filter(isGone);
    await inParallel(left, drop);
    return left;
  }

  return {
    heard: met,
    async remove(ids: Iterable<string>): Promise<void> {
      const known = await inParallel(ids, (id) => bookings.get(id));
      await inParallel(
        known.flatMap((row) => row ?? []),
        drop,
      );
    },
    /** Writes rows; where most are `fresh`, those that are known already are found by the attempt to add them. */
    async upsert(heard: readonly BookingRow[], fresh: boolean): Promise<void> {
      const rows = fresh ? await addEach(bookings, heard) : heard;
      const left = new Set(rows);
      for (const row of heard) {
        if (left.has(row)) continue;
        append(row);
        meet(row);
      }
      const known = await inParallel(rows, ({ id }) => bookings.get(id));
      const kept = new Map(known.flatMap((row) => (row ? [[row.id, row] as const] : [])));
      for (const row of rows) {
        const before = kept.get(row.id);
        const now = { ...row, ...later(before, row), heard: row.heard };
        kept.set(row.id, now);
        meet(now);
        const line = lineOf(now);
        if (before && lineOf(before) === line) continue;
        if (before) note(before, null);
        note(now, line);
      }
      putEach(bookings, kept.values());
    },
    /** Takes addresses that turned out to be colleagues' off the bookings filed under them. */
    async unindexAddresses(addresses: readonly string[]): Promise<void> {
      for (const address of addresses) {
        const rows = await bookings.index('addresses').getAll(address);
        const refiled = rows.map((row) => ({ ...row, ...filing(row, colleagues) }));
        for (const row of refiled) note(row, lineOf(row));
        putEach(bookings, refiled);
      }
    },
    /** Takes people out: bookings that name no other customer go, the others keep nothing of them. */
    async forget(addresses: ReadonlySet<string>): Promise<void> {
      const read = await inParallel(addresses, (one) => bookings.index('addresses').getAll(one));
      for (const row of new Map(read.flat().map((one) => [one.id, one])).values()) {
        const rest = redact(row, addresses);
        const left = { ...row, ...rest, ...filing(rest, colleagues) };
        if (left.addresses.length === 0) {
          await drop(row);
          continue;
        }
        note(left, lineOf(left));
        await bookings.put(left);
      }
    },
    /** `before` holds some of the rows heard in earlier batches: where those heard since are as many as there are, none has to be read. */
    async sweep({ from, to, since }: Sweep, before: WriteCache['lastSeen']): Promise<void> {
      const range =
        to === null ? IDBKeyRange.lowerBound(from) : IDBKeyRange.bound(from, to, false, true);
      let heard = 0;
      for (const [id, { batch, starts }] of new Map([...before, ...met])) {
        const isWithin = starts !== null && starts >= from && (to === null || starts < to);
        if (batch > since && isWithin && !dropped.has(id)) heard++;
      }
      if ((await bookings.index('starts').count(range)) === heard) return;
      await dropIf(range, (row) => row.heard <= since);
    },
    /** Those whose history is cut short can no longer be called complete. */
    async prune(keptFrom: number, now: number): Promise<void> {
      const range = IDBKeyRange.upperBound(keptFrom, true);
      if ((await bookings.index('starts').count(range)) === 0) return;
      const contacts = tx.objectStore('contacts');
      const asked = await contacts.getAll(IDBKeyRange.bound(askedId(''), askedId('\uffff')));
      const young = asked.filter(
        (row) => isAsked(row) && Math.abs(now - row.at) < LOOK_UP_RETENTION_MS,
      );
      const spared = new Set(young.map((row) => row.address));
      const gone = await dropIf(range, (row) => !row.addresses.some((one) => spared.has(one)));
      const addresses = new Set(gone.flatMap((row) => row.addresses));
      await inParallel(addresses, (address) => contacts.delete(askedId(address)));
    },
    /** Answers the shelves that were written, by name. */
    async flushSearchIndex(): Promise<Map<string, string>> {
      const written: IndexPageRow[] = [];
      await inParallel(new Set([...additions.keys(), ...changes.keys()]), async (shelf) => {
        const kept = known.get(shelf) ?? (await shelves.get(shelf))?.lines ?? '';
        const longer = [kept, ...(additions.get(shelf) ?? [])].filter(Boolean).join('\n');
        const lines = withLines(longer, changes.get(shelf) ?? new Map());
        if (lines === '') await shelves.delete(shelf);
        else written.push({ shelf, lines });
      });
      putEach(shelves, written);
      return new Map(written.map(({ shelf, lines }) => [shelf, lines]));
    },
  };
}

/** No clock is further wrong than this, in ms: a change dated later did not happen then. */
const MAX_CLOCK_SKEW_MS = 2 * DAY_MS;

/** A booking with what its indexes need, as it is heard in the batch numbered `heard`. */
export function rowOf(
  booking: Booking,
  colleagues: ReadonlySet<string>,
  { heard, now }: { heard: number; now: number },
): BookingRow {
  const { updated } = booking;
  // It would outrank every later word.
  const believed = updated !== null && updated <= now + MAX_CLOCK_SKEW_MS ? updated : null;
  return { ...booking, updated: believed, ...filing(booking, colleagues), heard };
}

/** Under which addresses a booking is found: everybody it names but colleagues. */
function filing(
  { people }: Pick<Booking, 'people'>,
  colleagues: ReadonlySet<string>,
): Pick<BookingRow, 'addresses' | 'domains'> {
  const addresses = people
    .map((person) => person.address)
    .filter((address) => !colleagues.has(address));
  const domains = new Set(addresses.map(domainOf).filter((domain) => !isFreeMail(domain)));
  return { addresses, domains: [...domains] };
}

/** A booking without what it says of somebody: their part in it, and all they wrote where they booked it. */
function redact(booking: Booking, addresses: ReadonlySet<string>): Booking {
  const isOut = (address: string | null) => address !== null && addresses.has(address);
  const booked = booking.people.some((one) => one.part === 'booker' && isOut(one.address));
  const rest: Booking = {
    ...booking,
    people: booking.people.filter((one) => !isOut(one.address)),
    guests: booking.guests.filter((guest) => !isOut(normalise(guest))),
  };
  if (!booked && !isOut(booking.email && normalise(booking.email))) return rest;
  return {
    ...rest,
    ...{ name: null, email: null, phone: null, company: null, note: null, customerZone: null },
    ...{ answers: [], utm: null, contact: null },
    change: booking.change && { ...booking.change, reason: null },
  };
}
