import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MAX_LAG_MS } from '../../tests/helpers/action-truth.ts';
import { anIntent } from '../../tests/helpers/actions.ts';
import { applyEvent, type IntentEvent, LATE_ARRIVAL_MS, type Reading } from './action.ts';
import type { Status } from './booking.ts';
import type { Draft } from './command.ts';
import { type Intent, type IntentState, isOpen, isUnderWay, isUnsettled } from './intent.ts';
import { TARGET } from './rules.ts';

/** A reading at `asked`, also by OnceHub's clock. */
const read = (status: Status, asked: number, more: Partial<Reading> = {}): IntentEvent => ({
  is: 'read',
  status,
  starts: 5,
  change: null,
  asked,
  heard: asked,
  server: asked,
  ...more,
});
const YES = { is: 'acknowledged', at: 1, status: 'scheduled' } as const satisfies IntentEvent;
const SHOWN = { ...YES, status: 'canceled' } as const;
const LATE = LATE_ARRIVAL_MS;
const run = (...events: IntentEvent[]) => events.reduce(applyEvent, anIntent());
const failure = { kind: 'conflict' } as const;

test.each<[string, IntentEvent[], IntentState]>([
  ['no event', [], 'sent'],
  ['a yes, not read yet', [YES], 'sent'],
  ['a yes, then read as changed', [YES, read('canceled', 1)], 'done'],
  ['a yes whose answer shows it', [SHOWN], 'sent'],
  ['a yes whose answer shows it, then read as changed', [SHOWN, read('canceled', 1)], 'done'],
  ['a yes whose answer shows it, then a lagging reading', [SHOWN, read('scheduled', 1)], 'sent'],
  [
    'a yes whose answer shows it, then read late as unchanged',
    [SHOWN, read('scheduled', LATE)],
    'done',
  ],
  ['a yes whose answer shows it, then the booking is deleted', [SHOWN, { is: 'gone' }], 'done'],
  ['refused', [{ is: 'refused', failure }], 'refused'],
  ['answer lost', [{ is: 'lost' }], 'unknown'],
  ['answer lost, then read as changed', [{ is: 'lost' }, read('canceled', 1)], 'done'],
  ['answer lost, then read as unchanged', [{ is: 'lost' }, read('scheduled', 1)], 'unknown'],
  [
    'answer lost, then read as unchanged, almost late enough',
    [{ is: 'lost' }, read('scheduled', LATE - 1)],
    'unknown',
  ],
  [
    'answer lost, then read late as unchanged',
    [{ is: 'lost' }, read('scheduled', LATE)],
    'notDone',
  ],
  [
    'answer lost, then carried out late',
    [{ is: 'lost' }, read('scheduled', 1), read('canceled', LATE)],
    'done',
  ],
  [
    'a refusal that may be of a repeated request, then read as unchanged',
    [{ is: 'lost', failure }, read('scheduled', 1)],
    'unknown',
  ],
  [
    'a refusal that may be of a repeated request, then read late as unchanged',
    [{ is: 'lost', failure }, read('scheduled', LATE)],
    'refused',
  ],
  ['a yes, then read late as unchanged', [YES, read('scheduled', LATE)], 'sent'],
  [
    'a yes, then read late as unchanged and dismissed',
    [YES, read('scheduled', LATE), { is: 'told' }],
    'notKnown',
  ],
  ['a yes, and dismissed before it is late', [YES, { is: 'told' }], 'sent'],
  ['dismissed under another account’s key', [{ is: 'told', foreign: true }], 'notKnown'],
  ['answer lost, then the booking is deleted', [{ is: 'lost' }, { is: 'gone' }], 'gone'],
  ['a yes, then the booking is deleted', [YES, { is: 'gone' }], 'gone'],
])('a sent action: %s [claim 94]', (_what, events, state) => {
  expect(run(...events).state).toBe(state);
});

test.each([
  ['set forward', 1e9, 1, 'unknown'],
  ['set back', -1e9, LATE, 'notDone'],
] as const)(
  'a computer’s clock that was %s does not decide whether a reading is late [claim 94]',
  (_what, asked, server, state) => {
    const event = read('scheduled', asked, { server });
    expect(applyEvent(anIntent({ state: 'unknown', sentAt: 0 }), event).state).toBe(state);
  },
);

test.each<[string, IntentEvent]>([
  ['an answer that was lost', { is: 'lost', ended: { at: LATE, server: LATE } }],
  ['a yes that shows nothing', { ...YES, ended: { at: LATE, server: LATE } }],
])('after a sleep the six minutes begin again with %s [claim 94]', (_what, answer) => {
  const sent = anIntent({ at: 0, sentAt: 0 });
  const after = (asked: number) => [answer, read('scheduled', asked)].reduce(applyEvent, sent);
  expect(after(LATE + 1)).not.toHaveProperty('late');
  expect(after(LATE + LATE - 1)).not.toHaveProperty('late');
  expect(after(LATE + LATE)).toMatchObject({ late: true });
});

