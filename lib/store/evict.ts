import { DAY_MS } from '../domain/dates.ts';
import type { WriteTransaction } from './schema.ts';
import { putBookings } from './write-bookings.ts';

/** The share of the bookings dropped at once, and how many at least. */
const EVICTED_SHARE = 0.1;
const MIN_EVICTED = 200;
/** What is younger stays, in ms: a rep still works with it. */
const PROTECTED_AGE_MS = 31 * DAY_MS;

/**
 * Drops the oldest bookings, because the disk is full; those of customers asked about today stay.
 * The slices then reach less far back, so that nothing is called complete that is not. Answers
 * whether anything was dropped.
 */
export async function evictOldest(tx: WriteTransaction, now: number): Promise<boolean> {
  const bookings = tx.objectStore('bookings');
  const before = await bookings.count();
  const oldest = await bookings
    .index('starts')
    .getAllKeys(
      IDBKeyRange.upperBound(now - PROTECTED_AGE_MS),
      Math.max(Math.ceil(before * EVICTED_SHARE), MIN_EVICTED),
    );
  const last = oldest.at(-1);
  const from = (last === undefined ? undefined : await bookings.get(last))?.starts;
  if (from == null) return false;
  const put = putBookings(tx, new Set());
  await put.prune(from + 1, now);
  await put.flushSearchIndex();
  const slices = tx.objectStore('slices');
  for (const slice of await slices.getAll()) {
    if (slice.scope !== 'all' || slice.from > from) continue;
    if (slice.to !== null && slice.to <= from) await slices.delete(slice.id);
    else await slices.put({ ...slice, from: from + 1 });
  }
  return (await bookings.count()) < before;
}
