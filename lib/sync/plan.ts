import { DAY_MS } from '../domain/dates.ts';
import type { RetentionPeriod } from '../settings/sync-choice.ts';
import type { Slice } from '../store/schema.ts';

/*
 * The plan of the sync: which slice (a period of bookings) is read next. "Ahead" is the period from
 * today on, "past" everything before. The window is the period the user chose to keep. A round is
 * one reading of everything that changed since the last round.
 */

/** The input of the decision which slice is read next. */
interface PlanInput {
  window: RetentionPeriod;
  /** The rep's own user id at OnceHub; `null` where it is not known. */
  me: string | null;
  /** Time between two rounds, in ms. */
  round: number;
  slices: readonly Slice[];
}

/**
 * Time after which a slice is read again, in ms: bookings deleted at OnceHub are noticed only by
 * their absence from a complete reading.
 */
const REREAD_MS = { ahead: DAY_MS, past: 30 * DAY_MS, broken: DAY_MS };
/** How many pages a slice of the past should fill. */
const PAGES_PER_SLICE = 20;
/** The most months in a slice of the past. */
const MONTHS_PER_SLICE = 24;
/** Older than every booking of OnceHub's (UTC ms). */
const BEGINNING = Date.UTC(2008, 0);

/** The beginning of the window (UTC ms); `null` where bookings are not fetched in advance. */
export function windowFrom(window: RetentionPeriod, now: number): number | null {
  if (window === 'off') return null;
  return window === 'all' ? BEGINNING : monthsBefore(floorDay(now), window);
}

/**
 * The slice to begin or to continue; `null` when there is nothing to do before the next round. The
 * most useful comes first: what changed since the last round; the rep's own meetings ahead and
 * past, which are few; all users' meetings ahead; all users' past, from the latest backwards; and
 * last the slices that are due to be read again. `now` is UTC ms.
 */
export function nextSlice({ window, me, round, slices }: PlanInput, now: number): Slice | null {
  const back = windowFrom(window, now);
  if (back === null) return null;
  const known = (id: string) => slices.find((slice) => slice.id === id);
  const ahead = known(SLICE.allAhead);
  const pivot = ahead?.from ?? floorDay(now);
  const own = (ids: readonly OwnSlice[], from: number, to: number | null): Slice[] =>
    ids.flatMap((id) => {
      if (me === null) return [];
      const kept = known(SLICE[id]);
      const scope = id.startsWith('mine') ? 'mine' : 'hosted';
      const slice = kept?.owner === me ? kept : freshSlice(SLICE[id], scope, from, to, me);
      return slice.doneAt === null ? [slice] : [];
    });

  const changes = known(SLICE.changes);
  const isRoundDue = changes && (changes.open || isOlder(changes, round, now));
  const aheadToRead = ahead ?? freshSlice(SLICE.allAhead, 'all', pivot, null);
  return (
    [
      ...(isRoundDue ? [changes] : []),
      // Once all users' meetings ahead are read, the rep's own are among them.
      ...(aheadToRead.doneAt === null
        ? [
            ...own(['mineAhead', 'hostedAhead'], pivot, null),
            ...own(['minePast', 'hostedPast'], back, pivot),
            aheadToRead,
          ]
        : []),
      ...nextPast(slices, back, pivot),
      ...overdue(slices, back, now),
    ][0] ?? null
  );
}

/** Whether the meetings ahead of the user `me` are stored: the first that make Bookside useful. */
export const isUseful = (slices: readonly Slice[], me: string): boolean =>
  slices.some(
    ({ id, owner, doneAt }) =>
      doneAt !== null && (id === SLICE.allAhead || (id === SLICE.mineAhead && owner === me)),
  );

/** Whether the rep's own meetings were read, ahead and then past, or all users' meetings ahead. */
export const isOwnRead = (slices: readonly Slice[]): boolean =>
  slices.some(
    ({ id, doneAt }) => doneAt !== null && (id === SLICE.allAhead || id === SLICE.hostedPast),
  );

/**
 * The instant (UTC ms) from which on the bookings of all users are complete, without a gap up to
 * the future; `null` where not even those ahead are. `isWhole` decides which slices count, of those
 * that were read.
 */
export function completeBackTo(
  slices: readonly Slice[],
  isWhole: (slice: Slice) => boolean = (slice) => !slice.broken,
): number | null {
  const ahead = slices.find((slice) => slice.id === SLICE.allAhead);
  if (ahead?.doneAt == null || !isWhole(ahead)) return null;
  const past = slices.filter(isPast).filter((slice) => slice.doneAt !== null && isWhole(slice));
  let reached = ahead.from;
  for (const slice of past.sort((a, b) => b.from - a.from)) {
    if (slice.to === reached) reached = slice.from;
  }
  return reached;
}

