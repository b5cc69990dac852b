/** Tells the time by OnceHub's own clock, as far as its answers told it; ours may be a day wrong. */
export interface ServerClock {
  /** Takes the time of an answer. Its `Date` header has whole seconds. */
  hear(headers: Headers): void;
  /** `null` while none was told. */
  now(): number | null;
}

export function createServerClock(clock: () => number): ServerClock {
  let ahead: number | null = null;
  return {
    hear(headers) {
      const told = Date.parse(headers.get('Date') ?? '');
      if (!Number.isNaN(told)) ahead = told - clock();
    },
    now: () => (ahead === null ? null : clock() + ahead),
  };
}
