import type { Booking, UnreadRow } from '../domain/booking.ts';
import { DAY_MS } from '../domain/dates.ts';
import type { Page } from '../oncehub/client.ts';
import { addUnread } from '../oncehub/paging.ts';
import type { RetentionPeriod } from '../settings/sync-choice.ts';
import type { Batch } from '../store/apply-batch.ts';
import type { Slice } from '../store/schema.ts';
import { newestOf, noteChanges } from './change-filter.ts';
import { cutToWindow, freshSlice, moveOn, SLICE, windowFrom } from './plan.ts';

/** Pages after which the reading of a slice is ended as endless. */
const MAX_PAGES = 3000;
/** How often a reading is restarted because of an invalid cursor before it ends as broken. */
export const MAX_RESTARTS = 3;

/** When a reading begins. */
interface Moment {
  /** By this computer's clock (UTC ms). */
  now: number;
  /** By the store's count of batches. */
  since: number;
}

/**
 * Begins a reading of a slice. Answers the slice in its first state, and the other slices to be
 * written because time has passed (`moveOn`).
 */
export function begin(
  planned: Slice,
  slices: readonly Slice[],
  { now, since }: Moment,
): { slice: Slice; moved: Slice[] } {
  const [ahead, ...moved] = planned.id === SLICE.allAhead ? moveOn(slices, now) : [];
  const { id, scope, from, to, owner, begunAt, lost, ...last } = ahead ?? planned;
  const { doneAt, broken, unread, missing, bounds } = last;
  // Once it is known how OnceHub compares, no change has to come again.
  const isJudged = scope === 'changes' && bounds !== undefined;
  const newest = isJudged ? undefined : newestOf([planned, ...slices]);
  const slice: Slice = {
    ...freshSlice(id, scope, from, to, owner),
    // The result of the last reading stays valid until this one ends.
    ...{ doneAt, broken, lost },
    ...(unread && { unread }),
    ...(missing && { missing }),
    ...(bounds && { bounds }),
    ...(newest && { newest }),
    open: true,
    begunAt: begunAt || now,
    startedAt: now,
    since,
  };
  return { slice, moved };
}

/**
 * So long ago (ms) OnceHub's clock is assumed to be where it is not known: this computer's may be a
 * day fast.
 */
const ASSUMED_LAG_MS = DAY_MS + DAY_MS / 24;

/** The clocks at hand when a page arrives (UTC ms). */
interface Clocks {
  /** This computer's. */
  clock(): number;
  /** OnceHub's; `null` where it is not known. */
  serverClock(): number | null;
}

/** A slice after one more page: its cursor and counts. `bookings` are those of the page. */
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
    ...noteChanges(slice, bookings, clocks.serverClock() ?? clocks.clock()),
    ...(page.unread.length > 0 && { skipped: addUnread(slice.skipped ?? [], page.unread) }),
  };
}

/**
 * A lower bound for OnceHub's time when it answered the first page. Where its clock is not known,
 * that is the latest change on the page or, if later, 25 hours ago; for a round, the beginning of
 * the round instead of the 25 hours.
 */
function timeAtServer(slice: Slice, bookings: readonly Booking[], clocks: Clocks): number {
  const serverNow = clocks.serverClock();
  if (serverNow !== null) return serverNow;
  const now = clocks.clock();
  const changes = bookings.map((booking) => booking.updated ?? 0).filter((at) => at <= now);
  const least = slice.scope === 'changes' ? slice.from : now - ASSUMED_LAG_MS;
  return Math.max(least, ...changes);
}

/**
 * Whether a page ends its list: `null` where another page is to be read, `whole` where the list was
 * read to its end, `broken` where the end proves nothing. `before` and `after` are the slice before
 * and after the page. `has_more` may be missing, or false on a full page, so a full page is always
 * followed by another request.
 */
export function ending(
  page: Page<unknown>,
  before: Slice,
  after: Slice,
): 'whole' | 'broken' | null {
  const { size, last, hasMore, isFull } = page;
  if (hasMore !== true && !isFull) return 'whole';
  const isLoop = last === null || last === before.cursor || last === before.mark;
  if (size === 0 || isLoop || after.pages >= MAX_PAGES) return hasMore ? 'broken' : 'whole';
  return null;
}

/**
 * Ends a reading and answers what is to be written: the slice, a sweep that finds the bookings
 * OnceHub no longer lists (after a complete reading of all users' bookings), and the slice of
 * changes after the very first reading. A reading in which a row could not be read ends as broken.
 * The end of a round moves the beginning of the next one, and prunes the store to the window.
 */
export function finish(
  slice: Slice,
  end: 'whole' | 'broken',
  slices: readonly Slice[],
  { window, clock }: { window: RetentionPeriod; clock(): number },
): Batch {
  const { skipped = [], unread: _, ...read } = slice;
  const { id, scope, from, to, since } = slice;
  const ended: Slice = {
    ...read,
    ...{ open: false, cursor: null, mark: null, lost: [] },
    doneAt: slice.startedAt,
    broken: end === 'broken',
  };
  if (scope === 'changes') {
    // A round whose list did not end is repeated from its own beginning, so that no change is
    // missed. Another reading of a row that cannot be read would give no more.
    const next = { ...ended, from: ended.broken ? from : slice.serverTime };
    const noted = noteUnread(slices, skipped);
    const keptFrom = windowFrom(window, clock());
    if (keptFrom === null) return { slices: [next, ...noted] };
    const { cut, gone } = cutToWindow(merged(slices, noted), keptFrom);
    const left = merged(noted, cut).filter((one) => !gone.includes(one.id));
    return { slices: [next, ...left], slicesGone: gone, keptFrom };
  }
  const rounds = slices.some((one) => one.id === SLICE.changes) ? [] : [firstRound(slice, slices)];
  if (skipped.length > 0) {
    return { slices: [{ ...ended, broken: true, unread: skipped }, ...rounds] };
  }
  const isSwept = scope === 'all' && !ended.broken;
  const sweep = { slice: id, from, to, since };
  return { slices: [ended, ...rounds], ...(isSwept && { sweep }) };
}

/**
 * Adds rows that a round could not read to the slices their meetings start in, which are no longer
 * proof of what is missing; a row without a start may be anywhere ahead. Answers those slices.
 */
function noteUnread(slices: readonly Slice[], rows: readonly UnreadRow[]): Slice[] {
  return slices.flatMap((slice) => {
    if (slice.scope !== 'all' || slice.doneAt === null) return [];
    const own = rows.filter(({ starts }) =>
      starts === null
        ? slice.id === SLICE.allAhead
        : starts >= slice.from && (slice.to === null || starts < slice.to),
    );
    const unread = addUnread(slice.unread ?? [], own);
    return own.length === 0 ? [] : [{ ...slice, broken: true, unread }];
  });
}

/** Slices with those of the same id replaced, and the others added. */
const merged = (slices: readonly Slice[], changed: readonly Slice[]): Slice[] => [
  ...slices.filter(({ id }) => !changed.some((one) => one.id === id)),
  ...changed,
];

/** The slice of changes, to be made after the very first reading; it begins where that began. */
function firstRound(ended: Slice, slices: readonly Slice[]): Slice {
  const { startedAt } = ended;
  // A reading that ended without a page has none.
  const times = [ended, ...slices].map((one) => one.serverTime).filter((time) => time > 0);
  const from = times.length > 0 ? Math.min(...times) : startedAt - ASSUMED_LAG_MS;
  return {
    ...freshSlice(SLICE.changes, 'changes', from, null),
    begunAt: startedAt,
    startedAt,
    doneAt: startedAt,
  };
}
