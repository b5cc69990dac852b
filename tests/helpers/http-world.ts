import { ok } from '../../lib/domain/result.ts';
import type { HttpDeps } from '../../lib/oncehub/http.ts';
import type { RateLimiter } from '../../lib/oncehub/rate-limiter.ts';

/** A limiter that lets everything go at once, and notes the pauses it is told. */
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

/** A world in which nothing stands in a request's way but what `changes` say. There is a key. */
export const httpWorld = (changes: Partial<HttpDeps> & Pick<HttpDeps, 'fetch'>): HttpDeps => ({
  limiter: freeLimiter(),
  key: async () => ok('marker-key-1234'),
  refused: async () => {},
  mayReach: async () => true,
  online: () => true,
  clock: Date.now,
  ...changes,
});
