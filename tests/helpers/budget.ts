import { vi } from 'vitest';
import type { Result } from '../../lib/domain/result.ts';
import {
  createRateLimiter,
  type Priority,
  type RateLimiter,
} from '../../lib/oncehub/rate-limiter.ts';
import type { MemoryStore } from './memory-store.ts';

/** A request for a turn. */
export interface Request {
  priority: Priority;
  asked: number;
  result?: Result<void>;
  /** When it was let go or refused. */
  at?: number;
}

/** A worker with its limiter. Killed, it writes nothing more and nothing it was waiting for ever leaves. */
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

/** Lets `ms` pass. */
export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** Why a request was refused; `null` where it was not. */
export const failure = (request: Request) =>
  request.result?.ok === false ? request.result.failure : null;

/** The most instants of a sorted list within any span of `ms`. */
export function densest(instants: readonly number[], ms: number): number {
  const counts = instants.map(
    (from, at) => instants.slice(at).filter((instant) => instant < from + ms).length,
  );
  return Math.max(0, ...counts);
}
