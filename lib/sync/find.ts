import { fail, ok, type Result } from '../domain/result.ts';
import type { Client } from '../oncehub/client.ts';
import type { StoreReader } from '../store/reader.ts';
import type { StoreWriter } from '../store/writer.ts';
import { filed } from './file.ts';

/** Looks one booking up by its id and answers an address it is filed under, colleagues last; `null` where it names nobody. */
export async function findBooking(
  id: string,
  world: {
    client: Client;
    reader: Pick<StoreReader, 'contact' | 'booking' | 'directory'>;
    writer: Pick<StoreWriter, 'lease'>;
    changed(): void;
  },
): Promise<Result<{ address: string | null }>> {
  const writer = world.writer.lease();
  const read = await world.client.booking(id, 'person');
  if (!read.ok) return read;
  if (read.value.is === 'unreadable') return fail('unreadable');
  if (read.value.is === 'gone') {
    await writer.write({ gone: [id] });
    world.changed();
    return fail('notFound');
  }
  const booking = await filed(read.value.booking, world.reader);
  await writer.write({ bookings: [booking] });
  world.changed();
  const colleagues = new Set((await world.reader.directory()).map((row) => row.address));
  const rank = { booker: 0, attendee: 1, guest: 2 };
  const [first] = [...booking.people].sort(
    (a, b) =>
      Number(colleagues.has(a.address)) - Number(colleagues.has(b.address)) ||
      rank[a.part] - rank[b.part],
  );
  return ok({ address: first?.address ?? null });
}
