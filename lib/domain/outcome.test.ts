import { expect, test } from 'vitest';
import { anIntent } from '../../tests/helpers/actions.ts';
import type { Intent } from './intent.ts';
import { isForeign, type Outcome, outcomeOf } from './outcome.ts';

const ACCOUNT = 'admin@example.com';
const offline = { kind: 'offline' } as const;
const conflict = { kind: 'conflict' } as const;

test.each<[string, Partial<Intent>, Outcome, number?]>([
  ['waits', { state: 'proposed', until: 9 }, { is: 'waiting' }],
  ['is due', { state: 'proposed', until: 5 }, { is: 'sending' }, 5],
  ['of a batch waits', { state: 'proposed', until: 9, group: 'a' }, { is: 'waiting' }],
  ['waits for its turn', { state: 'proposed', until: 5, group: 'a' }, { is: 'queued' }, 5],
  ['waits for room', { state: 'proposed', until: 9, group: 'a', queued: true }, { is: 'queued' }],
  ['was just sent', {}, { is: 'sending' }],
  ['was sent a while ago', {}, { is: 'checking' }, 6_001],
  ['has no answer', { state: 'unknown' }, { is: 'checking' }],
  ['was read once', { readAt: 7 }, { is: 'asItWas', readAt: 7, failure: null }],
  [
    'was refused and read once',
    { state: 'unknown', readAt: 7, failure: conflict },
    { is: 'asItWas', readAt: 7, failure: conflict },
  ],
  ['was read as moved', { readAt: 7, changed: true, state: 'unknown' }, { is: 'checking' }],
  ['got a yes', { yesAt: 6, readAt: 7 }, { is: 'checking' }],
  [
    'got an answer that shows it',
    { yesAt: 6, shown: true, readAt: 7 },
    { is: 'done', by: 'own', asked: null, reasonUnsent: false },
  ],
  ['got a yes long ago', { yesAt: 6, readAt: 7, late: true }, { is: 'saidYes', yesAt: 6 }],
  [
    'is of another account',
    { account: 'b@example.com', yesAt: 6, late: true },
    { is: 'otherKey', account: 'b@example.com' },
  ],
  ['is done', { state: 'done' }, { is: 'done', by: null, asked: null, reasonUnsent: false }],
  [
    'asked for a new time',
    { state: 'done', kind: 'reschedule', by: 'own' },
    { is: 'done', by: 'own', asked: true, reasonUnsent: false },
  ],
  [
    'met the customer’s own cancellation',
    { state: 'done', kind: 'reschedule', by: 'customer', reasonUnsent: true },
    { is: 'done', by: 'customer', asked: false, reasonUnsent: true },
  ],
  [
    'met a cancellation that nobody signed',
    { state: 'done', kind: 'reschedule' },
    { is: 'done', by: null, asked: null, reasonUnsent: false },
  ],
  [
    'was refused',
    { state: 'refused', sentAt: 1, failure: conflict },
    { is: 'refused', failure: conflict },
  ],
  [
    'never left',
    { state: 'refused', sentAt: null, failure: offline },
    { is: 'notSent', failure: offline },
  ],
  [
    'OnceHub’s limit refused',
    { state: 'refused', sentAt: 1, failure: { kind: 'tooMany', request: 'req_1' } },
    { is: 'refused', failure: { kind: 'tooMany', request: 'req_1' } },
  ],
  [
    'a limit without a Request-Id stopped after it was noted as sent, ours or a gateway’s',
    { state: 'refused', sentAt: 1, failure: { kind: 'tooMany' } },
    { is: 'refused', failure: { kind: 'tooMany' } },
  ],
  [
    'met a deleted booking before it was sent',
    { state: 'refused', failure: { kind: 'notFound' } },
    { is: 'notSent', failure: { kind: 'notFound' } },
  ],
  ['never arrived', { state: 'notDone' }, { is: 'notDone', changed: false }],
  [
    'never arrived at a meeting that moved',
    { state: 'notDone', changed: true },
    { is: 'notDone', changed: true },
  ],
  ['met a deletion', { state: 'gone' }, { is: 'gone', yesAt: null }],
  ['met a deletion after a yes', { state: 'gone', yesAt: 6 }, { is: 'gone', yesAt: 6 }],
  ['is not known', { state: 'notKnown' }, { is: 'notKnown' }],
  [
    'is known from the copy',
    { state: 'notKnown', restored: true, at: 7 },
    { is: 'notesLost', at: 7 },
  ],
  ['was interrupted', { state: 'interrupted' }, { is: 'interrupted' }],
  ['was undone', { state: 'withdrawn' }, { is: 'withdrawn' }],
  [
    'an earlier version called done',
    { state: 'done', format: 1 },
    { is: 'earlier', state: 'done' },
  ],
  [
    'an earlier version called refused',
    { state: 'refused', format: 1, failure: conflict },
    { is: 'earlier', state: 'refused', failure: conflict },
  ],
  [
    'an earlier version could not send',
    { state: 'refused', format: 1, failure: offline },
    { is: 'notSent', failure: offline },
  ],
])('what is said of an action that %s', (_what, changes, outcome, now = 0) => {
  expect(outcomeOf(anIntent(changes), now, ACCOUNT)).toEqual(outcome);
});

test('an action is foreign only where both accounts are known and differ', () => {
  const { account: _none, ...nobodys } = anIntent();
  expect(isForeign(anIntent(), ACCOUNT)).toBe(false);
  expect(isForeign(anIntent(), 'b@example.com')).toBe(true);
  expect(isForeign(anIntent(), '')).toBe(false);
  expect(isForeign(nobodys, ACCOUNT)).toBe(false);
});