test('without OnceHub’s clock the end of the wait counts by the computer’s', () => {
  const events: IntentEvent[] = [{ is: 'lost', ended: { at: LATE, server: null } }];
  const after = (asked: number) => [...events, read('scheduled', asked, { server: 9 * LATE })];
  expect(run(...after(LATE + 1)).state).toBe('unknown');
  expect(run(...after(LATE + LATE)).state).toBe('notDone');
});

test('without OnceHub’s clock the computer’s decides', () => {
  const event = read('scheduled', LATE, { server: null });
  expect(applyEvent(anIntent({ state: 'unknown', sentAt: 0 }), event).state).toBe('notDone');
});

test('a no-show that is read as cancelled cannot be known, for it may have been one before', () => {
  expect(applyEvent(anIntent({ kind: 'noShow' }), read('canceled', 1)).state).toBe('notKnown');
});

test('a no-show that OnceHub’s answer showed stays done, whatever is read afterwards', () => {
  const shown = anIntent({ kind: 'noShow', yesAt: 1, shown: true });
  expect(applyEvent(shown, read('canceled', 1))).toMatchObject({ state: 'done', by: 'own' });
});

test('a deletion tells nothing of an action whose account is not known', () => {
  const { account: _none, ...old } = anIntent({ state: 'unknown' });
  expect(applyEvent(old, { is: 'gone' }).state).toBe('notKnown');
  const adopted = applyEvent(old, { is: 'adopted', account: 'b@example.com' });
  expect(adopted.account).toBe('b@example.com');
  expect(applyEvent(adopted, { is: 'adopted', account: 'c@example.com' })).toBe(adopted);
});

test.each<[string, Partial<Intent>, Reading['change'], Intent['by']]>([
  ['the customer', {}, { by: 'customer', reason: 'Ill' }, 'customer'],
  [
    'the customer, although OnceHub said yes',
    { yesAt: 1 },
    { by: 'customer', reason: null },
    'customer',
  ],
  [
    'the customer, though we gave a reason',
    { reason: 'Ill' },
    { by: 'customer', reason: null },
    'customer',
  ],
  ['us, by our reason', { reason: 'Ill today!' }, { by: 'user', reason: ' ill  today ' }, 'own'],
  ['nobody known, although OnceHub said yes', { yesAt: 1 }, null, undefined],
  [
    'somebody else, although OnceHub said yes',
    { yesAt: 1, reason: 'Ill' },
    { by: 'user', reason: 'Moved' },
    'colleague',
  ],
  [
    'us, by OnceHub’s answer, after a lagging reading',
    { yesAt: 1, shown: true, readAt: 2 },
    null,
    'own',
  ],
  [
    'nobody known, after a yes that a reading did not find',
    { yesAt: 1, readAt: 2 },
    null,
    undefined,
  ],
  [
    'somebody else with this account',
    { reason: 'Ill' },
    { by: 'user', reason: 'Moved' },
    'colleague',
  ],
  ['somebody else, as we gave no reason', {}, { by: 'user', reason: 'Moved' }, 'colleague'],
  ['nobody known', { reason: 'Ill' }, { by: 'user', reason: null }, undefined],
  ['nobody known, without any record', {}, null, undefined],
])('a cancellation was made by %s', (_who, changes, change, by) => {
  const intent = applyEvent(anIntent(changes), read('canceled', 1, { change }));
  expect(intent).toMatchObject({ state: 'done' });
  expect(intent.by).toBe(by);
  const isOthers = by === 'customer' || by === 'colleague';
  expect(intent.reasonUnsent).toBe(isOthers && changes.reason ? true : undefined);
  expect(intent).not.toHaveProperty('reason');
});

test.each<[string, Partial<Reading>, true | undefined]>([
  ['another start', { starts: 6 }, true],
  ['another status', { status: 'rescheduled' }, true],
  ['its end', { status: 'completed' }, undefined],
  ['nothing', {}, undefined],
])('a late reading notes whether the booking has changed meanwhile: %s', (_what, more, changed) => {
  const intent = applyEvent(anIntent({ state: 'unknown' }), read('scheduled', LATE, more));
  expect([intent.state, intent.changed]).toEqual(['notDone', changed]);
});

test('what is done has no failure any more, and what was read is noted with the end of the reading', () => {
  const after = run({ is: 'lost', failure }, read('scheduled', 1, { heard: 3 }));
  expect(after).toMatchObject({ failure, readAt: 3 });
  expect(applyEvent(after, read('canceled', 4))).not.toHaveProperty('failure');
});

test('a booking that is found back as it was is no longer called changed', () => {
  const moved = run({ is: 'lost' }, read('rescheduled', 1, { starts: 6 }));
  expect(moved.changed).toBe(true);
  expect(applyEvent(moved, read('scheduled', 2))).not.toHaveProperty('changed');
});

