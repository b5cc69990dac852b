// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Booking } from '../../lib/domain/booking.ts';
import { type ActivityModel, activityLines } from '../../lib/view/activity/activity.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { CustomerView, PendingView } from '../../lib/view/model.ts';
import type { PanelEvents, PanelModel } from '../../lib/view/panel/model.ts';
import { anIntent } from '../../tests/helpers/actions.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { bookEvents } from '../../tests/helpers/orders.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { Activity } from '../activity/Activity.tsx';
import { loadDeferred } from '../ui/deferred.tsx';
import { Panel } from './Panel.tsx';

/** A booking that no component can draw: a text is not one. */
const broken = (id: string) => aBooking({ id, subject: 7 as unknown as string });

const subject = { address: 'mara@example.com', asWritten: 'mara@example.com', name: 'Mara' };
const customer = (changes: Partial<CustomerView> = {}): CustomerView => ({
  ...{ addresses: [subject.address], name: 'Mara Lind', company: null, phone: null },
  ...{ next: null, history: [], checked: 1, complete: true, known: true, own: [] },
  ...changes,
});
const acts = { undo: vi.fn(), dismiss: vi.fn(), booking: bookEvents() };
const on = new Proxy({}, { get: (_, name) => (name === 'extras' ? () => acts : () => {}) });

const aPending = (changes: Partial<PendingView>): PendingView => ({
  ...{ intent: 'intent-1', booking: 'BKNG-9', kind: 'cancel', outcome: { is: 'notKnown' } },
  ...{ changes: [], blocks: false, since: 0, until: 0, seconds: 8, meeting: null },
  ...{ own: false, late: false, said: 'said' },
  ...changes,
});

function show(change: Partial<PanelModel>): void {
  const model = {
    ...{ key: { state: 'ready', ending: 'abcd', account: '' }, page: null, subject },
    ...{ asked: { reason: 'lookUp', people: [subject], at: 1 }, together: null, suggested: null },
    ...{ customer: customer(), refresh: { state: 'idle' }, coverage: null, extras: null },
    ...{ listed: 0, online: true, pending: [], names: new Map() },
    ...change,
  } as PanelModel;
  actSync(() => render(<Panel model={model} on={on as PanelEvents} />, document.body));
}
const said = () => [...document.querySelectorAll('.broken')].map((one) => one.textContent);
const text = () => document.body.textContent ?? '';
const press = (label: string) =>
  actSync(() =>
    [...document.querySelectorAll('button')].find((b) => b.textContent === label)?.click(),
  );

beforeAll(() => loadDeferred());
beforeEach(() => {
  vi.clearAllMocks();
  setTranslator((key, given) => (key === 'language' ? 'en' : [key, ...given].join(' ')));
});
afterEach(clearScreen);

test('a booking that cannot be drawn in the history leaves the others, which still expand', () => {
  const rows = [aBooking({ id: 'a', subject: 'Demo' }), broken('b'), aBooking({ id: 'c' })];
  show({ customer: customer({ history: rows }) });
  expect(said()).toEqual(['broken_meeting b']);
  expect(document.querySelectorAll('details.row')).toHaveLength(2);
  expect(text()).toContain('Mara Lind');
});

test('a next meeting that cannot be drawn offers no action, and the history stands', () => {
  show({ customer: customer({ next: broken('b'), history: [aBooking({ id: 'a' })] }) });
  expect(said()).toEqual(['broken_meeting b']);
  expect(document.querySelector('.actions')).toBeNull();
  expect(document.querySelectorAll('details.row')).toHaveLength(1);
});

test('a customer that cannot be drawn hides no action under way', () => {
  const pending = [aPending({}), aPending({ intent: 'intent-2', outcome: { is: 'waiting' } })];
  show({ customer: customer({ history: 7 as unknown as Booking[] }), pending });
  expect(said()).toEqual(['broken_part ']);
  expect(text()).toContain('notKnown');
  press('undo');
  expect(acts.undo).toHaveBeenCalledWith(['intent-2']);
});

