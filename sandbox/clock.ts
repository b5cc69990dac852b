/*
 * The clock of a run. The stand-in, demo pages, certificates, tests and browsers all use it, so
 * that a run looks the same on any day. It is the machine's clock plus a constant offset in whole
 * seconds: it runs at normal speed, and all parts of a run agree on the time.
 */

/**
 * A Wednesday that in no time zone is near the end of a month, a daylight saving change or a
 * holiday.
 */
const ORDINARY_DAY = '2026-09-16T11:00:00Z';

/** The environment variable with the clock's offset (ms), inherited by every process of the run. */
const AHEAD = 'BOOKSIDE_CLOCK_AHEAD_MS';

/**
 * The offset of the run's clock from the machine's, in ms; positive: ahead. 0 when it is not set.
 */
export const clockAhead = (): number => Number(process.env[AHEAD] ?? 0);

/** The present moment of the run (UTC ms). */
export const now = (): number => Date.now() + clockAhead();

/**
 * Sets the clock for this process and its child processes: to `BOOKSIDE_NOW` (an ISO 8601 instant,
 * or `today` for the machine's own clock) or, without it, to an ordinary day. Does nothing when the
 * clock is already set. Throws when `BOOKSIDE_NOW` cannot be parsed.
 */
export function startClock(): void {
  if (process.env[AHEAD] !== undefined) return;
  process.env[AHEAD] = String(aheadFor(process.env.BOOKSIDE_NOW || ORDINARY_DAY));
}

/**
 * The environment for the project's own programs that start at another instant than the run's;
 * `text` is as in `BOOKSIDE_NOW`. Throws when it cannot be parsed.
 */
export const clockAt = (text: string): Record<string, string> => ({
  [AHEAD]: String(aheadFor(text)),
});

function aheadFor(text: string): number {
  if (text === 'today') return 0;
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) {
    throw new Error(
      `BOOKSIDE_NOW is "${text}", which is no instant. Such as: 2026-11-28T16:30:00Z, or "today".`,
    );
  }
  // Whole seconds, because libfaketime applies these exactly.
  return Math.round((instant - Date.now()) / 1000) * 1000;
}

/**
 * The environment that puts another program on the run's clock with libfaketime; empty when the run
 * uses the machine's clock. Monotonic clocks are not changed, so waits and durations stay correct.
 * Throws when libfaketime is missing.
 */
export function clockEnvironment(): Record<string, string> {
  const ahead = clockAhead();
  if (ahead === 0) return {};
  const library = process.env.BOOKSIDE_FAKETIME;
  if (!library) {
    throw new Error('libfaketime is not there, and Chromium cannot be put on the run’s clock.');
  }
  return {
    LD_PRELOAD: library,
    FAKETIME: `${ahead < 0 ? '-' : '+'}${Math.abs(ahead) / 1000}`,
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    // Without this, waits on monotonic clocks end at once and all threads of Chromium busy-loop.
    FAKETIME_FORCE_MONOTONIC_FIX: '0',
    // File dates are not changed: Chromium only compares them with each other.
    NO_FAKE_STAT: '1',
  };
}

/**
 * Replaces this process's `Date` with one on the run's clock, for unit tests of shipped code that
 * reads `Date`. Idempotent: the offset is set to 0 afterwards, so a second call changes nothing.
 */
export function shiftDate(): void {
  const ahead = clockAhead();
  if (ahead === 0) return;
  process.env[AHEAD] = '0';
  const real = globalThis.Date;
  const shifted = () => real.now() + ahead;
  globalThis.Date = new Proxy(real, {
    apply: () => new real(shifted()).toString(),
    construct: (target, given, made) =>
      Reflect.construct(target, given.length > 0 ? given : [shifted()], made),
    get: (target, name, self) => (name === 'now' ? shifted : Reflect.get(target, name, self)),
  });
}
