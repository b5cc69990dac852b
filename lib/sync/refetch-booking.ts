import type { Booking } from '../domain/booking.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Client } from '../oncehub/client.ts';
import type { ReadBooking } from '../oncehub/to-booking.ts';
import type { StoreReader } from '../store/reader.ts';
import type { StoreWriter } from '../store/writer.ts';
import { filed } from './file.ts';

/** What reading a booking anew needs of the world. */
export interface RereadWorld {
  client: Pick<Client, 'booking'>;
  reader: Pick<StoreReader, 'contact' | 'booking'>;
  store: Pick<StoreWriter, 'lease'>;
  /** Tells the views that bookings or intents changed. */
  changed(): void;
}

/** Reads one booking from OnceHub into the store; `null` when it is gone. */
export async function reread(id: string, world: RereadWorld): Promise<Result<Booking | null>> {
  const store = world.store.lease();
  const answer = await world.client.booking(id, 'action');
  // A booking that is gone is a fact, not a failure.
  const read: Result<ReadBooking> =
    !answer.ok && answer.failure.kind === 'notFound' ? ok({ is: 'gone', id }) : answer;
  if (!read.ok) return read;
  if (read.value.is === 'unreadable') return fail('unreadable');
  if (read.value.is === 'gone') {
    await store.write({ gone: [id] });
    world.changed();
    return ok(null);
  }
  if (read.value.booking.id !== id) return fail('unreadable');
  const booking = await filed(read.value.booking, world.reader);
  await store.write({ bookings: [booking] });
  world.changed();
  return ok(booking);
}
