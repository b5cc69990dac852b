import { type FailureKind, ok, type Result } from '../domain/result.ts';
import type { Client } from '../oncehub/client.ts';
import type { Batch } from '../store/apply-batch.ts';
import type { StoreReader } from '../store/reader.ts';
import { isChecked } from '../store/write-bookings.ts';
import type { StoreWriter } from '../store/writer.ts';
import { refetchAndKeep } from './refetch-booking.ts';

/*
 * A list is no proof that a booking is gone: it may lag, be cut short, or the booking may have been
 * filed under another contact. So what a list did not have is read by its id, a few at a time, and
 * until then it is kept and marked.
 */

/** How many bookings are read by their ids after one look-up, and between two rounds. */
export const MAX_CHECKS = 3;

/** What reading a missing booking depends on. */
export interface CheckDeps {
  client: Pick<Client, 'booking'>;
  reader: Pick<StoreReader, 'contact' | 'booking'>;
  /** This computer's clock (UTC ms). */
  clock(): number;
}

/** Failures that are about the one booking: asking again soon would give no more. */
const NO_ANSWER: readonly FailureKind[] = [
  'serverFault',
  'unreadable',
  'badRequest',
  'timedOut',
  'tooLarge',
];

/**
 * Reads a booking that a list did not have by its id, at the sync's rank, and answers what is to be
 * written: that it is gone, the booking as it is, or, where the answer tells neither, that it is
 * unlisted still. Fails as the client does where no other booking could be read now, either.
 */
export async function checkMissing(id: string, deps: CheckDeps): Promise<Result<Batch>> {
  const read = await deps.client.booking(id, 'sync');
  const checked = deps.clock();
  if (!read.ok) {
    const { kind } = read.failure;
    if (kind === 'notFound') return ok({ gone: [id] });
    return NO_ANSWER.includes(kind) ? ok({ unlisted: [{ id, checked }] }) : read;
  }
  const found = read.value;
  if (found.is === 'gone' && found.id === id) return ok({ gone: [id] });
  if (found.is !== 'booking' || found.booking.id !== id) {
    return ok({ unlisted: [{ id, checked }] });
  }
  const booking = await refetchAndKeep(found.booking, deps.reader);
  return ok({ bookings: [{ ...booking, checked }] });
}

/**
 * Checks the stored bookings of an address that belong to one of `contacts` and are not among those
 * `listed`: the first few by their ids, while the rate limiter has room; the rest is marked.
 * Bookings that were read by their ids within the last day are left alone.
 */
export async function checkUnlisted(
  address: string,
  { contacts, listed }: { contacts: ReadonlySet<string>; listed: ReadonlySet<string> },
  deps: CheckDeps & { reader: Pick<StoreReader, 'customer'> },
  writer: Pick<StoreWriter, 'write'>,
): Promise<void> {
  const { bookings } = await deps.reader.customer(address);
  const now = deps.clock();
  const missing = bookings.filter(
    (one) => contacts.has(one.contact ?? '') && !listed.has(one.id) && !isChecked(one, now),
  );
  let done = 0;
  for (const { id } of missing.slice(0, MAX_CHECKS)) {
    const checked = await checkMissing(id, deps);
    if (!checked.ok) break;
    await writer.write(checked.value);
    done++;
  }
  const unlisted = missing.slice(done).map(({ id }) => ({ id }));
  if (unlisted.length > 0) await writer.write({ unlisted });
}
