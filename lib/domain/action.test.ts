import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anIntent } from '../../tests/helpers/actions.ts';
import {
  applyEvent,
  type Intent,
  type IntentEvent,
  type IntentState,
  isOpen,
  isUnderWay,
  isUnsettled,
  LATE_ARRIVAL_MS,
} from './action.ts';
import type { Status } from './booking.ts';
import type { Draft } from './command.ts';
import { TARGET } from './rules.ts';

const read = (status: Status, asked: number, heard = asked): IntentEvent => ({
  is: 'read',
  status,
  asked,
  heard,
});
const run = (...events: IntentEvent[]) => events.reduce(applyEvent, anIntent());
const failure = { kind: 'conflict' } as const;

test.each<[string, IntentEvent[], IntentState]>([
  ['no event', [], 'sent'],
  ['acknowledged, not read yet', [{ is: 'acknowledged' }], 'sent'],
  ['acknowledged, then read as changed', [{ is: 'acknowledged' }, read('canceled', 1)], 'done'],
  ['refused', [{ is: 'refused', failure }], 'refused'],
  ['answer lost', [{ is: 'lost' }], 'unknown'],
  ['answer lost, then read as changed', [{ is: 'lost' }, read('canceled', 1)], 'done'],
  ['answer lost, then read once as unchanged', [{ is: 'lost' }, read('scheduled', 1)], 'unknown'],
  [
    'answer lost, then read twice as unchanged, the second answer slow',
    [{ is: 'lost' }, read('scheduled', 1), read('scheduled', 2, 1 + LATE_ARRIVAL_MS)],
    'unknown',
  ],
  [
    'answer lost, then read twice as unchanged within the limit',
    [{ is: 'lost' }, read('scheduled', 1), read('scheduled', LATE_ARRIVAL_MS)],
    'unknown',
  ],
  [
    'answer lost, then read twice as unchanged after the limit',
    [{ is: 'lost' }, read('scheduled', 1), read('scheduled', 1 + LATE_ARRIVAL_MS)],
    'notDone',
  ],
  [
    'answer lost, then carried out late',
    [{ is: 'lost' }, read('scheduled', 1), read('canceled', 1 + LATE_ARRIVAL_MS)],
    'done',
  ],
  [
    'answer lost, then read with other changes',
    [{ is: 'lost' }, read('rescheduled', 1), read('completed', 1 + LATE_ARRIVAL_MS)],
    'notDone',
  ],
  [
    'answer lost, then the clock is set back between two readings',
    [{ is: 'lost' }, read('scheduled', 1e9), read('scheduled', 1)],
    'unknown',
  ],
  [
    'acknowledged, then read twice as unchanged, because the list lags',
    [{ is: 'acknowledged' }, read('scheduled', 1), read('scheduled', 1 + LATE_ARRIVAL_MS)],
    'done',
  ],
  ['answer lost, then the booking is gone', [{ is: 'lost' }, { is: 'gone' }], 'notDone'],
  ['acknowledged, then the booking is gone', [{ is: 'acknowledged' }, { is: 'gone' }], 'done'],
])('a sent action: %s', (_what, events, state) => {
  expect(run(...events).state).toBe(state);
});

test('a refused intent keeps its failure, and a lost one has none', () => {
  expect(run({ is: 'refused', failure }).failure).toBe(failure);
  expect(run({ is: 'lost' })).not.toHaveProperty('failure');
});

const SENT: IntentEvent = { is: 'sent', at: 9, before: { status: 'scheduled', starts: 5 } };
const draft: Draft = {
  reason: 'Ill today',
  mail: true,
  seen: { id: 'BKNG-1', status: 'scheduled', starts: 5, booker: 'mara@example.com' },
};
const proposal = (changes: Partial<Intent> = {}) =>
  anIntent({ state: 'proposed', until: 8_000, draft, ...changes });

const anyStatus = fc.constantFrom<Status>(
  'requested',
  'scheduled',
  'rescheduled',
  'completed',
  'canceled',
  'no_show',
  'other',
);
const anyEvent: fc.Arbitrary<IntentEvent> = fc.oneof(
  fc.constantFrom<IntentEvent>(
    { is: 'withdrawn' },
    { is: 'interrupted' },
    { is: 'told' },
    SENT,
    { is: 'acknowledged' },
    { is: 'lost' },
    { is: 'gone' },
    { is: 'refused', failure },
  ),
  fc.record({
    is: fc.constant('read' as const),
    status: anyStatus,
    asked: fc.nat(90_000),
    heard: fc.nat(90_000),
  }),
);
const anyKind = fc.record({ kind: fc.constantFrom('cancel', 'reschedule', 'noShow') });
const anyIntent = anyKind.map((changes) => anIntent(changes));
const anyStart = fc.oneof(
  anyIntent,
  anyKind.map((changes) => proposal(changes)),
);