test('a reading is late only after all the time for which OnceHub was seen to be late', () => {
  expect(LATE_ARRIVAL_MS).toBeGreaterThan(MAX_LAG_MS);
});

test('a refused intent keeps its failure, and a lost one has none', () => {
  expect(run({ is: 'refused', failure }).failure).toBe(failure);
  expect(run({ is: 'lost' })).not.toHaveProperty('failure');
});

const SENT: IntentEvent = {
  is: 'sent',
  at: 9,
  server: 8,
  before: { status: 'scheduled', starts: 5 },
};
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
    YES,
    { is: 'lost' },
    { is: 'lost', failure },
    { is: 'gone' },
    { is: 'refused', failure },
  ),
  fc.record({
    is: fc.constant('read' as const),
    status: anyStatus,
    starts: fc.constantFrom(5, 6),
    change: fc.constantFrom(null, { by: 'customer' as const, reason: null }),
    asked: fc.nat(900_000),
    heard: fc.nat(900_000),
    server: fc.option(fc.nat(900_000)),
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

test('done needs what OnceHub shows; not done a late reading and no yes', () => {
  fc.assert(
    fc.property(anyIntent, fc.array(anyEvent, { maxLength: 8 }), (start, events) => {
      let intent = start;
      let last: IntentEvent | undefined;
      const seen: IntentEvent[] = [];
      for (const event of events) {
        if (!isUnsettled(intent)) break;
        seen.push(event);
        last = event;
        intent = applyEvent(intent, event);
      }
      const status = last && 'status' in last ? last.status : null;
      const isTarget = status === TARGET[intent.kind];
      if (intent.state === 'done') expect(isTarget || intent.shown === true).toBe(true);
      if (intent.state === 'notDone') {
        expect([last?.is, isTarget]).toEqual(['read', false]);
        expect(seen.some((event) => event.is === 'acknowledged')).toBe(false);
        expect(intent.late).toBe(true);
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
  ['that gets a yes before it was sent', [YES], 'proposed'],
  ['that gets a lost answer before it was sent', [{ is: 'lost' }], 'proposed'],
  ['whose booking is read before it was sent', [read('canceled', 1)], 'proposed'],
  ['that is dismissed while it waits', [{ is: 'told' }], 'proposed'],
])('a proposal %s', (_what, events, state) => {
  const intent = events.reduce(applyEvent, proposal());
  expect(intent.state).toBe(state);
  const isChanged = intent.failure?.kind === 'changed';
  const keepsWords = (['proposed', 'interrupted'].includes(state) || isChanged) && !intent.told;
  expect(intent.draft).toEqual(keepsWords ? draft : undefined);
});

test('only the event "sent" leads to the state "sent", and it sets the time of the intent', () => {
  const before = { status: 'rescheduled', starts: 6 } as const;
  expect(applyEvent(proposal(), { ...SENT, before })).toMatchObject({
    ...{ state: 'sent', at: 9, sentAt: 8, until: 8_000, before, reason: 'Ill today' },
  });
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 8 }), (events) => {
      const others = events.filter((event) => event.is !== 'sent');
      const intent = others.reduce(applyEvent, proposal());
      expect(['proposed', 'withdrawn', 'interrupted', 'refused']).toContain(intent.state);
    }),
  );
});

test('the Request-Id of OnceHub is kept with an intent', () => {
  expect(run({ ...YES, request: 'req_1' }).request).toBe('req_1');
  expect(run({ is: 'lost', request: 'req_2' }).request).toBe('req_2');
  expect(run({ is: 'lost' })).not.toHaveProperty('request');
  const refusal = { is: 'refused', failure: { kind: 'conflict', request: 'req_3' } } as const;
  expect(run(refusal).request).toBe('req_3');
});

test('an intent is open until it ended well or its failure was dismissed', () => {
  const states: IntentState[] = [
    'withdrawn',
    'done',
    'interrupted',
    'refused',
    'notDone',
    'gone',
    'notKnown',
  ];
  expect(states.map((state) => isOpen(anIntent({ state })))).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
    true,
  ]);
  for (const state of states)
    expect(isOpen(applyEvent(anIntent({ state }), { is: 'told' }))).toBe(false);
});

test.each(['customer', 'user'] as const)(
  'that the %s once moved a meeting does not tell who marked it as a no-show',
  (by) => {
    const change = { reason: 'My train is late', by };
    const times = { asked: 1, heard: 1, server: 1 };
    const read = { is: 'read', status: 'no_show', starts: 5, change, ...times } as const;
    const after = applyEvent(anIntent({ kind: 'noShow', state: 'unknown' }), read);
    expect([after.state, after.by]).toEqual(['done', undefined]);
  },
);
