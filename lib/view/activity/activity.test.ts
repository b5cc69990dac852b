import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import en from '../../../public/_locales/en/messages.json';
import { anIntent } from '../../../tests/helpers/actions.ts';
import { aBooking } from '../../../tests/helpers/booking.ts';
import type { Intent } from '../../domain/intent.ts';
import { setTranslator } from '../i18n.ts';
import { type ActivityResult, actionWords, activityLines, hasSeveralAccounts } from './activity.ts';
import { matching } from './matching.ts';

beforeEach(() => setTranslator((key) => en[key].message));
afterEach(() => setTranslator((key) => key));

const HERE = { now: 0, account: 'admin@example.com' };
const line = (changes: Partial<Intent>) => {
  const [made] = activityLines([anIntent({ until: 1, ...changes })], [], HERE);
  if (!made) throw new Error('no line');
  return made;
};

test.each<[Partial<Intent>, ActivityResult]>([
  [{ state: 'proposed' }, 'waiting'],
  [{ state: 'withdrawn' }, 'withdrawn'],
  [{ state: 'interrupted' }, 'notSent'],
  [{ state: 'proposed', until: 0 }, 'sending'],
  [{ state: 'sent' }, 'sending'],
  [{ state: 'sent', at: -6_001 }, 'checking'],
  [{ state: 'unknown' }, 'checking'],
  [{ state: 'unknown', readAt: 1 }, 'checking'],
  [{ state: 'unknown', yesAt: 1, late: true }, 'notKnown'],
  [{ state: 'unknown', account: 'b@example.com' }, 'notKnown'],
  [{ state: 'gone' }, 'notKnown'],
  [{ state: 'done' }, 'done'],
  [{ state: 'done', by: 'customer' }, 'done'],
  [{ state: 'done', kind: 'reschedule', by: 'own' }, 'done'],
  [{ state: 'done', kind: 'reschedule', by: 'customer' }, 'notDone'],
  [{ state: 'done', kind: 'reschedule' }, 'notKnown'],
  [{ state: 'done', format: 1 }, 'earlier'],
  [{ state: 'notDone' }, 'notDone'],
  [{ state: 'refused', sentAt: 0, failure: { kind: 'conflict', words: 'No.' } }, 'refused'],
  [{ state: 'refused', sentAt: 0, failure: { kind: 'keyRefused' } }, 'refused'],
  [{ state: 'refused', failure: { kind: 'keyRefused' } }, 'notSent'],
  [{ state: 'refused', failure: { kind: 'notFound' } }, 'notSent'],
  [{ state: 'refused', sentAt: 0, failure: { kind: 'tooMany', request: 'req_1' } }, 'refused'],
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
  const lines = activityLines(intents, [booking], HERE);
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
  const [made] = activityLines([anIntent()], [booking], HERE);
  expect(made?.meeting?.address).toBe('ann@example.com');
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
  // Cancelled, but the customer was not asked for a new time.
  expect(actionWords(line({ kind: 'reschedule', state: 'done', by: 'customer' }))).toBe(
    'Ask to reschedule',
  );
});

test('an action that was stopped is said with the failure, with what follows and in OnceHub’s words', () => {
  const failure = { kind: 'conflict', words: 'It is moving.' } as const;
  expect(line({ state: 'refused', sentAt: 0, failure }).said).toMatchObject({
    text: 'This action was not carried out.',
    quote: 'It is moving.',
  });
  expect(line({ state: 'refused', failure: { kind: 'offline' } }).said).toMatchObject({
    title: 'You are offline.',
    text: 'Nothing was sent.',
  });
});

test.each<[string, boolean, (string | undefined)[], string]>([
  ['one account', false, ['a@example.com', 'a@example.com'], 'a@example.com'],
  ['one account, and a key whose account is not known', false, ['a@example.com'], ''],
  ['no known account', false, [undefined], 'a@example.com'],
  ['two accounts', true, ['a@example.com', 'b@example.com'], 'a@example.com'],
  ['one account, and the key of another', true, ['a@example.com'], 'b@example.com'],
])('a log of %s names accounts: %s', (_what, isNamed, accounts, present) => {
  const intents = accounts.map((account) => {
    const { account: _own, ...nobodys } = anIntent();
    return account === undefined ? nobodys : { ...nobodys, account };
  });
  expect(hasSeveralAccounts(intents, present)).toBe(isNamed);
});

describe('searching', () => {
  const lines = () =>
    activityLines(
      [
        anIntent({ id: 'done', booking: 'BKNG-AB12', state: 'done', request: 'req_Q9', at: 3 }),
        anIntent({ id: 'asked', booking: 'BKNG-CD34', kind: 'reschedule', state: 'sent', at: 2 }),
        anIntent({
          ...{ id: 'no', booking: 'BKNG-EF56', kind: 'noShow', state: 'refused', at: 1, sentAt: 1 },
          account: 'b@example.com',
          failure: { kind: 'conflict', words: 'It is moving.' },
        }),
      ],
      [
        aBooking({
          id: 'BKNG-AB12',
          name: 'Zoë Brandt',
          email: 'zoe@example.com',
          subject: 'Demo',
        }),
        aBooking({ id: 'BKNG-CD34', name: 'Ann Lee', email: 'ann@example.org', subject: 'Review' }),
      ],
      { ...HERE, now: 9_000 },
    );
  const ids = (text: string, result: ActivityResult | null = null) =>
    matching(lines(), text, result).map(({ id }) => id);

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
    ['b@example.com', ['no']],
    ['meeting is cancelled', ['done']],
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
