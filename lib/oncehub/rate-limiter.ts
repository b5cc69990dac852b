import { fail, ok, type Result } from '../domain/result.ts';
import type { KeyedStore } from '../platform/storage.ts';

/** How urgent a request is: a confirmed action, somebody waiting, or work nobody waits for. */
export type Priority = 'action' | 'person' | 'sync';

/*
 * OnceHub allows five requests a second for a whole account and 200 in five minutes for a whole
 * office behind one address. One browser takes a modest share, and keeps some of it for actions.
 */
const SECOND_MS = 1000;
/** The sync leaves a place in each second to somebody who may come. */
const PER_SECOND: Record<Priority, number> = { action: 2, person: 2, sync: 1 };
const PER_WINDOW: Record<Priority, number> = { action: 60, person: 54, sync: 40 };
const ORDER: readonly Priority[] = ['action', 'person', 'sync'];

/** How long a request waits for its turn before it is refused, in ms. */
const MAX_QUEUE_MS: Record<Priority, number> = {
  action: 20 * SECOND_MS,
  person: 20 * SECOND_MS,
  sync: 5 * SECOND_MS,
};

const KEY = 'budget';

export interface RateLimiter {
  /** Resolves when a request of this priority may leave, or with `tooMany` and the instant to try again. */
  acquire(priority: Priority, signal?: AbortSignal): Promise<Result<void>>;
  /** Holds every request back until an instant, because OnceHub said so. */
  pauseUntil(until: number): Promise<void>;
  /** When OnceHub last refused a request of this browser for its number (UTC ms); 0 for never. */
  refusedAt(): Promise<number>;
  /** How many requests of this browser left in the last five minutes. */
  spent(): Promise<number>;
}

interface Waiting {
  priority: Priority;
  since: number;
  settle(result: Result<void>): void;
}

/** Makes the one queue all requests go through. What was spent is kept in `store`, so that it outlives the worker. */
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
        // Written before the request leaves: a worker that dies now has spent it.
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
      // Whose turn has come is let go, however late a sleeping machine noticed it.
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

/** The earliest instant a request of this priority may leave. */
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

/** What a browser has asked of OnceHub lately; kept over the worker's death. */
interface Spent {
  /** Instants of the requests of the last five minutes, oldest first. */
  sent: number[];
  /** OnceHub asked everybody to wait until then. */
  pausedUntil: number;
  /** When OnceHub last did; 0 for never. */
  refusedAt: number;
}

/** The longer of OnceHub's two windows, in ms. */
export const WINDOW = 300_000;
/** How far ahead of our clock a request may lie and still count, in ms. */
const SKEW = 1000;

/** Drops what no longer counts, and whatever a wrong clock left in the future. */
function dropExpired(state: Spent, now: number): void {
  state.sent = state.sent.filter((at) => at > now - WINDOW && at <= now + SKEW);
  if (state.pausedUntil > now + WINDOW) state.pausedUntil = 0;
}

/**
 * How long to pause: as long as OnceHub said, but twice the last pause where that was not long ago.
 * Refused requests count, too: who goes on asking keeps everybody out.
 */
export function backOff({ refusedAt, pausedUntil }: Spent, wait: number, now: number): number {
  const last = pausedUntil - refusedAt;
  const isAgain = now >= pausedUntil && now < pausedUntil + WINDOW;
  return isAgain ? Math.min(Math.max(2 * last, wait), WINDOW) : wait;
}

/** What is kept; what cannot be read was never spent. */
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
