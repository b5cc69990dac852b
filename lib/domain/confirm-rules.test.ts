import { describe, expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { isStale, REPEAT, type Repeat } from './confirm-rules.ts';
import type { FailureKind } from './result.ts';

const kindsOf = (repeat: Repeat) =>
  (Object.keys(REPEAT) as FailureKind[]).filter((kind) => REPEAT[kind] === repeat).sort();

describe('after a failure', () => {
  test('an action that provably never reached OnceHub may be sent again as it is', () => {
    expect(kindsOf('sameOrder')).toEqual(
      ['accessWithheld', 'offline', 'serverFault', 'storeFull', 'timedOut', 'tooMany'].sort(),
    );
  });

  test('a changed booking or a missing key needs a new confirmation', () => {
    expect(kindsOf('newOrder')).toEqual(['changed', 'keyLocked', 'noKey']);
  });

  test.each<FailureKind>([
    'unknownOutcome',
    'unsettled',
    'conflict',
    'unprocessable',
    'notFound',
    'unreadable',
    'tooLarge',
    'badRequest',
    'keyRefused',
    'planRefused',
    'newerVault',
    'bug',
  ])('%s offers no retry', (kind) => {
    expect(REPEAT[kind]).toBe('none');
  });

  test('each kind of failure has its rule', () => {
    const rows = [...kindsOf('sameOrder'), ...kindsOf('newOrder'), ...kindsOf('none')];
    expect(rows).toHaveLength(21);
  });
});

describe('a booking that was shown', () => {
  const seen = aBooking();

  test.each([
    { status: 'canceled' as const },
    { starts: (seen.starts ?? 0) + 1 },
    { minutes: 61 },
    { updated: 1 },
    { subject: 'Another subject' },
    { name: 'Somebody else' },
    { email: 'else@example.net' },
  ])('is stale where %j differs', (changes) => {
    expect(isStale(seen, { ...seen, ...changes })).toBe(true);
  });

  test('is not stale where only its note or guests differ', () => {
    expect(isStale(seen, structuredClone(seen))).toBe(false);
    expect(isStale(seen, { ...seen, note: 'Seen since', guests: ['guest@example.net'] })).toBe(
      false,
    );
  });
});
