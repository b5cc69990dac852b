import type { Slice } from '../store/slice.ts';

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
export function pastId(slices: readonly Slice[]): string {
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
