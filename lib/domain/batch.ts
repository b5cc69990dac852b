/*
 * A batch: actions that were confirmed together, and are sent in order. Each takes three requests:
 * the reading before it, the POST, and the reading after it.
 */

/**
 * How many actions of a batch are sent as urgently as a single one. The others leave a part of the
 * rate limit to customers that are opened meanwhile.
 */
export const BATCH_BURST = 15;
/** How long (ms) it takes until the rate limit has room for as many actions again. */
const BURST_MS = 300_000;
/** About how long (ms) one action takes while there is room. */
const ACTION_MS = 2_000;

/**
 * About how long (ms) it takes to send the `left` actions of a batch; `until` (UTC ms) is when the
 * rate limit has room again.
 */
export function batchTime(left: number, until: number, now: number): number {
  const bursts = Math.max(Math.ceil(left / BATCH_BURST) - 1, 0);
  const last = left - bursts * BATCH_BURST;
  return Math.max(until - now, 0) + bursts * BURST_MS + last * ACTION_MS;
}

/** The same in whole minutes, at least one. */
export const batchMinutes = (...of: Parameters<typeof batchTime>): number =>
  Math.max(Math.round(batchTime(...of) / 60_000), 1);
