/** What a time to undo needs of the world. */
export interface CountdownWorld {
  clock(): number;
  sleep(ms: number): Promise<void>;
  /** Keeps the worker from being ended for idleness, by a call it counts as work. */
  stayAwake(): Promise<unknown>;
}

/** The longest sleep, in ms: a worker that does nothing for 30 seconds is ended (Chrome's limit). */
const PIECE = 5_000;
/** A sleep this much longer or shorter than it should be (ms) was no sleep: the machine slept, or the clock was set. */
export const LATENESS = 10_000;

/**
 * Waits until an instant, awake. False where that is not what happened: the machine slept, or the
 * clock jumped, so that nobody can say that the time was there to be used. `hurry` ends it early.
 */
export async function countDown(
  until: number,
  hurry: { now: boolean; heard: Promise<void> },
  world: CountdownWorld,
): Promise<boolean> {
  for (;;) {
    const began = world.clock();
    if (hurry.now || began >= until) return began - until <= LATENESS;
    const pause = Math.min(until - began, PIECE);
    await Promise.race([world.sleep(pause), hurry.heard]);
    const passed = world.clock() - began;
    if (passed < -LATENESS || passed > pause + LATENESS) return false;
    await world.stayAwake();
  }
}
