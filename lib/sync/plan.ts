import { DAY_MS } from '../domain/dates.ts';
import type { RetentionPeriod } from '../settings/sync-choice.ts';
import type { Slice } from '../store/schema.ts';

/** What decides about the next request of the sync. */
interface SyncState {
  window: RetentionPeriod;
  /** The rep's own user id at OnceHub, where it is known. */
  me: string | null;
  /** Time between two rounds for what changed, in ms. */
  round: number;
  slices: readonly Slice[];
}

/** After how long a slice is read again, so that what was deleted disappears, in ms. */
const AGAIN = { ahead: DAY_MS, past: 30 * DAY_MS, broken: DAY_MS };
/** A slice of the past grows until it fills so many pages, or so many months. */
const PAGES_PER_SLICE = 20;
const MONTHS_PER_SLICE = 24;
/** OnceHub's first bookings are younger than this. */
const BEGINNING = Date.UTC(2008, 0);

/** The instant the window begins; `null` where nothing is kept in advance. */
export function windowFrom(window: RetentionPeriod, now: number): number | null {
  if (window === 'off') return null;
  return window === 'all' ? BEGINNING : monthsBefore(floorDay(now), window);
}

/**
 * The slice to begin or go on with, or `null` when there is nothing to do before the next round.
 * The most useful first: what changed since the last round, the rep's own meetings ahead and past,
 * which are few, then everybody's ahead, their past backwards, and last a slow second look.
 */
export function nextSlice({ window, me, round, slices }: SyncState, now: number): Slice | null {
  const back = windowFrom(window, now);
  if (back === null) return null;
  const known = (id: string) => slices.find((slice) => slice.id === id);
  const ahead = known(SLICE.allAhead);
  const pivot = ahead?.from ?? floorDay(now);
  const own = (id: string, from: number, to: number | null): Slice[] => {
    if (me === null) return [];
    const kept = known(id);
    const slice = kept?.owner === me ? kept : freshSlice(id, 'mine', from, to, me);
    return slice.doneAt === null ? [slice] : [];
  };

  const changes = known(SLICE.changes);
  const isRoundDue = changes && (changes.open || isOlder(changes, round, now));
  const aheadToRead = ahead ?? freshSlice(SLICE.allAhead, 'all', pivot, null);
  return (
    [
      ...(isRoundDue ? [changes] : []),
      // Everybody's hold the rep's own.
      ...(aheadToRead.doneAt === null
        ? [...own(SLICE.mineAhead, pivot, null), ...own(SLICE.minePast, back, pivot), aheadToRead]
        : []),
      ...nextPast(slices, back, pivot),
      ...overdue(slices, back, now),
    ][0] ?? null
  );
}

/** Whether a rep's own meetings ahead are there. */
export const isUseful = (slices: readonly Slice[], me: string): boolean =>
  slices.some(
    ({ id, owner, doneAt }) =>
      doneAt !== null && (id === SLICE.allAhead || (id === SLICE.mineAhead && owner === me)),
  );

/** Whether the rep's own meetings are there, ahead and past, or all that lie ahead. */
export const isOwnRead = (slices: readonly Slice[]): boolean =>
  slices.some(
    ({ id, doneAt }) => doneAt !== null && (id === SLICE.allAhead || id === SLICE.minePast),
  );

/** How far back everybody's bookings are complete; `null` before anything is. */
export function completeBackTo(slices: readonly Slice[]): number | null {
  const ahead = slices.find((slice) => slice.id === SLICE.allAhead);
  if (ahead?.doneAt == null || ahead.broken) return null;
  const past = slices.filter(isPast).filter((slice) => slice.doneAt !== null && !slice.broken);
  let reached = ahead.from;
  for (const slice of past.sort((a, b) => b.from - a.from)) {
    if (slice.to === reached) reached = slice.from;
  }
  return reached;
}

/**
 * What time has done to the slices when everybody's meetings ahead are read again: they begin
 * today, and the days since they last began are past, read whole by then.
 */
export function moveOn(slices: readonly Slice[], now: number): Slice[] {
  const ahead = slices.find((slice) => slice.id === SLICE.allAhead);
  const today = floorDay(now);
  if (ahead?.doneAt == null || ahead.broken || ahead.from >= today) return [];
  const youngest = slices.filter(isPast).find((slice) => slice.to === ahead.from);
  const isWhole = youngest?.doneAt != null && !youngest.open && !youngest.broken;
  const grows = isWhole && today - youngest.from <= 31 * DAY_MS;
  const { begunAt, startedAt, since, serverTime, doneAt } = ahead;
  const past = grows
    ? { ...youngest, to: today }
    : {
        ...freshSlice(pastId(slices), 'all', ahead.from, today),
        ...{ begunAt, startedAt, since, serverTime, doneAt },
      };
  return [{ ...ahead, from: today }, past];
}