test('a settled intent never changes again, and no event mutates its intent', () => {
  fc.assert(
    fc.property(anyStart, fc.array(anyEvent, { maxLength: 8 }), (start, events) => {
      let intent: Intent = start;
      for (const event of events) {
        const before = structuredClone(intent);
        const after = applyEvent(intent, event);
        expect(intent).toEqual(before);
        if (!isUnderWay(intent))
          expect({ ...after, told: 0, draft: 0 }).toEqual({ ...intent, told: 0, draft: 0 });
        expect([after.id, after.booking, after.kind]).toEqual([
          start.id,
          start.booking,
          start.kind,
        ]);
        intent = after;
      }
    }),
  );
});

test('done needs the target status or an acknowledgement; not done needs two readings or a deleted booking', () => {
  fc.assert(
    fc.property(anyIntent, fc.array(anyEvent, { maxLength: 8 }), (start, events) => {
      let intent = start;
      const seen: IntentEvent[] = [];
      for (const event of events) {
        if (!isUnsettled(intent)) break;
        seen.push(event);
        intent = applyEvent(intent, event);
      }
      const reads = seen.filter((event) => event.is === 'read');
      const yes = seen.some((event) => event.is === 'acknowledged');
      const target = reads.some((event) => event.status === TARGET[intent.kind]);
      const gone = seen.some((event) => event.is === 'gone');
      if (intent.state === 'done') expect(yes || target).toBe(true);
      if (intent.state === 'notDone') {
        expect([yes, target]).toEqual([false, false]);
        expect(gone || reads.length >= 2).toBe(true);
      }
    }),
  );
});

test.each<[string, IntentEvent[], IntentState]>([
  ['that is undone', [{ is: 'withdrawn' }], 'withdrawn'],
  ['that is undone before its undo period ends', [{ is: 'withdrawn' }, SENT], 'withdrawn'],
  ['that is interrupted', [{ is: 'interrupted' }], 'interrupted'],
  ['that is interrupted before its undo period ends', [{ is: 'interrupted' }, SENT], 'interrupted'],
  ['that is interrupted and dismissed', [{ is: 'interrupted' }, { is: 'told' }], 'interrupted'],
  ['whose undo period is over', [SENT], 'sent'],
  ['that is undone after it was sent', [SENT, { is: 'withdrawn' }], 'sent'],
  [
    'whose booking changed before it was sent',
    [{ is: 'refused', failure: { kind: 'changed' } }],
    'refused',
  ],
  ['that gets an acknowledgement before it was sent', [{ is: 'acknowledged' }], 'proposed'],
  ['that gets a lost answer before it was sent', [{ is: 'lost' }], 'proposed'],
  ['whose booking is read before it was sent', [read('canceled', 1)], 'proposed'],
  ['that is dismissed while it waits', [{ is: 'told' }], 'proposed'],
])('a proposal %s', (_what, events, state) => {
  const intent = events.reduce(applyEvent, proposal());
  expect(intent.state).toBe(state);
  const keepsWords = ['proposed', 'interrupted'].includes(state) && !intent.told;
  expect(intent.draft).toEqual(keepsWords ? draft : undefined);
});

test('only the event "sent" leads to the state "sent", and it sets the time of the intent', () => {
  expect(applyEvent(proposal(), SENT)).toMatchObject({ state: 'sent', at: 9, until: 8_000 });
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 8 }), (events) => {
      const others = events.filter((event) => event.is !== 'sent');
      const intent = others.reduce(applyEvent, proposal());
      expect(['proposed', 'withdrawn', 'interrupted', 'refused']).toContain(intent.state);
    }),
  );
});

test('the Request-Id of OnceHub is kept with an intent', () => {
  expect(run({ is: 'acknowledged', request: 'req_1' }).request).toBe('req_1');
  expect(run({ is: 'lost', request: 'req_2' }).request).toBe('req_2');
  expect(run({ is: 'lost' })).not.toHaveProperty('request');
  const refusal = { is: 'refused', failure: { kind: 'conflict', request: 'req_3' } } as const;
  expect(run(refusal).request).toBe('req_3');
});

test('an intent is open until it ended well or its failure was dismissed', () => {
  const states: IntentState[] = ['withdrawn', 'done', 'interrupted', 'refused', 'notDone'];
  expect(states.map((state) => isOpen(anIntent({ state })))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
  for (const state of states)
    expect(isOpen(applyEvent(anIntent({ state }), { is: 'told' }))).toBe(false);
});
