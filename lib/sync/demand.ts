import type { Booking } from '../bookings/booking.ts';
import { fileUnder } from '../bookings/file.ts';
import type { Client } from '../oncehub/client.ts';
import { eachPage } from '../oncehub/pages.ts';
import type { ReadBooking } from '../oncehub/read-booking.ts';
import { type FailureKind, ok, type Result } from '../result.ts';
import type { StoreReader } from '../store/read.ts';
import type { ContactRow } from '../store/schema.ts';
import type { StoreWriter } from '../store/write.ts';
import { contactRow } from './contact.ts';
import { roundTime } from './pace.ts';
import { completeBackTo, type Window, windowFrom } from './plan.ts';
import { SLICE } from './slice.ts';
import { countUsers } from './users.ts';

/** How long an answer about one address serves before opening it asks again, in ms. */
export const FRESH = 60_000;
/** The window moves on by the day. */
const DAY = 24 * 3_600_000;
/** Pages of 100 bookings read of one customer at most: 4,000 bookings. */
const BOOKING_PAGES = 40;
/** Contacts with one address looked through at most. */
const CONTACTS = 20;

export interface DemandWorld {
  client: Client;
  reader: Pick<StoreReader, 'customer' | 'slices' | 'directory'>;
  writer: Pick<StoreWriter, 'lease'>;
  /** How far back the sync keeps bookings. */
  window(): Promise<Window>;
  changed(): void;
  clock(): number;
}

/**
 * Brings one customer up to date: OnceHub cannot be asked for the bookings of an address, so its
 * contacts are asked for first, then the bookings of each. Where the sync knows a contact already
 * that is enough, unless somebody is `eager` to know of all. Pages are written as they come, so
 * that a view fills while the rest is on its way.
 */
export async function refreshCustomer(
  ask: { address: string; asWritten?: string | undefined; eager: boolean },
  world: DemandWorld,
): Promise<Result<{ asked: boolean; complete: boolean }>> {
  const { client } = world;
  const writer = world.writer.lease();
  const standing = ask.eager ? null : await standingOf(ask.address, world);
  if (standing?.isFresh) return ok({ asked: false, complete: true });

  if (standing?.isFollowed && standing.contacts.length > 0) {
    const known = { contacts: standing.contacts, complete: false };
    const read = await readContacts(known, world, writer);
    // A contact OnceHub no longer has, or has no bookings of, may have become part of another one.
    const isGone = read.ok ? read.value.empty : UNKNOWN.includes(read.failure.kind);
    if (!isGone) return read.ok ? conclude(ask.address, true, read.value.complete) : read;
  }
  const found = await findContacts(ask.address, ask.asWritten, client);
  if (!found.ok) return found;
  const { contacts } = found.value;
  await writer.write({ contacts });
  const read = await readContacts(found.value, world, writer);
  return read.ok ? conclude(ask.address, contacts.length > 0, read.value.complete) : read;

  async function conclude(address: string, known: boolean, complete: boolean) {
    await writer.write({ asked: { address, at: world.clock(), known, complete } });
    world.changed();
    return ok({ asked: true, complete });
  }
}

/** How OnceHub answers about a contact it does not have. */
const UNKNOWN: FailureKind[] = ['notFound', 'badRequest'];

/** Reads the bookings of some contacts into the store; `empty` where one has none. */
async function readContacts(
  found: { contacts: readonly ContactRow[]; complete: boolean },
  world: DemandWorld,
  writer: Pick<StoreWriter, 'write'>,
): Promise<Result<{ complete: boolean; empty: boolean }>> {
  let { complete } = found;
  let empty = false;
  for (const contact of found.contacts) {
    const listed = new Set<string>();
    const read = await eachPage(
      (after) => world.client.bookingsOf(contact.id, after),
      async (rows) => {
        const { bookings, gone } = sortOut(rows, contact);
        for (const { id } of bookings) listed.add(id);
        const written = await writer.write({ bookings, gone });
        world.changed();
        if (!written.ok) complete = false;
      },
      BOOKING_PAGES,
    );
    if (!read.ok) return read;
    complete &&= read.value.complete;
    empty ||= listed.size === 0;
    // Deleted bookings leave no trace in a list but their absence.
    const isProof = read.value.complete && (found.complete || listed.size > 0);
    if (isProof) await writer.write({ gone: await missing(contact, listed, world) });
  }
  return ok({ complete, empty });
}

/** What the store knows of an address already. */
interface AddressStanding {
  contacts: ContactRow[];
  /** Rounds follow every change: what is new under whatever contact has been heard. */
  isFollowed: boolean;
  /**
   * The store answers for it: asked about just now, or asked once and every change since was
   * heard. That an answer was incomplete is no reason to hear it again.
   */
  isFresh: boolean;
}

async function standingOf(address: string, world: DemandWorld): Promise<AddressStanding> {
  const { reader, clock } = world;
  const [{ asked, contacts }, slices, users] = await Promise.all([
    reader.customer(address),
    reader.slices(),
    countUsers(reader),
  ]);
  const now = clock();
  const within = (at: number, span: number) => at <= now && now - at < span;
  if (asked && within(asked.at, FRESH)) return { contacts, isFollowed: true, isFresh: true };
  const rounds = slices.find(({ id }) => id === SLICE.changes);
  // An answer serves as long as rounds keep coming.
  const lasting = 2 * roundTime(users) + 60_000;
  if (!rounds || rounds.broken || !within(rounds.doneAt ?? 0, lasting)) {
    return { contacts, isFollowed: false, isFresh: false };
  }
  // Everything is here, or this one customer was, and the rounds have followed every change.
  const reach = completeBackTo(slices);
  const wanted = windowFrom(await world.window(), now);
  const isWhole = reach !== null && wanted !== null && reach <= wanted + DAY;
  const wasAsked = asked !== null && asked.at >= rounds.begunAt && asked.at <= now;
  return { contacts, isFollowed: true, isFresh: isWhole || wasAsked };
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
  complete &&= contacts.length <= CONTACTS;
  return ok({ contacts: contacts.slice(0, CONTACTS), complete });
}

/** Parts a page into bookings to keep and ids to remove, each booking filed under the people it names. */
function sortOut(rows: ReadBooking[], contact: ContactRow) {
  const bookings: Booking[] = [];
  const gone: string[] = [];
  for (const row of rows) {
    if (row.is === 'gone') gone.push(row.id);
    if (row.is === 'booking') bookings.push(fileUnder(row.booking, contact));
  }
  return { bookings, gone };
}

async function missing(
  contact: ContactRow,
  listed: ReadonlySet<string>,
  { reader }: DemandWorld,
): Promise<string[]> {
  const { bookings } = await reader.customer(contact.address);
  return bookings
    .filter((booking) => booking.contact === contact.id && !listed.has(booking.id))
    .map((booking) => booking.id);
}
