import { fail, ok, type Result } from '../domain/result.ts';
import type { KeyedStore } from '../platform/storage.ts';

/**
 * How urgent a request is: a confirmed action, a user who waits, the rest of many actions that were
 * confirmed together, or the sync in the background.
 */
export type Priority = 'action' | 'person' | 'batch' | 'sync';

/** A turn that was acquired before its request was made; the request uses it up. */
export interface Turn {
  used: boolean;
  /** When its request may leave last (UTC ms): what it is based on is too old after that. */
  notAfter?: number;
}

/*
 * OnceHub allows five requests a second for a whole account, and 200 in five minutes for everybody
 * behind one IP address, such as an office. One browser takes a modest share of both, and a part of
 * that is reserved for the more urgent priorities.
 */
const SECOND_MS = 1000;
/**
 * Requests in one second after which a priority has to wait; all priorities are counted. A batch
 * and the sync leave one place in each second free for the user.
 */
const PER_SECOND: Record<Priority, number> = { action: 2, person: 2, batch: 1, sync: 1 };
/** The same for five minutes. */
const PER_WINDOW: Record<Priority, number> = {
  action: 60,
  person: 54,
  batch: 45,
  sync: 40,
};
/** The most urgent first. */
const ORDER: readonly Priority[] = ['action', 'person', 'batch', 'sync'];

/** How long a request may wait in the queue before it is refused, in ms. */
const MAX_QUEUE_MS: Record<Priority, number> = {
  action: 20 * SECOND_MS,
  person: 20 * SECOND_MS,
  batch: 5 * SECOND_MS,
  sync: 5 * SECOND_MS,
};

/** The key in `storage.session`, which keeps its first name: an update may find it there. */
const KEY = 'budget';

/** The rate limiter for all requests of this browser to OnceHub. */
export interface RateLimiter {
  /**
   * Waits in a priority queue and resolves when the request may leave. Fails with `tooMany` where
   * the wait would be too long (`until`: when a request could leave, UTC ms), and with `timedOut`
   * where `signal` aborts. Never rejects.
   */
  acquire(priority: Priority, signal?: AbortSignal): Promise<Result<void>>;
  /**
   * Pauses all requests until an instant (UTC ms), because OnceHub answered "too many requests". A
   * second pause soon after the last one is longer (`backOff`).
   */
  pauseUntil(until: number): Promise<void>;
  /** When OnceHub last answered "too many requests" to this browser (UTC ms); 0 for never. */
  refusedAt(): Promise<number>;
  /** How many requests this browser sent in the last five minutes. */
  spent(): Promise<number>;
}

/** A request in the queue. */
interface Waiting {
  priority: Priority;
  /** When it was queued (UTC ms). */
  since: number;
  settle(result: Result<void>): void;
}

/**
 * Makes the rate limiter; all requests must share one. What was sent is recorded in `store`,
 * because the worker may be killed at any moment. `clock` answers UTC ms.
 */
