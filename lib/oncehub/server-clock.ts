/** OnceHub's clock, estimated from its answers, because this computer's may be a day wrong. */
export interface ServerClock {
  /** Sets the clock by the `Date` header of an answer, if it has one; it has whole seconds. */
  read(headers: Headers): void;
  /** The time at OnceHub (UTC ms); `null` before an answer had a `Date`. */
  now(): number | null;
}

/** Bookside is not older (UTC ms): a `Date` before that is no clock's of OnceHub's. */
const EARLIEST = Date.UTC(2026, 0);
/** A difference (ms) that whole seconds and the way of an answer explain. */
const JITTER_MS = 2_000;

/**
 * Makes a clock that is not set yet. `clock` is this computer's (UTC ms). `moved` is told how far
 * OnceHub's is ahead of it (ms), at first and when that has changed.
 */
export function createServerClock(
  clock: () => number,
  moved: (ahead: number) => void = () => {},
): ServerClock {
  /** How far OnceHub's clock is ahead of this computer's, in ms. */
  let ahead: number | null = null;
  let told: number | null = null;
  return {
    read(headers) {
      const date = Date.parse(headers.get('Date') ?? '');
      if (!(date >= EARLIEST)) return;
      ahead = date - clock();
      if (told !== null && Math.abs(ahead - told) <= JITTER_MS) return;
      told = ahead;
      moved(ahead);
    },
    now: () => (ahead === null ? null : clock() + ahead),
  };
}
