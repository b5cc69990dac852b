/** At most `calls` in any `ms`, counted for each of many callers; refused calls use it up too. */
export class Limit {
  readonly #calls: number;
  readonly #ms: number;
  /** Instants of the latest calls, `calls` of them at most, oldest first. */
  readonly #times = new Map<string, number[]>();

  constructor(calls: number, ms: number) {
    this.#calls = calls;
    this.#ms = ms;
  }

  /** Counts a call at `now`. Returns 0 when it may pass, else the ms until one may. */
  take(caller: string, now: number): number {
    const start = now - this.#ms;
    const counted = this.#times.get(caller) ?? [];
    // A clock that was set back leaves calls in the future, which must not count.
    const earlier = counted.filter((time) => time > start && time <= now);
    const times = [...earlier, now].slice(-this.#calls);
    this.#times.set(caller, times);
    return earlier.length < this.#calls ? 0 : (times[0] ?? now) - start;
  }
}
