import { DAY_MS } from '../domain/dates.ts';
import type { RetentionPeriod } from '../settings/sync-choice.ts';
import type { Slice } from '../store/schema.ts';
import type { Pace } from './pacing.ts';
import { completeBackTo, isPast, SLICE, windowFrom } from './plan.ts';

/** How far the store has come, as far as it can be told honestly. */
export interface Progress {
  /** Everybody's bookings are complete from here on (UTC ms); `null`: nothing is yet. */
  backTo: number | null;
  /** How far back it is to reach; `null` where nothing is fetched in advance. */
  wanted: number | null;
  /** When OnceHub was last asked what changed; `null`: never. */
  checked: number | null;
  /** The rep's own meetings ahead are there. */
  ownAhead: boolean;
  /** From 0 to 1, by the stretch of time covered. */
  share: number;
  /** Bookings read and, as far as can be guessed, left. */
  rows: number;
  rowsLeft: number | null;
  /** Bookings a minute at the present pace. */
  rate: number | null;
  /** Until the rest is there, in ms. */
  left: number | null;
}

const MINUTE_MS = 60_000;
const ROWS_PER_PAGE = 100;
/** The window moves on by the day, and the store with it at the next round. */

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
  const isComplete = wanted === null || (backTo !== null && backTo <= wanted + DAY_MS);
  const ahead = known(SLICE.allAhead);
  const span = wanted === null || !ahead ? null : Math.max(ahead.from - wanted, 1);
  const covered = ahead && backTo !== null ? ahead.from - backTo : 0;
  const share = isComplete ? 1 : span === null ? 0 : Math.min(covered / span, 0.99);
  const rate = pace && (pace.share / 5) * ROWS_PER_PAGE;
  const rowsLeft = isComplete ? 0 : guessLeft(slices, wanted, backTo);
  return {
    backTo: backTo !== null && wanted !== null && isComplete ? Math.max(backTo, wanted) : backTo,
    wanted,
    checked: known(SLICE.changes)?.doneAt ?? null,
    ownAhead: (known(SLICE.mineAhead)?.doneAt ?? ahead?.doneAt ?? null) !== null,
    share,
    rows,
    rowsLeft,
    rate,
    left: rowsLeft !== null && rate ? (rowsLeft / rate) * MINUTE_MS : null,
  };
}

const isCounted = (slice: Slice): boolean => slice.scope === 'all';

/** What is left, at the density of the past read so far. */
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
