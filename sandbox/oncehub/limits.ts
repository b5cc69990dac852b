/**
 * A rate limiter with a sliding window: at most `calls` in any `ms`, for each caller. Refused calls
 * count too.
 */
export class Limit {
  readonly #calls: number;
  readonly #ms: number;
  /** The times of the latest calls by caller, oldest first; at most `calls` each. */
  readonly #times = new Map<string, number[]>();

  constructor(calls: number, ms: number) {
    this.#calls = calls;
    this.#ms = ms;
  }

  /**
   * Counts a call at `now` (UTC ms). Returns 0 when it is allowed, else the ms until a call is
   * allowed.
   */
  take(caller: string, now: number): number {
    const start = now - this.#ms;
    const counted = this.#times.get(caller) ?? [];
    // After the clock was set back, calls lie in the future; they must not count.
    const earlier = counted.filter((time) => time > start && time <= now);
    const times = [...earlier, now].slice(-this.#calls);
    this.#times.set(caller, times);
    return earlier.length < this.#calls ? 0 : (times[0] ?? now) - start;
  }
}
