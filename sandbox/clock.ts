/*
 * The one clock of a run. Stand-in, demo pages, certificates, tests and browsers all go by it, so
 * that a run gives the same picture on any day. It is the machine's clock moved by one constant
 * number of whole seconds: it never stands still, and no two parts of a run can disagree about it.
 */

/** An ordinary Wednesday: in no zone near a month's end, a change of clocks or a holiday. */
const ORDINARY_DAY = '2026-09-16T11:00:00Z';

/** How far the run's clock is ahead of the machine's (ms), handed on to every process of the run. */
const AHEAD = 'BOOKSIDE_CLOCK_AHEAD_MS';

/** How far the run's clock is ahead of the machine's, in ms; 0 where nobody has set it. */
export const clockAhead = (): number => Number(process.env[AHEAD] ?? 0);

/** The present moment of the run (UTC ms). */
export const now = (): number => Date.now() + clockAhead();

/**
 * Sets the clock for this process and all it starts: to `BOOKSIDE_NOW` (an ISO 8601 instant, or
 * `today` for the machine's own clock) or, unset, to an ordinary day. A clock that is already set is
 * left alone. Throws on a text that names no instant.
 */
export function startClock(): void {
  if (process.env[AHEAD] !== undefined) return;
  process.env[AHEAD] = String(aheadFor(process.env.BOOKSIDE_NOW || ORDINARY_DAY));
}

/** The environment for programs of ours whose clock is to begin at another instant than the run's. Throws as `startClock` does. */
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
  // Whole seconds: the library that carries Chromium there takes them exactly.
  return Math.round((instant - Date.now()) / 1000) * 1000;
}

/**
 * The environment that puts a program on the run's clock, for programs whose clock libfaketime can
 * carry; empty where the run is on the machine's own clock. Monotonic clocks are left alone, and
 * with them every wait and duration. Throws where the library is not there.
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
    // Else its waits on monotonic clocks end at once, and every thread of Chromium turns in circles.
    FAKETIME_FORCE_MONOTONIC_FIX: '0',
    // Dates of files stay true: Chromium compares them with nothing but each other.
    NO_FAKE_STAT: '1',
  };
}

/**
 * Puts this process's own `Date` on the run's clock, for unit tests, in which shipped code reads it.
 * Nothing is left to add from then on, so that doing it twice changes nothing.
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
