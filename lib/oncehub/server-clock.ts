/** OnceHub's clock, estimated from its answers, because this computer's may be a day wrong. */
export interface ServerClock {
  /** Sets the clock by the `Date` header of an answer, if it has one; it has whole seconds. */
  read(headers: Headers): void;
  /** The time at OnceHub (UTC ms); `null` before an answer had a `Date`. */
  now(): number | null;
}

/** Makes a clock that is not set yet. `clock` is this computer's (UTC ms). */
export function createServerClock(clock: () => number): ServerClock {
  /** How far OnceHub's clock is ahead of this computer's, in ms. */
  let ahead: number | null = null;
  return {
    read(headers) {
      const date = Date.parse(headers.get('Date') ?? '');
      if (!Number.isNaN(date)) ahead = date - clock();
    },
    now: () => (ahead === null ? null : clock() + ahead),
  };
}
