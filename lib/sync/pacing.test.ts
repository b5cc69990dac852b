import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fairShare, lookShare, nextPace, quickSteps, roundTime } from './pacing.ts';

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 4, 5, 12);
/** OnceHub's limit for one IP address: requests in five minutes. */
const LIMIT = 200;
const accounts = fc.integer({ min: 1, max: 80 });

test('the syncs of all users of an account together leave most of the limit to users who wait', () => {
  fc.assert(
    fc.property(accounts, (users) => {
      expect(fairShare(users)).toBeLessThanOrEqual(LIMIT / 4 / users);
      expect((5 * MINUTE) / roundTime(users)).toBeLessThanOrEqual(LIMIT / 8 / users);
    }),
  );
});

test('the more users an account has, the less each browser takes, but never nothing', () => {
  fc.assert(
    fc.property(accounts, accounts, (one, other) => {
      const [few, many] = [Math.min(one, other), Math.max(one, other)];
      for (const share of [fairShare, quickSteps]) {
        expect(share(many)).toBeLessThanOrEqual(share(few));
        expect(share(many)).toBeGreaterThan(0);
      }
      expect(lookShare(many)).toBeLessThanOrEqual(lookShare(few));
      expect(roundTime(many)).toBeGreaterThanOrEqual(roundTime(few));
    }),
  );
});

test('a small account begins with twelve quick steps, a large one with six', () => {
  expect([1, 10, 20, 50, 500].map(quickSteps)).toEqual([12, 12, 12, 6, 6]);
  expect(quickSteps(null)).toBe(12);
});

test('a refusal halves the pace, and ten minutes without one raise it by a step', () => {
  const pace = nextPace(null, { refusedAt: 0, users: 10, now: NOW });
  const halved = nextPace(pace, { refusedAt: NOW + 1, users: 10, now: NOW + MINUTE });
  expect(halved.share).toBe(pace.share / 2);
  const still = nextPace(halved, { refusedAt: NOW + 1, users: 10, now: NOW + 10 * MINUTE });
  expect(still).toEqual(halved);
  const higher = nextPace(halved, { refusedAt: NOW + 1, users: 10, now: NOW + 11 * MINUTE });
  expect(higher.share).toBeGreaterThan(halved.share);
  expect(higher.share).toBeLessThanOrEqual(fairShare(10));
});
