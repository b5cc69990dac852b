/** How a limit counts: see the switches `window` and `refusedCount`. */
export interface Counting {
  window: 'sliding' | 'fixed';
  refusedCount: 'on' | 'off';
}

/** At most `calls` in `ms`, counted for each of many callers. */
export class Limit {
  readonly #calls: number;
  readonly #ms: number;
  /** Instants of the latest calls that count, `calls` of them at most, oldest first. */
  readonly #times = new Map<string, number[]>();

  constructor(calls: number, ms: number) {
    this.#calls = calls;
    this.#ms = ms;
  }

  /** Counts a call at `now`. Returns 0 when it may pass, else the ms until one may. */
  take(caller: string, now: number, { window, refusedCount }: Counting): number {
    const start = window === 'fixed' ? now - (now % this.#ms) - 1 : now - this.#ms;
    const counted = this.#times.get(caller) ?? [];
    // A clock that was set back leaves calls in the future, which must not count.
    const times = counted.filter((time) => time > start && time <= now);
    const wait = times.length < this.#calls ? 0 : (times[0] ?? now) - start;
    if (wait === 0 || refusedCount === 'on') times.push(now);
    this.#times.set(caller, times.slice(-this.#calls));
    return window === 'fixed' && wait > 0 ? start + 1 + this.#ms - now : wait;
  }
}