export function createRateLimiter(store: KeyedStore, clock: () => number = Date.now): RateLimiter {
  const queue: Waiting[] = [];
  let spent: Promise<Spent> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let serving = false;

  const load = () => {
    spent ??= store.get(KEY).then(readSpent, () => readSpent(null));
    return spent;
  };

  async function serveQueue(): Promise<void> {
    if (serving) return;
    serving = true;
    try {
      const state = await load();
      for (;;) {
        queue.sort(
          (a, b) => ORDER.indexOf(a.priority) - ORDER.indexOf(b.priority) || a.since - b.since,
        );
        const now = clock();
        dropExpired(state, now);
        refuseImpatient(state, now);
        const first = queue[0];
        if (!first) return;
        const at = freeAt(state, first.priority, now);
        if (at > now) {
          clearTimeout(timer);
          timer = setTimeout(() => void serveQueue(), at - now);
          return;
        }
        queue.shift();
        state.sent.push(now);
        // Stored before the request leaves, so that it counts even if the worker is killed now.
        await store.set(KEY, state).catch(() => {});
        first.settle(ok(undefined));
      }
    } finally {
      serving = false;
    }
  }

  function refuseImpatient(state: Spent, now: number): void {
    for (const waiting of [...queue]) {
      const at = freeAt(state, waiting.priority, now);
      // A request whose turn has come may leave, even if the computer slept and notices it late.
      if (at <= now || at - waiting.since <= MAX_QUEUE_MS[waiting.priority]) continue;
      queue.splice(queue.indexOf(waiting), 1);
      waiting.settle(fail('tooMany', { until: at }));
    }
  }

  return {
    acquire(priority, signal) {
      return new Promise((settle) => {
        const waiting: Waiting = { priority, since: clock(), settle };
        signal?.addEventListener('abort', () => {
          const place = queue.indexOf(waiting);
          if (place >= 0) queue.splice(place, 1);
          settle(fail('timedOut'));
        });
        if (signal?.aborted) return settle(fail('timedOut'));
        queue.push(waiting);
        void serveQueue();
      });
    },
    async pauseUntil(until) {
      const state = await load();
      const now = clock();
      state.pausedUntil = Math.max(state.pausedUntil, now + backOff(state, until - now, now));
      state.refusedAt = now;
      await store.set(KEY, state).catch(() => {});
      void serveQueue();
    },
    refusedAt: async () => (await load()).refusedAt,
    async spent() {
      const state = await load();
      dropExpired(state, clock());
      return state.sent.length;
    },
  };
}

/** The earliest instant (UTC ms) at which a request of this priority may leave. */
function freeAt(state: Spent, priority: Priority, now: number): number {
  const nth = (count: number, span: number) => {
    const at = state.sent[state.sent.length - count];
    return at === undefined ? 0 : at + span;
  };
  return Math.max(
    now,
    state.pausedUntil,
    nth(PER_SECOND[priority], SECOND_MS),
    nth(PER_WINDOW[priority], WINDOW),
  );
}

/** The stored record of this browser's recent requests. */
interface Spent {
  /** Instants (UTC ms) of the requests of the last five minutes, oldest first. */
  sent: number[];
  /** The end of the last pause (UTC ms); no request leaves before. */
  pausedUntil: number;
  /** When OnceHub last answered "too many requests" (UTC ms); 0 for never. */
  refusedAt: number;
}

/** The longer of the two periods for which OnceHub limits requests, in ms. */
export const WINDOW = 300_000;
/** How far in the future a recorded request may lie and still count, in ms. */
const SKEW = 1000;

/** Drops requests that no longer count, and records that a wrong clock left in the future. */
function dropExpired(state: Spent, now: number): void {
  state.sent = state.sent.filter((at) => at > now - WINDOW && at <= now + SKEW);
  if (state.pausedUntil > now + WINDOW) state.pausedUntil = 0;
}

/**
 * The length of a pause in ms: `wait`, which OnceHub asked for, or twice the last pause where that
 * ended within the last five minutes (exponential back-off, at most five minutes). OnceHub counts
 * refused requests, too, so retrying too early would lock the whole office out.
 */
export function backOff({ refusedAt, pausedUntil }: Spent, wait: number, now: number): number {
  const lastPause = pausedUntil - refusedAt;
  const isRepeated = now >= pausedUntil && now < pausedUntil + WINDOW;
  return isRepeated ? Math.min(Math.max(2 * lastPause, wait), WINDOW) : wait;
}

/** Reads the stored record; a damaged or missing part reads as empty. */
function readSpent(raw: unknown): Spent {
  const kept = raw as Partial<Spent> | null | undefined;
  const sent = Array.isArray(kept?.sent) ? kept.sent.filter(Number.isFinite) : [];
  const number = (value: number | undefined) => (Number.isFinite(value) ? (value ?? 0) : 0);
  return {
    sent,
    pausedUntil: number(kept?.pausedUntil),
    refusedAt: number(kept?.refusedAt),
  };
}
