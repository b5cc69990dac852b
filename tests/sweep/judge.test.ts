import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../lib/domain/outcome.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import { outcomeWords } from '../../lib/view/pending/outcome-words.ts';
import messages from '../../public/_locales/en/messages.json' with { type: 'json' };
import { anIntent } from '../helpers/actions.ts';
import { EVENTS, withEvents } from './event.ts';
import { type FaultName, judge, misled, type Trial, type Truth, vagueness } from './judge.ts';
import { plan } from './point.ts';
import { outcomeIn } from './words.ts';

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

describe('with an event', () => {
  const event = { what: 'guestCancels' } as const;
  const deeds = (changes: object = {}) => ({
    posts: new Set<string>(),
    applied: new Set<string>(),
    is: () => ({
      booking: { change: { by: 'customer' as const, reason: null } },
      gone: 'no' as const,
    }),
    had: (_booking: string, status: string) => status === 'canceled',
    account: 'admin@example.com',
    isMoved: () => false,
    ...changes,
  });
  const notice = (key: keyof typeof messages, more = '') => {
    const title = messages[key].message.replace('$1', '14:03');
    return { title, text: `${title} ${more}` };
  };

  test('what others did to the booking is no fault of Bookside’s', () => {
    const truth = {
      status: 'canceled',
      posts: 0,
      statuses: ['scheduled', 'canceled'],
      isApplied: false,
    };
    const states = ['interrupted', 'notDone', 'done'] as const;
    const kept = (state: (typeof states)[number]) => ({
      intents: [intent({ state })],
      statuses: { B: 'scheduled' },
    });
    expect(states.map((state) => judge({ ...trial, event }, truth, kept(state)))).toEqual([
      [],
      [],
      [],
    ]);
    const applied = { ...truth, isApplied: true };
    expect(judge({ ...trial, event }, applied, kept('notDone'))).toEqual(['wrong.end.states']);
  });

  test('a request for another meeting than was confirmed is a fault', () => {
    const truth = { status: 'canceled', posts: 1, isOther: true };
    const kept = { intents: [intent({ state: 'done' })], statuses: {} };
    expect(judge(trial, truth, kept)).toEqual(['sent.changed']);
  });

  test.each([
    ['unchanged, though it was done', 'notDone', 'notDone', { applied: new Set(['a']) }],
    ['unchanged, though it was moved', 'notDone', 'notDone', { isMoved: () => true }],
    ['asked, though nobody was', 'done_reschedule', 'checking', {}],
    ['by a colleague, though by the customer', 'done_cancel', 'checking', {}, 'doneBy_colleague'],
    ['not sent, though it was', 'interrupted', 'interrupted', { posts: new Set(['a']) }],
    [
      'not done, though it was',
      'failure_conflict',
      'sent',
      { applied: new Set(['a']) },
      'notCarriedOut',
    ],
  ] as const)(
    'an untrue sentence of the panel is found: %s',
    (_what, title, _state, changes, more?) => {
      const said = notice(title, more && messages[more].message);
      const spoken = { intent: intent({ state: 'sent', at: 0 }), notice: said, now: 0 };
      expect(misled(spoken, deeds(changes)).map(({ name }) => name)).toEqual(['said.untrue']);
    },
  );

  test('a true sentence is no fault, and one that the judge does not know is one', () => {
    const spoken = {
      intent: intent({ kind: 'reschedule', state: 'done', by: 'customer' }),
      now: 0,
    };
    const asked = messages.customerNotAsked.message;
    const by = messages.doneBy_customer.message;
    expect(misled({ ...spoken, notice: notice('done_cancel', by + asked) }, deeds())).toEqual([]);
    const unheard = { title: 'All is well.', text: 'All is well.' };
    expect(misled({ ...spoken, notice: unheard }, deeds())[0]?.name).toBe('said.unread');
  });

  test('what is still being looked at in the end is vague, and so is silence', () => {
    const done = { intent: intent({ state: 'done' }), now: 0 };
    const waits = { intent: intent({ state: 'unknown' }), now: 60_000 };
    const notDone = { intent: intent({ state: 'notDone' }), now: 0 };
    expect(vagueness({ ...done, notice: notice('done_cancel') }, deeds())).toBeNull();
    expect(vagueness({ ...done, notice: notice('asItWas') }, deeds())).toBe('asItWas');
    expect(vagueness({ ...waits, notice: notice('checking') }, deeds())).toBe('checking');
    expect(vagueness({ ...notDone, notice: undefined }, deeds())).toBe('nothing is said');
  });
});

test('each title of a notice is read as what the panel means by it', () => {
  const outcomes: Outcome[] = [
    { is: 'waiting' },
    { is: 'sending' },
    { is: 'checking' },
    { is: 'asItWas', readAt: 0, failure: null },
    { is: 'saidYes', yesAt: 0 },
    { is: 'done', by: 'customer', asked: false, reasonUnsent: true },
    { is: 'notDone', changed: false },
    { is: 'notDone', changed: true },
    { is: 'gone', yesAt: null },
    { is: 'notKnown' },
    { is: 'otherKey', account: 'b@example.com' },
    { is: 'interrupted' },
    { is: 'withdrawn' },
  ];
  setTranslator((key, values) =>
    messages[key].message.replace(/\$(\d)/g, (_all, place) => values[Number(place) - 1] ?? ''),
  );
  for (const outcome of outcomes) {
    const told = { kind: 'reschedule', outcome, seconds: 8, meeting: null } as const;
    const { title, text = '' } = outcomeWords(told);
    const isWaiting = outcome.is === 'waiting';
    const shown = isWaiting ? messages.waiting_reschedule.message : title;
    expect(outcomeIn({ title: shown, text: `${shown}${text}` })?.is).toBe(outcome.is);
  }
  setTranslator((key) => key);
});

test('a third of the points have an event, the same for the same seed, each kind alike', () => {
  const points = withEvents(plan(390, 1), 120, 5);
  const events = points.flatMap(({ event }) => event ?? []);
  expect(points).toEqual(withEvents(plan(390, 1), 120, 5));
  const counts = EVENTS.map((kind) => events.filter(({ what }) => what === kind).length);
  expect([events.length, Math.min(...counts), Math.max(...counts)]).toEqual([120, 9, 10]);
  expect(events.every(({ lasts }) => lasts <= 30_000)).toBe(true);
});
