import { describe, expect, test } from 'vitest';
import { REPEAT, type Repeat } from './confirm-rules.ts';
import type { FailureKind } from './result.ts';

const kindsOf = (repeat: Repeat) =>
  (Object.keys(REPEAT) as FailureKind[]).filter((kind) => REPEAT[kind] === repeat).sort();

describe('after a failure', () => {
  test('an action that provably never reached OnceHub may be sent again as it is', () => {
    expect(kindsOf('sameOrder')).toEqual(
      [
        ...['accessWithheld', 'keyInDoubt', 'offline', 'serverFault', 'storeClosed'],
        ...['storeFull', 'timedOut', 'tooMany'],
      ].sort(),
    );
  });

  test('a changed booking or a missing key needs a new confirmation', () => {
    expect(kindsOf('newOrder')).toEqual([
      'answersRequired',
      'changed',
      'keyLocked',
      'noKey',
      'slotGone',
    ]);
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
    expect(rows).toHaveLength(25);
  });
});
