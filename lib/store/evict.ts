import { DAY_MS } from '../domain/dates.ts';
import type { WriteTransaction } from './schema.ts';
import { putBookings } from './write-bookings.ts';

/** The share of the bookings evicted at once. */
const EVICTED_SHARE = 0.1;
/** How many bookings are evicted at once at least, and at most. */
const MIN_EVICTED = 200;
const MAX_EVICTED = 10_000;
/** Bookings that started less than this long ago are never evicted, in ms: reps use them still. */
const PROTECTED_AGE_MS = 31 * DAY_MS;

/**
 * Evicts the oldest bookings to make room; bookings of customers looked up within the last day
 * stay. The slices are shortened to match, so that no period is called complete that is
 * not. Answers whether any booking was evicted.
 */
export async function evictOldest(tx: WriteTransaction, now: number): Promise<boolean> {
  const bookings = tx.objectStore('bookings');
  const before = await bookings.count();
  const oldest = await bookings
    .index('starts')
    .getAllKeys(
      IDBKeyRange.upperBound(now - PROTECTED_AGE_MS),
      Math.min(Math.max(Math.ceil(before * EVICTED_SHARE), MIN_EVICTED), MAX_EVICTED),
    );
  const last = oldest.at(-1);
  const from = (last === undefined ? undefined : await bookings.get(last))?.starts;
  if (from == null) return false;
  const put = putBookings(tx, { colleagues: new Set(), hosts: new Set() });
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
