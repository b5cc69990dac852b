/**
 * A stretch of the account's bookings that is fetched page by page. Its row in the store carries
 * the cursor, written together with each page, so that it can stop and go on anywhere.
 */
export interface Slice {
  id: string;
  /** Whose bookings: the rep's own, or everybody's. `changes` asks by the time of change instead. */
  scope: 'mine' | 'all' | 'changes';
  /** The user whose bookings are `mine`; `null` for the other scopes. */
  owner: string | null;
  /** Start times covered, `from` included, `to` not (UTC ms); `null`: without end. For `changes`, times of change. */
  from: number;
  to: number | null;
  /** Whether a reading is under way. */
  open: boolean;
  /** The id to send as `after`; `null` before the first page. */
  cursor: string | null;
  /** An earlier cursor, kept to notice one that comes round again (Brent's cycle finding). */
  mark: string | null;
  /** Pages and bookings of the present reading, or of the last. */
  pages: number;
  rows: number;
  /** Cursors that led nowhere, so that the present reading began anew. */
  lost: readonly string[];
  /** When its very first reading began, by our clock. */
  begunAt: number;
  /** When its present reading began, by our clock. */
  startedAt: number;
  /** The store's count of batches at that moment: rows not heard in a later one are gone at OnceHub. */
  since: number;
  /** What OnceHub's clock showed at that moment, or less. */
  serverTime: number;
  /** When the last reading that came to its end had begun, by our clock; `null`: none yet. */
  doneAt: number | null;
  /** That reading ended in a way that proves nothing: it went round, or promised more and gave none. */
  broken: boolean;
}
