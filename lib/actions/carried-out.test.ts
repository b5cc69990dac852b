import { expect, test } from 'vitest';
import { anIntent } from '../../tests/helpers/actions.ts';
import { applyEvent, type IntentEvent, LATE_ARRIVAL_MS, type Reading } from '../domain/action.ts';
import { outcomeOf } from '../domain/outcome.ts';
import { isCarriedOut } from '../domain/rules.ts';

const [OLD, NEW, THIRD] = ['USR-OLD', 'USR-NEW', 'USR-THIRD'];

const handing = () =>
  anIntent({
    kind: 'reassign',
    host: NEW,
    sentAt: 0,
    before: { status: 'scheduled', starts: 5, updated: 1 },
  });

const read = (changes: Partial<Reading>, after = 1): IntentEvent => ({
  ...{ is: 'read', status: 'scheduled', starts: 5, change: null, hosts: [OLD], updated: 1 },
  ...{ asked: after, heard: after, server: after },
  ...changes,
});

const LATE = LATE_ARRIVAL_MS;
const after = (...events: IntentEvent[]) => events.reduce(applyEvent, handing());
const said = (...events: IntentEvent[]) => outcomeOf(after(...events), LATE, 'admin@example.com');

test.each([
  ['by its status', { kind: 'cancel' }, { status: 'canceled' }, true],
  ['by its status', { kind: 'noShow' }, { status: 'canceled' }, false],
  ['by its host', { kind: 'reassign', host: NEW }, { hosts: [NEW] }, true],
  ['by one of its hosts', { kind: 'reassign', host: NEW }, { hosts: [OLD, NEW] }, true],
  ['by its former host', { kind: 'reassign', host: NEW }, { hosts: [OLD] }, false],
  ['by hosts that are not known', { kind: 'reassign', host: NEW }, { hosts: null }, false],
  ['by no host', { kind: 'reassign', host: NEW }, {}, false],
  ['without a new host', { kind: 'reassign' }, { hosts: [NEW] }, false],
] as const)('%s a booking tells of %j as %j: %s', (_how, intent, booking, is) => {
  expect(isCarriedOut(intent, { status: 'scheduled', ...booking })).toBe(is);
});

test('it is done once a reading shows the new host, also beside others and in a cancelled meeting', () => {
  expect(said(read({ hosts: [NEW] }))).toMatchObject({ is: 'done', by: null, asked: null });
  expect(said(read({ hosts: [THIRD, NEW], updated: 2 }))).toMatchObject({ is: 'done' });
  expect(said(read({ hosts: [NEW], status: 'canceled' }))).toMatchObject({ is: 'done' });
});

test('a yes that shows the new host is ours, and one that does not is not believed', () => {
  const yes = { is: 'acknowledged', at: 1, status: 'scheduled' } as const;
  expect(said({ ...yes, hosts: [NEW] })).toMatchObject({ is: 'done', by: 'own' });
  expect(said({ ...yes, hosts: [OLD] })).toMatchObject({ is: 'checking' });
  expect(said({ ...yes, hosts: [OLD] }, read({}, LATE))).toMatchObject({ is: 'saidYes' });
  // It was handed on since.
  expect(said({ ...yes, hosts: [NEW] }, read({ hosts: [THIRD] }, LATE))).toMatchObject({
    ...{ is: 'done', by: 'own' },
  });
});

test('the former host alone, and nothing changed, is as it was; late it was not done', () => {
  expect(said({ is: 'lost' }, read({}))).toMatchObject({ is: 'asItWas' });
  expect(said({ is: 'lost' }, read({}, LATE))).toEqual({ is: 'notDone', changed: false });
  const failure = { kind: 'conflict' } as const;
  expect(said({ is: 'lost', failure }, read({}, LATE))).toEqual({ is: 'refused', failure });
});

test.each<[string, Partial<Reading>]>([
  ['with a third host', { hosts: [THIRD], updated: 2 }],
  ['changed and with the former host again', { updated: 2 }],
  ['of which it is not known when it changed', { updated: null }],
  ['whose hosts are not known', { hosts: null }],
  ['that is cancelled', { status: 'canceled' }],
])('a meeting %s tells nothing: it may have been handed over and on', (_what, changes) => {
  const late = said({ is: 'lost' }, read(changes, LATE));
  expect(late).toEqual({ is: 'notKnown' });
  if (changes.status !== 'canceled')
    expect(said({ is: 'lost' }, read(changes))).toEqual({ is: 'checking' });
});
