import type { Booking } from '../domain/booking.ts';
import { DAY_MS } from '../domain/dates.ts';
import type { Page } from '../oncehub/client.ts';
import type { RetentionPeriod } from '../settings/sync-choice.ts';
import type { Batch } from '../store/apply-batch.ts';
import type { Slice } from '../store/schema.ts';
import { cutToWindow, freshSlice, moveOn, SLICE, windowFrom } from './plan.ts';

/** Pages after which a slice is given up as endless. */
const MAX_PAGES = 3000;
/** A reading begins anew so often at most because its cursor led nowhere. */
export const MAX_RESTARTS = 3;

/** When a reading begins: by our clock, and by the store's count of batches. */
interface Moment {
  now: number;
  since: number;
}

/** A slice at the beginning of a reading, and what else is to be written because time has moved on. */
export function begin(
  planned: Slice,
  slices: readonly Slice[],
  { now, since }: Moment,
): { slice: Slice; moved: Slice[] } {
  const [ahead, ...moved] = planned.id === SLICE.allAhead ? moveOn(slices, now) : [];
  const { id, scope, from, to, owner, doneAt, broken, begunAt, lost } = ahead ?? planned;
  const slice: Slice = {
    ...freshSlice(id, scope, from, to, owner),
    // What the last whole reading proved holds until this one ends.
    ...{ doneAt, broken, lost },
    open: true,
    begunAt: begunAt || now,
    startedAt: now,
    since,
  };
  return { slice, moved };
}

/** The clocks a page is read by. */
interface Clocks {
  clock(): number;
  serverClock(): number | null;
}

/** A slice after one more page of it. */
export function advance(
  slice: Slice,
  page: Page<unknown>,
  bookings: readonly Booking[],
  clocks: Clocks,
): Slice {
  const pages = slice.pages + 1;
  const isPowerOfTwo = (pages & (pages - 1)) === 0;
  return {
    ...slice,
    ...(slice.pages === 0 && { serverTime: timeAtServer(slice, bookings, clocks) }),
    cursor: page.last,
    mark: isPowerOfTwo ? page.last : slice.mark,
    pages,
    rows: slice.rows + page.size,
  };
}

/**
 * The time at OnceHub when it answered the first page, or an earlier one. Where it does not say, it
 * is at least as late as the latest change it told of; our own clock may be a day wrong.
 */
function timeAtServer(slice: Slice, bookings: readonly Booking[], clocks: Clocks): number {
  const told = clocks.serverClock();
  if (told !== null) return told;
  const now = clocks.clock();
  const changes = bookings.map((booking) => booking.updated ?? 0).filter((at) => at <= now);
  const least = slice.scope === 'changes' ? slice.from : now - DAY_MS - DAY_MS / 24;
  return Math.max(least, ...changes);
}

/** Whether a page ends its list, and whether that end can be believed. `has_more` may be missing, or false on a full page. */
export function ending(
  page: Page<unknown>,
  before: Slice,
  after: Slice,
): 'whole' | 'broken' | null {
  const { size, last, hasMore, isFull } = page;
  if (hasMore !== true && !isFull) return 'whole';
  const isRound = last === null || last === before.cursor || last === before.mark;
  if (size === 0 || isRound || after.pages >= MAX_PAGES) return hasMore ? 'broken' : 'whole';
  return null;
}

/** What the end of a reading brings: rows OnceHub no longer has go, and the rounds for changes begin. */
export function finish(
  slice: Slice,
  end: 'whole' | 'broken',
  slices: readonly Slice[],
  { window, clock }: { window: RetentionPeriod; clock(): number },
): Batch {
  const broken = end === 'broken';
  const { from, to, since } = slice;
  const ended: Slice = {
    ...slice,
    ...{ open: false, cursor: null, mark: null, lost: [] },
    doneAt: slice.startedAt,
    broken,
  };
  if (slice.scope === 'changes') {
    // A broken round is done again from where it began.
    const next = { ...ended, from: broken ? from : slice.serverTime };
    const keptFrom = windowFrom(window, clock());
    if (keptFrom === null) return { slices: [next] };
    const { cut, gone } = cutToWindow(slices, keptFrom);
    return { slices: [next, ...cut], slicesGone: gone, keptFrom };
  }
  const rounds = slices.some(({ id }) => id === SLICE.changes) ? [] : [firstRound(slice, slices)];
  const isSwept = slice.scope === 'all' && !broken;
  return { slices: [ended, ...rounds], ...(isSwept && { sweep: { from, to, since } }) };
}

/** Rounds ask for what changed since the very first reading began. */
function firstRound(ended: Slice, slices: readonly Slice[]): Slice {
  const { startedAt, serverTime } = ended;
  const begun = slices.filter((slice) => slice.serverTime > 0).map((slice) => slice.serverTime);
  return {
    ...freshSlice(SLICE.changes, 'changes', Math.min(serverTime, ...begun), null),
    begunAt: startedAt,
    startedAt,
    doneAt: startedAt,
  };
}
