import { expect, test } from 'vitest';
import { anIntent } from '../helpers/actions.ts';
import { type FaultName, judge, type Trial, type Truth } from './judge.ts';

const trial: Trial = {
  intent: 'a',
  booking: 'B',
  kind: 'cancel',
  taken: true,
  killed: 100,
  undo: 50,
  before: 'scheduled',
};
const intent = (changes: object) => anIntent({ id: 'a', booking: 'B', until: 90, ...changes });

test.each<[string, object | null, Truth, Partial<Trial>, FaultName[]]>([
  ['done and cancelled', { state: 'done' }, { status: 'canceled', posts: 1 }, {}, []],
  ['not done, and it never came', { state: 'notDone' }, { status: 'scheduled', posts: 1 }, {}, []],
  [
    'killed during its undo delay',
    { until: 120, state: 'interrupted' },
    { status: 'scheduled', posts: 0 },
    {},
    [],
  ],
  [
    'never accepted, and not in the journal',
    null,
    { status: 'scheduled', posts: 0 },
    { taken: false },
    [],
  ],
  [
    'accepted by the next worker, and sent',
    { until: 200, state: 'done' },
    { status: 'canceled', posts: 1 },
    {},
    [],
  ],

  ['sent twice', { state: 'done' }, { status: 'canceled', posts: 2 }, {}, ['double.posts']],
  [
    'done, but it is not',
    { state: 'done' },
    { status: 'scheduled', posts: 1 },
    {},
    ['wrong.end.states'],
  ],
  [
    'refused, but done',
    { state: 'refused' },
    { status: 'canceled', posts: 1 },
    {},
    ['wrong.end.states'],
  ],
  [
    'not done, but done',
    { state: 'notDone' },
    { status: 'canceled', posts: 1 },
    {},
    ['wrong.end.states'],
  ],
  [
    'undone, but sent',
    { state: 'withdrawn' },
    { status: 'scheduled', posts: 1 },
    {},
    ['wrong.end.states'],
  ],
  ['forgotten', null, { status: 'scheduled', posts: 0 }, {}, ['lost.intents']],
  [
    'in doubt at the end',
    { state: 'unknown' },
    { status: 'canceled', posts: 1 },
    {},
    ['stuck.intents'],
  ],
  [
    'still waiting at the end',
    { state: 'proposed' },
    { status: 'scheduled', posts: 0 },
    {},
    ['stuck.intents'],
  ],
  [
    'sent by another worker than it was proposed to',
    { until: 120, state: 'done' },
    { status: 'canceled', posts: 1 },
    {},
    ['sent.unasked'],
  ],
  [
    'sent, but not in the journal',
    null,
    { status: 'canceled', posts: 1 },
    { taken: false },
    ['sent.unasked'],
  ],
])('a trial is judged by journal and server: %s', (_what, row, truth, changes, found) => {
  const intents = row ? [intent(row)] : [];
  expect(judge({ ...trial, ...changes }, truth, { intents, statuses: {} })).toEqual(found);
});

test('a stored booking with another status than OnceHub’s is a fault', () => {
  const intents = [intent({ state: 'done' })];
  const truth = { status: 'canceled', posts: 1 };
  const judged = (shown: string) => judge(trial, truth, { intents, statuses: { B: shown } });
  expect([judged('canceled'), judged('scheduled')]).toEqual([[], ['wrong.end.states']]);
});