/**
 * Adapts the slices to the passing of time, when the slice of all users' meetings ahead is read
 * again: it begins today, and the days since it last began become part of the past, as read as the
 * slice was. Answers the changed slices, first the one ahead; `[]` where nothing changes.
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

/**
 * Limits the slices of the past to the window, which begins at `from` (UTC ms): `cut` are those
 * that had to be shortened, `gone` the ids of those that lie before it.
 */
export function cutToWindow(
  slices: readonly Slice[],
  from: number,
): { cut: Slice[]; gone: string[] } {
  const past = slices.filter(isPast);
  return {
    cut: past.filter((one) => one.from < from && one.to > from).map((one) => cutAt(one, from)),
    gone: past.filter((one) => one.to <= from).map((one) => one.id),
  };
}

/** A slice from an instant on; what could not be read before that is of no concern any more. */
const cutAt = ({ unread, ...slice }: Slice, from: number): Slice => ({
  ...slice,
  from,
  ...(unread && { unread: unread.filter(({ starts }) => starts === null || starts >= from) }),
});

/** The next slice of all users' past to read, as a list; empty when the window is covered. */
function nextPast(slices: readonly Slice[], back: number, pivot: number): Slice[] {
  const past = slices.filter(isPast).sort((a, b) => a.from - b.from);
  const unread = past.findLast((slice) => slice.doneAt === null && slice.to > back);
  if (unread) return [unread];
  const last = past[0];
  const to = last?.from ?? pivot;
  if (to <= back) return [];
  const from = Math.max(back, last ? startBefore(last) : monthStart(to - 1));
  return [freshSlice(pastId(slices), 'all', from, to)];
}

/**
 * Where the slice before `last` begins (UTC ms): as many months back as fill `PAGES_PER_SLICE` at
 * the density of `last`, at least one, and at most four times the length of `last`.
 */
function startBefore(last: Slice & { to: number }): number {
  // `last` has no bookings at all, so the rest of the past is probably empty: read it at once.
  if (last.rows === 0 && last.pages > 0) return BEGINNING;
  const length = Math.max(1, Math.round((last.to - last.from) / (30.4 * DAY_MS)));
  const months = Math.floor((length * PAGES_PER_SLICE) / Math.max(last.pages, 1));
  return monthsBefore(last.from, Math.min(Math.max(months, 1), length * 4, MONTHS_PER_SLICE));
}

/** The slices due to be read again: first one whose reading is in progress, then the oldest. */
function overdue(slices: readonly Slice[], back: number, now: number): Slice[] {
  const span = (slice: Slice) =>
    slice.broken ? REREAD_MS.broken : REREAD_MS[isPast(slice) ? 'past' : 'ahead'];
  return slices
    .filter((slice) => slice.scope === 'all' && (slice.to === null || slice.to > back))
    .filter((slice) => slice.open || isOlder(slice, span(slice), now))
    .sort((a, b) => Number(b.open) - Number(a.open) || (a.doneAt ?? 0) - (b.doneAt ?? 0));
}

/**
 * Whether a slice was last read `span` ms ago or earlier, or never, or at a time in the future,
 * which only a wrong clock explains.
 */
const isOlder = ({ doneAt }: Slice, span: number, now: number): boolean =>
  doneAt === null || now - doneAt >= span || doneAt > now;

/** Ids of the slices that exist once each; slices of all users' past are numbered. */
export const SLICE = {
  mineAhead: 'mine.ahead',
  minePast: 'mine.past',
  hostedAhead: 'hosted.ahead',
  hostedPast: 'hosted.past',
  allAhead: 'all.ahead',
  changes: 'changes',
} as const;

type OwnSlice = Exclude<keyof typeof SLICE, 'allAhead' | 'changes'>;

const PAST = 'all.past.';

/** Whether it is a slice of all users' past; only these have an end. */
export const isPast = (slice: Slice): slice is Slice & { to: number } =>
  slice.scope === 'all' && slice.to !== null;

/**
 * An unused id for a new slice of all users' past. It is a number, not the slice's period, because
 * periods change as time goes by.
 */
function pastId(slices: readonly Slice[]): string {
  const numbers = slices.filter(isPast).map(({ id }) => Number(id.slice(PAST.length)) || 0);
  return `${PAST}${Math.max(0, ...numbers) + 1}`;
}

/** A slice that was never read: `from` inclusive, `to` exclusive (UTC ms; `null`: without end). */
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

/** The same day and time some months earlier (UTC ms), or the last day of a shorter month. */
function monthsBefore(at: number, months: number): number {
  const date = new Date(at);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) + (at - floorDay(at));
}
