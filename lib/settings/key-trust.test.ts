import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ACCEPTED,
  applyKeyEvent,
  dueAt,
  type KeyEvent,
  type KeyTrust,
  readKeyTrust,
  TEST_GAP_MS,
  testGap,
} from './key-trust.ts';

const START = Date.UTC(2026, 4, 5, 12);
const SECOND = 1000;
const MINUTE = 60_000;

/** A key after these events, each at its time in ms after the start. */
function after(...events: [at: number, is: KeyEvent['is'], sent?: number][]): KeyTrust {
  let trust = ACCEPTED;
  for (const [at, is, sent = at] of events) {
    const event = is === 'callRefused' ? { is, sent: START + sent } : { is };
    trust = applyKeyEvent(trust, event, START + at);
  }
  return trust;
}

const dueIn = (trust: KeyTrust, at: number) => {
  const due = dueAt(trust, START + at);
  return due === null ? null : due - START;
};

test('a single 401 refuses no key: it is checked after 20 s, 1, 3 and 10 minutes', () => {
  let trust = after([0, 'callRefused']);
  const checks: number[] = [];
  for (let at = 0; checks.length < 6; ) {
    at = dueIn(trust, at) ?? 0;
    checks.push(at);
    trust = applyKeyEvent(trust, { is: 'testSilent' }, START + at);
  }
  const minutes = [1, 3, 10, 20, 30].map((time) => time * MINUTE);
  expect(checks).toEqual([20 * SECOND, ...minutes]);
  expect(trust.is).toBe('doubted');
});

test.each<[string, [number, KeyEvent['is'], number?][], KeyTrust['is']]>([
  [
    '401, then 200',
    [
      [0, 'callRefused'],
      [20_000, 'testAccepted'],
    ],
    'accepted',
  ],
  [
    '401, and 401 to /test too early',
    [
      [0, 'callRefused'],
      [179_999, 'testRefused'],
    ],
    'doubted',
  ],
  [
    '401, and 401 to /test after 3 minutes',
    [
      [0, 'callRefused'],
      [180_000, 'testRefused'],
    ],
    'refused',
  ],
  [
    '401 to many calls at once',
    [
      [0, 'callRefused'],
      [9, 'callRefused'],
      [200_000, 'callRefused'],
    ],
    'doubted',
  ],
  [
    'no answer for an hour',
    [
      [0, 'callRefused'],
      [3_600_000, 'testSilent'],
    ],
    'doubted',
  ],
  [
    '/test well, and a second 401 within ten minutes',
    [
      [0, 'callRefused'],
      [20_000, 'testAccepted'],
      [600_000, 'callRefused'],
    ],
    'refused',
  ],
  [
    '/test well, and a second 401 later',
    [
      [0, 'callRefused'],
      [20_000, 'testAccepted'],
      [600_001, 'callRefused'],
    ],
    'doubted',
  ],
  [
    'a 401 to a call that was sent before /test was well',
    [
      [0, 'callRefused'],
      [20_000, 'testAccepted'],
      [21_000, 'callRefused', 19_000],
    ],
    'accepted',
  ],
  ['403 about the plan', [[0, 'callPlan']], 'planRefused'],
  [
    '403 about the plan to /test',
    [
      [0, 'callRefused'],
      [20_000, 'testPlan'],
    ],
    'planRefused',
  ],
  [
    'the plan is back',
    [
      [0, 'callPlan'],
      [9, 'testAccepted'],
    ],
    'accepted',
  ],
  [
    'a refused key is back',
    [
      [0, 'callRefused'],
      [180_000, 'testRefused'],
      [3_600_000, 'testAccepted'],
    ],
    'accepted',
  ],
])('%s', (_what, events, is) => {
  expect(after(...events).is).toBe(is);
});

test('two GET /test are 20 seconds apart, in every state', () => {
  const at = START + MINUTE;
  for (const first of ['callRefused', 'callPlan'] as const) {
    for (const answer of ['testAccepted', 'testRefused', 'testPlan', 'testSilent'] as const) {
      const trust = after([0, first], [MINUTE, answer]);
      expect(testGap(trust, at + 5 * SECOND)).toBe(15 * SECOND);
      expect(testGap(trust, at + TEST_GAP_MS)).toBe(0);
      expect(dueAt(trust, at) ?? at + TEST_GAP_MS).toBeGreaterThanOrEqual(at + TEST_GAP_MS);
    }
  }
  expect(testGap(after([0, 'callRefused']), START)).toBe(0);
});

