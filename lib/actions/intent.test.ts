import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Status } from '../bookings/booking.ts';
import { TARGET } from '../bookings/rules.ts';
import { anIntent } from '../testing/actions.ts';
import {
  type Intent,
  type IntentEvent,
  type IntentState,
  isUnsettled,
  PATIENCE,
  step,
} from './intent.ts';

const read = (status: Status, at: number): IntentEvent => ({ is: 'read', status, starts: 5, at });
const run = (...events: IntentEvent[]) => events.reduce(step, anIntent());
const failure = { kind: 'conflict' } as const;

test.each<[string, IntentEvent[], IntentState]>([
  ['nothing heard', [], 'sent'],
  ['yes, but not read yet', [{ is: 'acknowledged' }], 'sent'],
  ['yes, and read', [{ is: 'acknowledged' }, read('canceled', 1)], 'done'],
  ['no', [{ is: 'refused', failure }], 'refused'],
  ['an answer that was lost', [{ is: 'lost' }], 'unknown'],
  ['lost, and it happened', [{ is: 'lost' }, read('canceled', 1)], 'done'],
  ['lost, and read once', [{ is: 'lost' }, read('scheduled', 1)], 'unknown'],
  [
    'lost, and read twice too soon',
    [{ is: 'lost' }, read('scheduled', 1), read('scheduled', PATIENCE)],
    'unknown',
  ],
  [
    'lost, and read twice',
    [{ is: 'lost' }, read('scheduled', 1), read('scheduled', 1 + PATIENCE)],
    'notDone',
  ],
  [
    'lost, and carried out late',
    [{ is: 'lost' }, read('scheduled', 1), read('canceled', 1 + PATIENCE)],
    'done',
  ],
  [
    'lost, and something else happened',
    [{ is: 'lost' }, read('rescheduled', 1), read('completed', 1 + PATIENCE)],
    'notDone',
  ],
  ['a clock set back', [{ is: 'lost' }, read('scheduled', 1e9), read('scheduled', 1)], 'unknown'],
  [
    'yes, and the list lags',
    [{ is: 'acknowledged' }, read('scheduled', 1), read('scheduled', 1 + PATIENCE)],
    'done',
  ],
  ['lost, and the booking is gone', [{ is: 'lost' }, { is: 'gone' }], 'notDone'],
  ['yes, and the booking is gone', [{ is: 'acknowledged' }, { is: 'gone' }], 'done'],
])('%s', (_what, events, state) => {
  expect(run(...events).state).toBe(state);
});

test('a refusal keeps its failure, and nothing else has one', () => {
  expect(run({ is: 'refused', failure }).failure).toBe(failure);
  expect(run({ is: 'lost' })).not.toHaveProperty('failure');
});

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
    { is: 'acknowledged' },
    { is: 'lost' },
    { is: 'gone' },
    { is: 'refused', failure },
  ),
  fc.record({
    is: fc.constant('read' as const),
    status: anyStatus,
    starts: fc.constant(5),
    at: fc.nat(90_000),
  }),
);
const anyIntent = fc
  .record({ kind: fc.constantFrom('cancel', 'reschedule', 'noShow') })
  .map((changes) => anIntent(changes));

test('what is settled never changes again, and nothing is changed in place', () => {
  fc.assert(
    fc.property(anyIntent, fc.array(anyEvent, { maxLength: 8 }), (start, events) => {
      let intent: Intent = start;
      for (const event of events) {
        const before = structuredClone(intent);
        const after = step(intent, event);
        expect(intent).toEqual(before);
        if (!isUnsettled(intent)) expect(after).toBe(intent);
        expect([after.id, after.booking, after.kind, after.at]).toEqual([
          start.id,
          start.booking,
          start.kind,
          start.at,
        ]);
        intent = after;
      }
    }),
  );
});

test('done needs the target read or a yes; not done needs two readings or the booking gone', () => {
  fc.assert(
    fc.property(anyIntent, fc.array(anyEvent, { maxLength: 8 }), (start, events) => {
      let intent = start;
      const seen: IntentEvent[] = [];
      for (const event of events) {
        if (!isUnsettled(intent)) break;
        seen.push(event);
        intent = step(intent, event);
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
