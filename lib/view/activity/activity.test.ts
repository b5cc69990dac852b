import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import en from '../../../public/_locales/en/messages.json';
import { anIntent } from '../../../tests/helpers/actions.ts';
import { aBooking } from '../../../tests/helpers/booking.ts';
import type { Intent } from '../../domain/intent.ts';
import { setTranslator } from '../i18n.ts';
import { type ActivityResult, actionWords, activityLines, matching, reasonOf } from './activity.ts';

beforeEach(() => setTranslator((key) => en[key].message));
afterEach(() => setTranslator((key) => key));

const line = (changes: Partial<Intent>) => {
  const [made] = activityLines([anIntent(changes)], []);
  if (!made) throw new Error('no line');
  return made;
};

test.each<[Partial<Intent>, ActivityResult]>([
  [{ state: 'proposed' }, 'waiting'],
  [{ state: 'withdrawn' }, 'withdrawn'],
  [{ state: 'interrupted' }, 'notSent'],
  [{ state: 'sent' }, 'checking'],
  [{ state: 'unknown' }, 'checking'],
  [{ state: 'done' }, 'done'],
  [{ state: 'notDone' }, 'notDone'],
  [{ state: 'refused', failure: { kind: 'conflict', words: 'No.' } }, 'refused'],
  [{ state: 'refused', failure: { kind: 'keyRefused' } }, 'refused'],
  [{ state: 'refused', failure: { kind: 'tooMany', request: 'req_1' } }, 'refused'],
  [{ state: 'refused', failure: { kind: 'tooMany' } }, 'notSent'],
  [{ state: 'refused', failure: { kind: 'offline' } }, 'notSent'],
  [{ state: 'refused', failure: { kind: 'changed' } }, 'notSent'],
])('an intent with %j has the result %s', (changes, result) => {
  expect(line(changes).result).toBe(result);
});

test('lines are sorted newest first, each with its booking from the store', () => {
  const intents = [
    anIntent({ id: 'a', at: 1, booking: 'B1', before: { status: 'scheduled', starts: 9 } }),
    anIntent({ id: 'c', at: 3, booking: 'GONE' }),
    anIntent({ id: 'b', at: 2, booking: 'B1' }),
  ];
  const booking = aBooking({
    ...{ id: 'B1', subject: 'Demo', name: 'Ann', email: 'Ann@example.com', starts: 77 },
  });
  const lines = activityLines(intents, [booking]);
  expect(lines.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(lines[0]).toMatchObject({ booking: 'GONE', meeting: null });
  // The meeting's time when the action was taken, even if it has changed since.
  expect(lines[2]).toMatchObject({
    starts: 9,
    meeting: { subject: 'Demo', name: 'Ann', address: 'Ann@example.com' },
  });
});

test('without a typed address the booker’s address is shown', () => {
  const people = [
    { address: 'guest@example.com', part: 'guest' },
    { address: 'ann@example.com', part: 'booker' },
  ] as const;
  const booking = aBooking({ id: 'BKNG-1', email: null, people: [...people] });
  expect(activityLines([anIntent()], [booking])[0]?.meeting?.address).toBe('ann@example.com');
});

test('the Request-Id is taken from OnceHub’s answer or from its refusal', () => {
  expect(line({ request: 'req_1' }).request).toBe('req_1');
  const failure = { kind: 'conflict', request: 'req_2' } as const;
  expect(line({ state: 'refused', failure }).request).toBe('req_2');
  expect(line({}).request).toBeNull();
});

test('an action that was not carried out is described as wanted, not as done', () => {
  expect(actionWords(line({ kind: 'noShow', state: 'done' }))).toBe('Marked no-show');
  expect(actionWords(line({ kind: 'noShow', state: 'unknown' }))).toBe('Mark no-show');
});

test('OnceHub’s own message takes precedence over the extension’s text', () => {
  expect(reasonOf(line({ failure: { kind: 'conflict', words: 'It is moving.' } }))).toBe(
    'It is moving.',
  );
  expect(reasonOf(line({ failure: { kind: 'offline' } }))).toBe('You are offline.');
  expect(reasonOf(line({ state: 'done' }))).toBeNull();
});

describe('searching', () => {
  const lines = activityLines(
    [
      anIntent({ id: 'done', booking: 'BKNG-AB12', state: 'done', request: 'req_Q9', at: 3 }),
      anIntent({ id: 'asked', booking: 'BKNG-CD34', kind: 'reschedule', state: 'sent', at: 2 }),
      anIntent({
        ...{ id: 'no', booking: 'BKNG-EF56', kind: 'noShow', state: 'refused', at: 1 },
        failure: { kind: 'conflict', words: 'It is moving.' },
      }),
    ],
    [
      aBooking({ id: 'BKNG-AB12', name: 'Zoë Brandt', email: 'zoe@example.com', subject: 'Demo' }),
      aBooking({ id: 'BKNG-CD34', name: 'Ann Lee', email: 'ann@example.org', subject: 'Review' }),
    ],
  );
  const ids = (text: string, result: ActivityResult | null = null) =>
    matching(lines, text, result).map(({ id }) => id);

  test.each([
    ['', ['done', 'asked', 'no']],
    ['zoe brandt', ['done']],
    ['  BRANDT  zoë ', ['done']],
    ['ann@example', ['asked']],
    ['review', ['asked']],
    ['bkng-ef', ['no']],
    ['req_q9', ['done']],
    ['reschedule', ['asked']],
    ['cancelled', ['done']],
    ['no-show', ['no']],
    ['moving', ['no']],
    ['example lee', ['asked']],
    ['zoe ann', []],
  ])('%j finds %j', (text, found) => {
    expect(ids(text)).toEqual(found);
  });

  test('the search can be filtered by result', () => {
    expect(ids('', 'checking')).toEqual(['asked']);
    expect(ids('zoe', 'checking')).toEqual([]);
  });
});