/** The slices that reach beyond the window, cut, and the ids of those that lie beyond it. */
export function cutToWindow(
  slices: readonly Slice[],
  from: number,
): { cut: Slice[]; gone: string[] } {
  const past = slices.filter(isPast);
  return {
    cut: past.filter((one) => one.from < from && one.to > from).map((one) => ({ ...one, from })),
    gone: past.filter((one) => one.to <= from).map((one) => one.id),
  };
}

/** The next stretch of everybody's past, none when the window is covered. */
function nextPast(slices: readonly Slice[], back: number, pivot: number): Slice[] {
  const past = slices.filter(isPast).sort((a, b) => a.from - b.from);
  const unread = past.findLast((slice) => slice.doneAt === null && slice.to > back);
  if (unread) return [unread];
  const last = past[0];
  const to = last?.from ?? pivot;
  if (to <= back) return [];
  const from = Math.max(back, last ? stretch(last) : monthStart(to - 1));
  return [freshSlice(pastId(slices), 'all', from, to)];
}

/** Where the slice before `last` begins: one month back, or as many as fill a good number of pages at its density. */
function stretch(last: Slice & { to: number }): number {
  // Nothing in a whole slice: the rest is looked through at once.
  if (last.rows === 0 && last.pages > 0) return BEGINNING;
  const length = Math.max(1, Math.round((last.to - last.from) / (30.4 * DAY_MS)));
  const months = Math.floor((length * PAGES_PER_SLICE) / Math.max(last.pages, 1));
  return monthsBefore(last.from, Math.min(Math.max(months, 1), length * 4, MONTHS_PER_SLICE));
}

/** The slices whose last reading is too long ago, one under way first, then the oldest. */
function overdue(slices: readonly Slice[], back: number, now: number): Slice[] {
  const span = (slice: Slice) =>
    slice.broken ? AGAIN.broken : AGAIN[isPast(slice) ? 'past' : 'ahead'];
  return slices
    .filter((slice) => slice.scope === 'all' && (slice.to === null || slice.to > back))
    .filter((slice) => slice.open || isOlder(slice, span(slice), now))
    .sort((a, b) => Number(b.open) - Number(a.open) || (a.doneAt ?? 0) - (b.doneAt ?? 0));
}

/** Whether a slice was last read so long ago, or at a time that is yet to come: then a clock was wrong. */
const isOlder = ({ doneAt }: Slice, span: number, now: number): boolean =>
  doneAt === null || now - doneAt >= span || doneAt > now;

/** Ids of the slices there is one of each. */
export const SLICE = {
  mineAhead: 'mine.ahead',
  minePast: 'mine.past',
  allAhead: 'all.ahead',
  changes: 'changes',
} as const;

const PAST = 'all.past.';

/** A slice of everybody's past, which has an end. */
export const isPast = (slice: Slice): slice is Slice & { to: number } =>
  slice.scope === 'all' && slice.to !== null;

/** An id for one more slice of everybody's past. They change their bounds as time goes by, so these are not told by it. */
function pastId(slices: readonly Slice[]): string {
  const numbers = slices.filter(isPast).map(({ id }) => Number(id.slice(PAST.length)) || 0);
  return `${PAST}${Math.max(0, ...numbers) + 1}`;
}

/** A slice that has not begun yet. */
export const freshSlice = (
  id: string,
  scope: Slice['scope'],
  from: number,
  to: number | null,
  owner: string | null = null,
): Slice => ({
  id,
  scope,
  owner,
  from,
  to,
  open: false,
  cursor: null,
  mark: null,
  pages: 0,
  rows: 0,
  lost: [],
  begunAt: 0,
  startedAt: 0,
  since: 0,
  serverTime: 0,
  doneAt: null,
  broken: false,
});

/** The beginning of a day (UTC ms). */
const floorDay = (at: number): number => Math.floor(at / DAY_MS) * DAY_MS;

/** The beginning of a month (UTC ms). */
const monthStart = (at: number): number => {
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth());
};

/** The same day and time so many months before (UTC ms); the month's last day where it is shorter. */
function monthsBefore(at: number, months: number): number {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) + (at - floorDay(at));
}