test('an action on a booking that cannot be drawn keeps its notice and its steps', () => {
  const waiting = { outcome: { is: 'waiting' } } as const;
  show({
    pending: [
      aPending({ ...waiting, meeting: broken('BKNG-9') }),
      aPending({ intent: 'intent-2', booking: 'BKNG-8', meeting: broken('BKNG-8') }),
    ],
  });
  expect(said()).toEqual(['broken_meeting BKNG-9', 'broken_meeting BKNG-8']);
  expect(text()).toContain('waiting_cancel');
  expect(text()).toContain('notKnown');
});

test('an action that cannot be drawn itself can still be undone or dismissed', () => {
  const seen = 7 as unknown as PendingView['seen'];
  const changes = 7 as unknown as PendingView['changes'];
  const kind = Symbol('none') as unknown as PendingView['kind'];
  show({
    pending: [
      aPending({ outcome: { is: 'waiting' }, kind }),
      aPending({ intent: 'intent-2', booking: 'BKNG-8', seen, changes, meeting: aBooking() }),
      aPending({ intent: 'intent-3', booking: 'BKNG-7' }),
    ],
  });
  expect(said()).toEqual(['broken_action BKNG-9', 'broken_action BKNG-8']);
  expect(text()).toContain('notKnown');
  press('undo');
  expect(acts.undo).toHaveBeenCalledWith(['intent-1']);
  press('dismiss');
  expect(acts.dismiss).toHaveBeenCalledWith(['intent-2']);
});

test('a meeting without an outcome that cannot be drawn cannot be chosen, and the others can', () => {
  const rows = [broken('b'), aBooking({ id: 'a' })].map((booking) => ({ booking, state: 'open' }));
  const entries = rows.map((row) => ({ id: row.booking.id, rows: [row], missed: null }));
  const outcomes = { open: true, again: [], entries, more: false, asksWho: false };
  show({ extras: { outcomes, users: new Map(), undo: 8 } as unknown as PanelModel['extras'] });
  expect(said()).toEqual(['broken_meeting b']);
  expect(document.querySelectorAll('[data-outcome]')).toHaveLength(1);
});

test('a seat that cannot be drawn leaves its session and the other seats', () => {
  const damaged = { ...aBooking({ id: 'b' }), name: 7 as never };
  const rows = [aBooking({ id: 'a' }), damaged].map((booking) => ({ booking, state: 'open' }));
  const outcomes = {
    ...{ open: true, again: [], more: false, asksWho: false },
    entries: [{ id: 'session', rows, missed: 0 }],
  };
  show({ extras: { outcomes, users: new Map(), undo: 8 } as unknown as PanelModel['extras'] });
  actSync(() => document.querySelector<HTMLElement>('[data-session] button')?.click());
  expect(said()).toEqual(['broken_meeting b']);
  expect(document.querySelectorAll('[data-outcome]')).toHaveLength(1);
});

test('an action in the log that cannot be drawn or read leaves the others', () => {
  const intents = [
    anIntent({ id: 'a', at: 1, state: 'done' }),
    anIntent({
      id: 'b',
      at: 2,
      state: 'refused',
      sentAt: 2,
      failure: { kind: 'conflict', words: 7 as never },
    }),
    anIntent({ id: 'c', at: 3, before: undefined as never }),
  ];
  const lines = activityLines(intents, [], { now: 9, account: 'admin@example.com' });
  expect(lines.map(({ id, result }) => [id, result])).toEqual([
    ['c', 'notKnown'],
    ['b', 'refused'],
    ['a', 'done'],
  ]);
  const model: ActivityModel = {
    text: '',
    result: null,
    lines,
    total: 3,
    results: [],
    severalAccounts: false,
  };
  const events = { type: vi.fn(), narrow: vi.fn() };
  actSync(() => render(<Activity model={model} on={events} />, document.body));
  expect(said()).toEqual(['broken_action BKNG-1']);
  expect(document.querySelectorAll('.activity-what')).toHaveLength(2);
});
