/** Simulated time: it advances only to the next timer. */
export interface SimulatedTime {
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Calls back at an instant (UTC ms). */
  at(instant: number, call: () => void): void;
  /** Runs everything that is due up to an instant. */
  runUntil(end: number): Promise<void>;
}

interface Due {
  at: number;
  number: number;
  call(): void;
}

/**
 * How many turns of the event loop run after each timer, so that streams and promises settle; a few
 * are enough.
 */
const TURNS = 4;

/**
 * Creates simulated time and replaces `setTimeout` by it, which the tested code waits with. Timers
 * due at the same instant run in the order they were set, so that every run is the same.
 */
export function simulateTime(start: number): SimulatedTime & { restore(): void } {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
  const queue: Due[] = [];
  const cancelled = new Set<number>();
  let now = start;
  let count = 0;

  const isBefore = (a: Due, b: Due) => a.at < b.at || (a.at === b.at && a.number < b.number);
  function push(due: Due): void {
    let place = queue.push(due) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isBefore(due, queue[parent] as Due)) break;
      queue[place] = queue[parent] as Due;
      place = parent;
    }
    queue[place] = due;
  }
  function pop(): Due | undefined {
    const [first] = queue;
    const last = queue.pop();
    if (!first || !last || queue.length === 0) return first;
    let place = 0;
    for (;;) {
      let child = place * 2 + 1;
      if (child >= queue.length) break;
      const right = queue[child + 1];
      if (right && isBefore(right, queue[child] as Due)) child += 1;
      if (!isBefore(queue[child] as Due, last)) break;
      queue[place] = queue[child] as Due;
      place = child;
    }
    queue[place] = last;
    return first;
  }

  const at = (instant: number, call: () => void): number => {
    const number = ++count;
    push({ at: Math.max(instant, now), number, call });
    return number;
  };
  Object.assign(globalThis, {
    setTimeout: (call: () => void, ms = 0) => at(now + ms, call),
    clearTimeout: (number: number) => void cancelled.add(number),
  });

  return {
    now: () => now,
    sleep: (ms) => new Promise((resolve) => void at(now + ms, resolve)),
    at: (instant, call) => void at(instant, call),
    async runUntil(end) {
      for (;;) {
        for (let turn = 0; turn < TURNS; turn++) await new Promise(setImmediate);
        const next = queue[0];
        if (!next || next.at > end) break;
        pop();
        if (cancelled.delete(next.number)) continue;
        now = next.at;
        next.call();
      }
      now = end;
    },
    restore: () => void Object.assign(globalThis, real),
  };
}
