import { ok } from '../domain/result.ts';
import type { HttpDeps } from '../oncehub/http.ts';
import type { RateLimiter } from '../oncehub/rate-limiter.ts';

/** A budget that lets everything go at once, and notes the pauses it is told. */
export function freeBudget(): RateLimiter & { pauses: number[] } {
  const pauses: number[] = [];
  return {
    pauses,
    take: async () => ok(undefined),
    refusedAt: async () => 0,
    spent: async () => 0,
    async pause(until) {
      pauses.push(until);
    },
  };
}

/** A world in which nothing stands in a request's way but what `changes` say. There is a key. */
export const httpWorld = (changes: Partial<HttpDeps> & Pick<HttpDeps, 'fetch'>): HttpDeps => ({
  budget: freeBudget(),
  key: async () => ok('marker-key-1234'),
  refused: async () => {},
  mayReach: async () => true,
  online: () => true,
  clock: Date.now,
  ...changes,
});
