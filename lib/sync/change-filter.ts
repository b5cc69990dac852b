import type { Booking } from '../domain/booking.ts';
import { DAY_MS } from '../domain/dates.ts';
import type { Slice } from '../store/schema.ts';

/*
 * A round asks OnceHub for what changed since an instant. OnceHub's documentation leaves open
 * whether it compares instants or only their days, and in the worst reading a change would arrive
 * the day after. So until it is known, a round also asks for the latest change that was read
 * before, which has to come again.
 */

/**
 * A round asks for changes from this long before the last round began, in ms: OnceHub may store a
 * change later than its date says, and its lists may show it minutes after that.
 */
const ROUND_OVERLAP_MS = 6 * 60_000;

/** The instant (UTC ms) after which a round asks for changes. */
export function askedFrom({ from, bounds, newest }: Slice): number {
  const overlapping = from - ROUND_OVERLAP_MS;
  // The last instant of the day before: "later days" then has this day.
  if (bounds === 'days') return Math.floor(overlapping / DAY_MS) * DAY_MS - 1;
  return bounds === undefined && newest ? Math.min(overlapping, newest.updated - 1) : overlapping;
}

const dayOf = (at: number): number => Math.floor(at / DAY_MS);

/** The latest change of several slices; `undefined` where none was read. */
export const newestOf = (slices: readonly Pick<Slice, 'newest'>[]): Slice['newest'] =>
  slices
    .flatMap(({ newest }) => newest ?? [])
    .reduce<Slice['newest']>((a, b) => (a && a.updated >= b.updated ? a : b), undefined);

/**
 * What a page tells of changes: of a round whether OnceHub compares instants, of a slice of all
 * users the latest change. One user's may be weeks old, and a round from there on would be long.
 * `now` is OnceHub's clock if it is known (UTC ms); a later change is an error.
 */
export function noteChanges(
  slice: Slice,
  bookings: readonly Booking[],
  now: number,
): Pick<Slice, 'newest' | 'isRepeated'> {
  if (slice.scope === 'changes') {
    // Only a change of the very day that was asked from tells instants from days.
    const asked = askedFrom(slice);
    const isLater = (at: number | null) => at !== null && at > asked && dayOf(at) === dayOf(asked);
    return bookings.some(({ updated }) => isLater(updated)) ? { isRepeated: true } : {};
  }
  if (slice.scope !== 'all') return {};
  const changes = bookings.flatMap(({ id, updated }) =>
    updated !== null && updated <= now ? [{ newest: { id, updated } }] : [],
  );
  const newest = newestOf([slice, ...changes]);
  return newest ? { newest } : {};
}

/**
 * Decides at the end of the first round how OnceHub compares times of change. `before` is the slice
 * before the round, `ended` after it. Where the latest known change did not come again, days are
 * assumed, and the round is repeated. That the booking was deleted in between is the rarer reason,
 * and to ask for a whole day costs little.
 */
export function judgeBounds(before: Slice, ended: Slice): Slice {
  const { newest, isRepeated = false, ...rest } = ended;
  if (!newest || ended.broken) return ended;
  if (isRepeated) return { ...rest, bounds: 'exact' };
  if (dayOf(newest.updated) !== dayOf(askedFrom({ ...before, newest }))) return { ...rest, newest };
  return { ...rest, bounds: 'days', from: before.from, doneAt: before.doneAt };
}
