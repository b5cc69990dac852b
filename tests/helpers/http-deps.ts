import { ok } from '../../lib/domain/result.ts';
import type { HttpDeps } from '../../lib/oncehub/http.ts';
import type { RateLimiter } from '../../lib/oncehub/rate-limiter.ts';

/** A rate limiter that grants everything at once, and records the pauses requested. */
export function freeLimiter(): RateLimiter & { pauses: number[] } {
  const pauses: number[] = [];
  return {
    pauses,
    acquire: async () => ok(undefined),
    refusedAt: async () => 0,
    spent: async () => 0,
    async pauseUntil(until) {
      pauses.push(until);
    },
  };
}

/**
 * Dependencies of the HTTP layer under which every request may be sent, with a key; `changes`
 * replace single ones.
 */
export const httpDeps = (changes: Partial<HttpDeps> & Pick<HttpDeps, 'fetch'>): HttpDeps => ({
  limiter: freeLimiter(),
  key: async () => ok('marker-key-1234'),
  refused: async () => {},
  mayReach: async () => true,
  online: () => true,
  clock: Date.now,
  ...changes,
});