test('a clock that is set back begins the doubt anew, and the key is checked at once', () => {
  const trust = after([0, 'callRefused']);
  const back = START - 3_600_000;
  expect([dueAt(trust, back), testGap(trust, back)]).toEqual([back, 0]);
  const later = applyKeyEvent(trust, { is: 'testRefused' }, back);
  expect(later).toMatchObject({ is: 'doubted', since: back });
});

/** A step of a play: time passes or jumps, the worker dies, or a request is answered. */
const answer = fc.constantFrom<KeyEvent['is'] | 'death'>(
  'callRefused',
  'callRefused',
  'callPlan',
  'testAccepted',
  'testRefused',
  'testPlan',
  'testSilent',
  'death',
);
const passed = fc.oneof(
  fc.integer({ min: 0, max: 30 * SECOND }),
  fc.integer({ min: 0, max: 12 * MINUTE }),
  fc.integer({ min: -48 * 60 * MINUTE, max: 48 * 60 * MINUTE }),
);

test('in any order of answers, deaths and clock jumps: refused only for cause, and never stuck [claim 42]', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ wait: passed, is: answer, age: fc.nat(30 * SECOND) }), {
        maxLength: 40,
      }),
      (steps) => {
        let trust = ACCEPTED;
        let now = START;
        for (const { wait, is, age } of steps) {
          now += wait;
          if (is === 'death') {
            // What a worker knows is what is stored.
            expect(readKeyTrust(JSON.parse(JSON.stringify(trust)))).toEqual(trust);
            continue;
          }
          const before = trust;
          trust = applyKeyEvent(
            trust,
            is === 'callRefused' ? { is, sent: now - age } : { is },
            now,
          );
          if (is === 'testAccepted') expect(trust.is).toBe('accepted');
          if (is === 'testSilent') expect(trust.is).toBe(before.is);
          if (trust.is === 'refused' && before.is !== 'refused') {
            // By GET /test, three minutes after the first 401; or by a call after a contradiction.
            if (is === 'testRefused') {
              expect(before.is).toBe('doubted');
              expect(now - (before.since ?? now)).toBeGreaterThanOrEqual(3 * MINUTE);
            } else {
              expect([is, before.is]).toEqual(['callRefused', 'accepted']);
              expect(before.clearedAt).toBeLessThanOrEqual(now - age);
              expect(now - (before.since ?? 0)).toBeLessThanOrEqual(10 * MINUTE);
            }
          }
          if (before.is !== trust.is && trust.is === 'accepted') expect(is).toBe('testAccepted');
          // In doubt a check is due within ten minutes, and a person never waits over 20 seconds.
          const due = dueAt(trust, now);
          expect(due !== null).toBe(trust.is === 'doubted');
          expect((due ?? now) - now).toBeLessThanOrEqual(10 * MINUTE);
          expect(testGap(trust, now)).toBeLessThanOrEqual(TEST_GAP_MS);
        }
        // However it came so far: with 401 to every check it is refused, with 200 accepted.
        if (trust.is !== 'doubted') return;
        const end = { accepted: trust, refused: trust };
        end.accepted = applyKeyEvent(trust, { is: 'testAccepted' }, now);
        for (let n = 0; n < 5 && end.refused.is === 'doubted'; n += 1) {
          now = Math.max(dueAt(end.refused, now) ?? now, now);
          end.refused = applyKeyEvent(end.refused, { is: 'testRefused' }, now);
        }
        expect([end.accepted.is, end.refused.is]).toEqual(['accepted', 'refused']);
      },
    ),
    { numRuns: 2000 },
  );
});

test('invalid data counts as a key that nothing is known against', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.record({ is: fc.jsonValue() })), (raw) => {
      expect(readKeyTrust(raw).is).toBe('accepted');
    }),
  );
  expect(readKeyTrust({ is: 'doubted', since: 'x', dueAt: Number.NaN })).toEqual({ is: 'doubted' });
});
