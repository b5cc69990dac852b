import { vi } from 'vitest';
import type { Result } from '../../lib/domain/result.ts';
import {
  createRateLimiter,
  type Priority,
  type RateLimiter,
} from '../../lib/oncehub/rate-limiter.ts';
import type { MemoryStore } from './memory-store.ts';

/** A request to the rate limiter. */
export interface Request {
  priority: Priority;
  asked: number;
  result?: Result<void>;
  /** When it was granted or refused, UTC ms. */
  at?: number;
}

/**
 * A background worker with a rate limiter. After `kill` it writes nothing more, and no waiting
 * request is granted.
 */
export function worker(store: MemoryStore, clock: () => number = Date.now) {
  let alive = true;
  const never = new Promise<never>(() => {});
  const limiter: RateLimiter = createRateLimiter(
    { ...store, set: (key, value) => (alive ? store.set(key, value) : never) },
    clock,
  );
  const requests: Request[] = [];
  return {
    limiter,
    requests,
    ask(priority: Priority, signal?: AbortSignal): Request {
      const request: Request = { priority, asked: Date.now() };
      requests.push(request);
      void limiter.acquire(priority, signal).then((result) => {
        if (alive) Object.assign(request, { result, at: Date.now() });
      });
      return request;
    },
    kill() {
      alive = false;
    },
    sent: () => requests.filter((one) => one.result?.ok).map((one) => one.at ?? Number.NaN),
  };
}

/** Advances the fake timers by `ms`. */
export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** Why a request was refused; `null` if it was not. */
export const failure = (request: Request) =>
  request.result?.ok === false ? request.result.failure : null;

/** The largest number of instants (sorted) within any window of `ms`. */
export function densest(instants: readonly number[], ms: number): number {
  const counts = instants.map(
    (from, at) => instants.slice(at).filter((instant) => instant < from + ms).length,
  );
  return Math.max(0, ...counts);
}
