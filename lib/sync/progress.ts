import { DAY_MS } from '../domain/dates.ts';
import { addUnread } from '../oncehub/paging.ts';
import type { RetentionPeriod } from '../settings/sync-choice.ts';
import type { Slice } from '../store/schema.ts';
import type { Pace } from './pacing.ts';
import { completeBackTo, isPast, SLICE, windowFrom } from './plan.ts';

/** How far the sync has come. */
export interface Progress {
  /** From this instant on (UTC ms) the bookings of all users are complete; `null`: not at all. */
  backTo: number | null;
  /** The beginning of the window (UTC ms); `null` where bookings are not fetched in advance. */
  wanted: number | null;
  /** When the last finished round for changes began (UTC ms); `null`: never. */
  checked: number | null;
  /** Whether the rep's own meetings ahead are stored. */
  ownAhead: boolean;
  /** The part of the window that is covered, by time: from 0 to 1. */
  share: number;
  /** How many bookings of the account could not be read; absent for none. */
  unread?: number;
  /** Bookings read so far. */
  rows: number;
  /** An estimate of the bookings left to read; `null` where none can be made. */
  rowsLeft: number | null;
  /** Bookings a minute at the present pace; `null` before there is one. */
  rate: number | null;
  /** An estimate of the time until the window is covered, in ms; `null` where none can be made. */
  left: number | null;
}

const MINUTE_MS = 60_000;
const ROWS_PER_PAGE = 100;

/** Computes the progress from the slices of the sync and its pace; `now` is UTC ms. */
export function progress(
  slices: readonly Slice[],
  window: RetentionPeriod,
  pace: Pace | null,
  now: number,
): Progress {
  const known = (id: string) => slices.find((slice) => slice.id === id);
  const wanted = windowFrom(window, now);
  const backTo = completeBackTo(slices);
  const rows = slices.reduce((sum, slice) => sum + (isCounted(slice) ? slice.rows : 0), 0);
  // A day's tolerance: the window moves every day, the store follows at the next round.
  const covers = (from: number | null) =>
    wanted === null || (from !== null && from <= wanted + DAY_MS);
  const isComplete = covers(backTo);
  // Rows that cannot be read leave nothing to be fetched.
  const readTo = completeBackTo(slices, ({ broken, unread }) => !broken || unread !== undefined);
  const ahead = known(SLICE.allAhead);
  const span = wanted === null || !ahead ? null : Math.max(ahead.from - wanted, 1);
  const covered = ahead && readTo !== null ? ahead.from - readTo : 0;
  const share = isComplete ? 1 : span === null ? 0 : Math.min(covered / span, 0.99);
  const unread = countUnread(slices);
  const rate = pace && (pace.share / 5) * ROWS_PER_PAGE;
  const rowsLeft = covers(readTo) ? 0 : guessLeft(slices, wanted, readTo);
  return {
    backTo: backTo !== null && wanted !== null && isComplete ? Math.max(backTo, wanted) : backTo,
    wanted,
    checked: known(SLICE.changes)?.doneAt ?? null,
    ownAhead: (known(SLICE.mineAhead)?.doneAt ?? ahead?.doneAt ?? null) !== null,
    share,
    ...(unread > 0 && { unread }),
    rows,
    rowsLeft,
    rate,
    left: rowsLeft !== null && rate ? (rowsLeft / rate) * MINUTE_MS : null,
  };
}

/** The bookings that could not be read, each once. The rep's own are among all users'. */
function countUnread(slices: readonly Slice[]): number {
  const isAllRead = slices.some(({ id, doneAt }) => id === SLICE.allAhead && doneAt !== null);
  const counted = slices.filter(({ scope }) => scope === 'all' || !isAllRead);
  return addUnread(
    [],
    counted.flatMap(({ unread = [], from }) =>
      unread.filter(({ starts }) => starts === null || starts >= from),
    ),
  ).length;
}

const isCounted = (slice: Slice): boolean => slice.scope === 'all';

/** Estimates the bookings left to read, by the density of the past read so far. */
function guessLeft(
  slices: readonly Slice[],
  wanted: number | null,
  backTo: number | null,
): number | null {
  const past = slices.filter((slice) => isPast(slice) && slice.doneAt !== null);
  const span = past.reduce((sum, { from, to }) => sum + ((to ?? from) - from), 0);
  if (wanted === null || backTo === null || span === 0) return null;
  const rows = past.reduce((sum, slice) => sum + slice.rows, 0);
  return Math.round((rows / span) * Math.max(backTo - wanted, 0));
}
