import { describe, expect, test } from 'vitest';
import { aBooking } from '../../tests/helpers/booking.ts';
import { isStale, REPEAT, type Repeat } from './confirm-rules.ts';
import type { FailureKind } from './result.ts';

const kindsOf = (repeat: Repeat) =>
  (Object.keys(REPEAT) as FailureKind[]).filter((kind) => REPEAT[kind] === repeat).sort();

describe('after a failure', () => {
  test('an order that provably never reached OnceHub may be sent again as it is', () => {
    expect(kindsOf('sameOrder')).toEqual(
      ['accessWithheld', 'offline', 'serverFault', 'storeFull', 'timedOut', 'tooMany'].sort(),
    );
  });

  test('what needs another look or a key is confirmed anew', () => {
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
  ])('%s offers no other try', (kind) => {
    expect(REPEAT[kind]).toBe('none');
  });

  test('every failure there is has its row', () => {
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

  test('is not stale for what nobody could be mistaken about', () => {
    expect(isStale(seen, structuredClone(seen))).toBe(false);
    expect(isStale(seen, { ...seen, note: 'Seen since', guests: ['guest@example.net'] })).toBe(
      false,
    );
  });
});
