/** The dependencies of an undo period. */
export interface CountdownDeps {
  clock(): number;
  sleep(ms: number): Promise<void>;
  /** Keep-alive: makes a call that resets the browser's idle timer for the worker. */
  stayAwake(): Promise<unknown>;
}

/**
 * The longest single wait. Short, so that a sleep of the computer is noticed however busy it is;
 * Chrome also stops a worker that is idle for 30 seconds.
 */
const MAX_SLEEP_MS = 1_000;
/** Largest error of a wait. A larger one means that the computer slept or the clock was set. */
const MAX_DRIFT_MS = 2_000;

/**
 * Waits until an instant (UTC ms) and keeps the worker alive meanwhile. Returns false where the
 * computer slept or the clock jumped, since then the rep may not have had that time to undo.
 * `hurry` ends the wait early: `now` is set when its promise `heard` resolves. `since` is when
 * `until` was decided (UTC ms), now by default.
 */
export async function countDown(
  until: number,
  hurry: { now: boolean; heard: Promise<void> },
  deps: CountdownDeps,
  since = deps.clock(),
): Promise<boolean> {
  let last = deps.clock();
  if (Math.abs(last - since) > MAX_DRIFT_MS) return false;
  for (;;) {
    if (hurry.now || last >= until) return last - until <= MAX_DRIFT_MS;
    const pause = Math.min(until - last, MAX_SLEEP_MS);
    await Promise.race([deps.sleep(pause), hurry.heard]);
    await deps.stayAwake();
    const passed = deps.clock() - last;
    if (passed < -MAX_DRIFT_MS || passed > pause + MAX_DRIFT_MS) return false;
    last += passed;
  }
}
