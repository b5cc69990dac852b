/** The dependencies of an undo period. */
export interface CountdownDeps {
  clock(): number;
  sleep(ms: number): Promise<void>;
  /** Keep-alive: makes a call that resets the browser's idle timer for the worker. */
  stayAwake(): Promise<unknown>;
}

/** The longest single wait: Chrome stops a worker that is idle for 30 seconds. */
const MAX_SLEEP_MS = 5_000;
/** Largest error of a wait. A larger one means that the computer slept or the clock was set. */
const MAX_DRIFT_MS = 10_000;

/**
 * Waits until an instant (UTC ms) and keeps the worker alive meanwhile. Returns false where the
 * computer slept or the clock jumped, since then the rep may not have had that time to undo.
 * `hurry` ends the wait early: `now` is set when its promise `heard` resolves.
 */
export async function countDown(
  until: number,
  hurry: { now: boolean; heard: Promise<void> },
  deps: CountdownDeps,
): Promise<boolean> {
  for (;;) {
    const began = deps.clock();
    if (hurry.now || began >= until) return began - until <= MAX_DRIFT_MS;
    const pause = Math.min(until - began, MAX_SLEEP_MS);
    await Promise.race([deps.sleep(pause), hurry.heard]);
    const passed = deps.clock() - began;
    if (passed < -MAX_DRIFT_MS || passed > pause + MAX_DRIFT_MS) return false;
    await deps.stayAwake();
  }
}
