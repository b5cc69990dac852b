import { attributeTo, type Booking } from '../domain/booking.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Client } from '../oncehub/client.ts';
import type { Turn } from '../oncehub/rate-limiter.ts';
import type { ReadBooking } from '../oncehub/to-booking.ts';
import type { StoreReader } from '../store/reader.ts';
import type { StoreWriter } from '../store/writer.ts';

/** What `refetchBooking` depends on. */
export interface RefetchDeps {
  client: Pick<Client, 'booking'>;
  reader: Pick<StoreReader, 'contact' | 'booking'>;
  store: Pick<StoreWriter, 'lease'>;
  /** Notifies the views that bookings or intents changed. */
  changed(): void;
}

/** What a reading of one booking found; `null` where it is deleted. */
export interface Fresh {
  booking: Booking | null;
  /** It is in the trash, or deleted. */
  isGone: boolean;
}

/**
 * Reads one booking from OnceHub and updates the store, and answers it, also from the trash. Fails
 * as the client does, and with `unreadable` where the answer is no booking of this id. A failure to
 * write the store is ignored.
 */
export async function readFresh(
  id: string,
  deps: RefetchDeps,
  turn?: Turn,
): Promise<Result<Fresh>> {
  const store = deps.store.lease();
  const answer = await deps.client.booking(id, 'action', turn);
  const read: Result<ReadBooking> =
    !answer.ok && answer.failure.kind === 'notFound' ? ok({ is: 'gone', id }) : answer;
  if (!read.ok) return read;
  if (read.value.is === 'unreadable') return fail('unreadable');
  const { is } = read.value;
  const found = read.value.is === 'gone' ? read.value.last : read.value.booking;
  if ((found?.id ?? id) !== id) return fail('unreadable');
  const booking = found ? await refetchAndKeep(found, deps.reader) : null;
  await store.write(is === 'gone' || !booking ? { gone: [id] } : { bookings: [booking] });
  deps.changed();
  return ok({ booking, isGone: is === 'gone' });
}

/** As `readFresh`; `null` where the booking is in the trash or deleted, which is no failure. */
export async function refetchBooking(
  id: string,
  deps: RefetchDeps,
  turn?: Turn,
): Promise<Result<Booking | null>> {
  const read = await readFresh(id, deps, turn);
  return read.ok ? ok(read.value.isGone ? null : read.value.booking) : read;
}

/**
 * Attributes a booking that was read by its id to people: to its stored contact, or, where it names
 * no people, to those it is stored with.
 */
export async function refetchAndKeep(
  booking: Booking,
  reader: Pick<StoreReader, 'contact' | 'booking'>,
): Promise<Booking> {
  const contact = booking.contact === null ? null : await reader.contact(booking.contact);
  if (contact) return attributeTo(booking, contact);
  if (booking.people.length > 0) return booking;
  const known = await reader.booking(booking.id);
  return { ...booking, people: known?.people ?? [] };
}

/**
 * Looks up a booking by its id, stores it, and answers the address of one of its people: customers
 * before colleagues, then the booker before attendees and guests; `null` where it names no people.
 * Fails as the client does: with `notFound` where it is gone, with `unreadable` for a bad answer.
 */
export async function findBooking(
  id: string,
  deps: {
    client: Client;
    reader: Pick<StoreReader, 'contact' | 'booking' | 'directory'>;
    writer: Pick<StoreWriter, 'lease'>;
    changed(): void;
  },
): Promise<Result<{ address: string | null }>> {
  const writer = deps.writer.lease();
  const read = await deps.client.booking(id, 'person');
  if (!read.ok) return read;
  if (read.value.is === 'unreadable') return fail('unreadable');
  if (read.value.is === 'gone') {
    await writer.write({ gone: [id] });
    deps.changed();
    return fail('notFound');
  }
  const booking = await refetchAndKeep(read.value.booking, deps.reader);
  await writer.write({ bookings: [booking] });
  deps.changed();
  const colleagues = new Set((await deps.reader.directory()).map((row) => row.address));
  const rank = { booker: 0, attendee: 1, guest: 2 };
  const [first] = [...booking.people].sort(
    (a, b) =>
      Number(colleagues.has(a.address)) - Number(colleagues.has(b.address)) ||
      rank[a.part] - rank[b.part],
  );
  return ok({ address: first?.address ?? null });
}
