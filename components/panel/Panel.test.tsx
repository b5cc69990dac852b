// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { CustomerView, PendingView, Subject } from '../../lib/view/model.ts';
import type {
  ExtrasEvents,
  ExtrasModel,
  PanelEvents,
  PanelModel,
} from '../../lib/view/panel/model.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { ARMING_MS } from '../ui/Dialog.tsx';
import { loadDeferred } from '../ui/deferred.tsx';
import { Panel } from './Panel.tsx';

const past = aBooking({
  tracking: 'D36E0002',
  subject: 'Live demo',
  status: 'completed',
  starts: Date.now() - 86_400_000,
  updated: 1,
  name: 'Carrie Customer',
  email: 'carrie@example.com',
});
const carrie: Subject = {
  address: 'carrie@example.com',
  asWritten: 'carrie@example.com',
  name: 'Carrie',
};
const customer: CustomerView = {
  addresses: ['carrie@example.com'],
  own: ['carrie@example.com'],
  name: 'Carrie Customer',
  company: null,
  phone: null,
  next: null,
  history: [past],
  checked: Date.now(),
  complete: true,
  known: true,
};
const model: PanelModel = {
  key: { state: 'ready', ending: 'abcd', account: '' },
  page: {
    kind: 'people',
    site: 'gmail',
    page: 'thread',
    layer: 'named',
    origin: 'https://mail.google.com',
    onRequest: false,
    people: [],
  },
  asked: null,
  subject: carrie,
  together: null,
  suggested: null,
  customer,
  refresh: { state: 'idle' },
  coverage: null,
  extras: null,
  listed: 0,
  online: true,
  pending: [],
  names: new Map([['USR-1', 'Andrea Hartie']]),
};
const NO_MOVE = { calendar: null, why: 'noCalendar', whyNoLinks: null } as const;
const acts: ExtrasEvents = {
  colleagues: vi.fn(),
  moves: {
    ...{ start: vi.fn(async () => NO_MOVE), askSlots: vi.fn(), link: vi.fn() },
    ...{ propose: vi.fn(), undo: vi.fn(), sendNow: vi.fn(), dismiss: vi.fn() },
  },
  conversation: vi.fn(),
  keepReason: vi.fn(async () => {}),
  findNumber: vi.fn(),
  type: vi.fn(),
  narrow: vi.fn(),
  join: vi.fn(),
  forgetCustomer: vi.fn(),
  links: { make: vi.fn(), use: vi.fn(), answerRep: vi.fn() },
  outcomes: { show: vi.fn(), confirm: vi.fn(), unhold: vi.fn(), askAgain: vi.fn() },
  offer: { watch: vi.fn(), askSlots: vi.fn(), setLanguage: vi.fn() },
  propose: vi.fn(),
  undo: vi.fn(),
  sendNow: vi.fn(),
  dismiss: vi.fn(),
};
const on: PanelEvents = {
  openOptions: vi.fn(),
  refresh: vi.fn(),
  choose: vi.fn(),
  chooseAll: vi.fn(),
  readOnRequest: vi.fn(),
  askForSites: vi.fn(),
  setIgnored: vi.fn(),
  reportPage: vi.fn(),
  backToPage: vi.fn(),
  readPageAgain: vi.fn(),
  lookUp: vi.fn(),
  open: vi.fn(),
  grantAccess: vi.fn(),
  unlock: vi.fn(),
  extras: () => acts,
};

const show = (change: Partial<PanelModel> = {}) =>
  actSync(() => render(<Panel model={{ ...model, ...change }} on={on} />, document.body));
const sheet = () => document.querySelector('dialog');
const heads = () => [...document.querySelectorAll('h2')].map((head) => head.textContent);
const press = (label: string) =>
  actSync(() =>
    [...document.querySelectorAll('button')].find((b) => b.textContent === label)?.click(),
  );

beforeEach(() => setTranslator((key, given) => [key, ...given].join(' ')));
afterEach(clearScreen);

const aPending = (changes: Partial<PendingView> = {}): PendingView => ({
  intent: 'intent-1',
  booking: past.id,
  kind: 'cancel',
  outcome: { is: 'waiting' },
  changes: [],
  blocks: true,
  since: 0,
  until: Date.now() + 8_000,
  seconds: 8,
  meeting: past,
  own: false,
  late: false,
  said: 'said',
  ...changes,
});
const DONE = { is: 'done', by: null, asked: null, reasonUnsent: false } as const;
const OFFLINE = { is: 'notSent', failure: { kind: 'offline' } } as const;
const menu = { reason: 'noShowMenu' as const, people: [carrie], at: 1 };

beforeAll(async () => {
  await loadDeferred();
});

test('the context menu opens the confirmation dialog once per request, and sends nothing', () => {
  show({ asked: menu });
  expect(sheet()).toBeNull();
  expect(heads()).toContain('noShowReading');
  show({ asked: menu, noShowTargets: [past] });
  expect(heads()).toContain('confirm_noShow_title');
  press('goBack');
  expect(sheet()).toBeNull();
  show({ asked: { ...menu }, noShowTargets: [{ ...past }] });
  expect(sheet()).toBeNull();
  show({ asked: { ...menu, at: 2 }, noShowTargets: [past] });
  expect(sheet()).not.toBeNull();
  expect(acts.propose).not.toHaveBeenCalled();
});

test('a confirm whose code has not come yet says that nothing was sent', async () => {
  vi.useFakeTimers();
  const early = { ...on, extras: () => undefined };
  const asked = { ...model, asked: menu, noShowTargets: [past] };
  actSync(() => render(<Panel model={asked} on={early} />, document.body));
  actSync(() => void vi.advanceTimersByTime(ARMING_MS));
  await act(async () => press('confirm_noShow'));
  await act(async () => {
    await vi.advanceTimersByTimeAsync(0);
  });
  vi.useRealTimers();
  expect(sheet()?.textContent).toContain('failure_changed');
});

test.each([
  ['none to mark', { noShowTargets: [] }, 'noShowNone'],
  [
    'one still being checked',
    {
      noShowTargets: [past],
      pending: [
        aPending({
          booking: past.id,
          kind: 'noShow',
          outcome: { is: 'checking' },
          blocks: true,
          since: 0,
        }),
      ],
    },
    'why_pending',
  ],
])(
  'the context menu on a customer with %s gives a message instead of the dialog',
  (_, change, words) => {
    show({ asked: menu, ...change });
    expect(sheet()).toBeNull();
    expect(heads()).toContain(words);
  },
);

test('if several meetings are possible, the context menu offers them and opens the dialog for the chosen one', () => {
  const older = {
    ...past,
    id: 'BKNG-0',
    subject: 'Kick-off',
    starts: (past.starts ?? 0) - 86_400_000,
  };
  const offered = { asked: menu, noShowTargets: [past, older] };
  show(offered);
  expect(sheet()).toBeNull();
  expect(heads()).toContain('noShowWhich');
  const choice = [...document.querySelectorAll<HTMLElement>('.choice button')];
  expect(choice.map((one) => one.querySelector('bdi')?.textContent)).toEqual([
    'Live demo',
    'Kick-off',
  ]);
  actSync(() => choice[1]?.click());
  expect(sheet()?.textContent).toContain('Kick-off');
  expect(acts.propose).not.toHaveBeenCalled();
  press('goBack');
  expect(heads()).toContain('noShowWhich');
  // Once a no-show is done, the earlier request needs no answer.
  show({
    ...offered,
    pending: [aPending({ kind: 'noShow', outcome: DONE, blocks: false, since: 5 })],
  });
  expect(heads()).not.toContain('noShowWhich');
  show(offered);
  expect(heads()).not.toContain('noShowWhich');
});

test('an action in its undo delay can be undone and sent, but not by a key that is held down', () => {
  vi.useFakeTimers();
  show({ pending: [aPending({ own: true })] });
  expect(heads()[0]).toBe('waiting_cancel 8');
  expect(document.activeElement?.textContent).toBe('undo');
  const held = new KeyboardEvent('keydown', {
    key: 'Enter',
    repeat: true,
    bubbles: true,
    cancelable: true,
  });
  document.activeElement?.dispatchEvent(held);
  expect(held.defaultPrevented).toBe(true);
  press('sendNow');
  expect(acts.sendNow).not.toHaveBeenCalled();
  actSync(() => {
    vi.advanceTimersByTime(3_000);
  });
  expect(heads()[0]).toBe('waiting_cancel 5');
  press('sendNow');
  expect(acts.sendNow).toHaveBeenCalledWith(['intent-1']);
  press('undo');
  expect(acts.undo).toHaveBeenCalledWith(['intent-1']);
  vi.useRealTimers();
});

test('an action confirmed in another view does not take the focus', () => {
  show({ pending: [aPending()] });
  expect(document.activeElement).toBe(document.body);
});

test('actions that share an undo delay are undone together', () => {
  const pending = ['a', 'b', 'c'].map((intent) => aPending({ intent, group: 'a' }));
  show({ pending });
  expect(heads()[0]).toBe('waiting_many actions_other 3 8');
  press('undo');
  expect(acts.undo).toHaveBeenLastCalledWith(['a', 'b', 'c']);
});

test.each<[PendingView['outcome'], Partial<PendingView>, title: string, steps: string[]]>([
  [{ is: 'sending' }, {}, 'sending_cancel', []],
  [{ is: 'checking' }, { late: true }, 'checking', []],
  [{ is: 'asItWas', readAt: 0, failure: null }, {}, expect.stringMatching(/^asItWas /), []],
  [{ is: 'saidYes', yesAt: 0 }, {}, expect.stringMatching(/^saidYes_cancel /), ['dismiss']],
  [{ is: 'interrupted' }, {}, 'interrupted 8', ['askAgain', 'leaveIt']],
  [{ is: 'notDone', changed: false }, {}, 'notDone', ['askAgain', 'dismiss']],
  [{ is: 'notDone', changed: true }, {}, 'notDone_changed', ['askAgain', 'dismiss']],
  [{ is: 'refused', failure: { kind: 'conflict' } }, {}, 'failure_conflict', ['dismiss']],
  [OFFLINE, {}, 'failure_offline', ['askAgain', 'dismiss']],
  [{ is: 'interrupted' }, { meeting: null }, 'interrupted 8', ['leaveIt']],
  [{ is: 'gone', yesAt: null }, {}, 'gone', ['dismiss']],
  [{ is: 'notKnown' }, {}, 'notKnown', ['dismiss']],
  [{ is: 'notesLost', at: 0 }, {}, expect.stringMatching(/^notesLost /), ['dismiss']],
  [{ is: 'otherKey', account: 'b@example.com' }, {}, 'otherKey b@example.com', ['dismiss']],
  [{ is: 'earlier', state: 'notDone' }, {}, 'earlier_notDone', ['dismiss']],
  [DONE, {}, 'done_cancel', ['dismiss']],
  [{ is: 'withdrawn' }, {}, 'withdrawn', ['dismiss']],
])(
  'the notice of an action of which is known %j (%j) has the title %s and the buttons %j',
  (outcome, changes, title, steps) => {
    show({ pending: [aPending({ outcome, blocks: false, ...changes })] });
    expect(heads()[0]).toEqual(title);
    const notice = document.querySelector('.underway');
    expect([...(notice?.querySelectorAll('button') ?? [])].map((one) => one.textContent)).toEqual(
      steps,
    );
    expect(notice?.textContent).toContain(changes.meeting === null ? past.id : past.subject);
    expect(notice?.textContent?.includes('undo_late')).toBe(changes.late === true);
  },
);

test('asking again opens the dialog with what was entered, also for another customer’s meeting', () => {
  const meeting = {
    ...past,
    id: 'BKNG-9',
    name: 'Somebody Else',
    email: 'else@example.org',
    status: 'scheduled' as const,
    starts: Date.now() + 86_400_000,
  };
  const draft = { reason: 'Our engineer is ill', mail: false };
  show({ pending: [aPending({ outcome: { is: 'interrupted' }, blocks: false, meeting, draft })] });
  press('askAgain');
  expect(sheet()?.textContent).toContain('Somebody Else');
  expect(sheet()?.textContent).not.toContain('Carrie');
  expect(sheet()?.querySelector('textarea')?.value).toBe('Our engineer is ill');
});

test('a meeting of somebody else under the same contact says so on its card and first in the dialog', () => {
  const anns = {
    ...past,
    ...aBooking({ id: 'BKNG-A', name: 'Ann Lee', email: 'ann@example.com' }),
    starts: Date.now() + 86_400_000,
  };
  show({ customer: { ...customer, next: anns } });
  const booked = 'bookedBy Ann Lee, ann@example.com';
  expect(document.querySelector('.next .part-line')?.textContent).toBe(`part_contact ${booked}`);
  expect(document.querySelectorAll('.history .part-line')).toHaveLength(0);
  press('act_cancel');
  expect(document.querySelector('.brief')?.firstElementChild?.textContent).toBe(booked);
  expect(sheet()?.textContent).toContain('panelShows carrie@example.com');
  expect(sheet()?.querySelector('.effects')?.textContent).toContain('Ann Lee');
  expect(sheet()?.textContent).not.toContain('Carrie Customer');
});

const behind: ExtrasModel = {
  ...{
    reasons: { phrases: [], last: null },
    find: { text: '', filters: {}, rows: null, hosts: [], places: [] },
    listed: null,
  },
  ...{
    company: null,
    near: [],
    pending: [],
    moves: [],
    undo: 8,
    users: new Map(),
    ahead: -7_200_000,
  },
  outcomes: { open: false, again: [], asksWho: false, entries: [], more: false },
  links: null,
};

test('what is offered goes by OnceHub’s clock, also in the dialog', () => {
  // By this computer's clock it began an hour ago; by OnceHub's it begins in an hour.
  const soon = { ...past, status: 'scheduled' as const, starts: Date.now() - 3_600_000 };
  const offered = () =>
    [...document.querySelectorAll('.next .action-row button')].map(
      (one) => one.getAttribute('aria-disabled') === null,
    );
  show({ customer: { ...customer, next: { ...soon, minutes: 240 } }, extras: behind });
  expect(offered()).toEqual([true, true, false, true]);
  press('act_cancel');
  expect(sheet()?.textContent).toContain('effect_cancelMail');
  clearScreen();
  show({ customer: { ...customer, next: { ...soon, minutes: 240 } } });
  expect(offered()).toEqual([false, false, true, false]);
});

test('a booking with a pending action offers no other action', () => {
  const next = {
    ...past,
    id: 'BKNG-2',
    status: 'scheduled' as const,
    starts: Date.now() + 86_400_000,
  };
  const off = () => document.querySelectorAll('.action-row [aria-disabled]').length;
  show({
    customer: { ...customer, next },
    pending: [aPending({ booking: 'BKNG-2', meeting: next })],
  });
  expect(off()).toBe(4);
  show({
    customer: { ...customer, next },
    pending: [aPending({ booking: 'BKNG-2', meeting: next, outcome: OFFLINE, blocks: false })],
  });
  expect(off()).toBe(1);
});

test('a selection without an address gives a message', () => {
  show({ asked: { ...menu, people: [] }, subject: null, customer: null });
  expect(heads()).toContain('askedNobody');
});

test('a number that nobody stored has gives a message with a search', () => {
  const asked = { ...menu, people: [], number: '(312) 555-0177' };
  show({ asked, subject: null, customer: null });
  expect(heads()).toEqual(['noShowReading']);
  show({ asked: { ...asked, names: {} }, subject: null, customer: null });
  expect(heads()).toContain('askedNumber');
  expect(document.querySelector('main')?.textContent).toContain('askedNumber_step');
});

test('of a customer that OnceHub cannot be asked for, the context menu opens no dialog by itself', () => {
  const own = ['tel:13125550177'];
  show({ asked: menu, customer: { ...customer, own }, noShowTargets: [past] });
  expect(sheet()).toBeNull();
  expect(heads()).toContain('noShowWhich');
  expect(document.querySelector('.notice')?.textContent).toContain('noShowStored');
  actSync(() => document.querySelector<HTMLElement>('.choice button')?.click());
  expect(sheet()?.textContent).toContain(past.subject);
  expect(acts.propose).not.toHaveBeenCalled();
});

test('the confirmation dialog closes when another customer is shown', () => {
  show({ asked: menu, noShowTargets: [past] });
  expect(sheet()).not.toBeNull();
  show({ subject: { ...carrie, address: 'bob@example.com' }, customer: null });
  expect(sheet()).toBeNull();
});

test('an expanded row shows all stored fields with ids; a collapsed one shows no id', () => {
  show();
  expect(document.body.textContent).toContain('Andrea Hartie');
  expect(document.body.textContent).not.toMatch(/BKNG-|USR-/);
  const row = document.querySelector('details');
  actSync(() => {
    if (row) row.open = true;
    row?.dispatchEvent(new Event('toggle'));
  });
  expect(document.body.textContent).toContain('BKNG-1');
  expect(document.body.textContent).toContain('D36E0002');
});

test('of three thousand bookings thirty are shown, and more on demand', () => {
  const history = Array.from({ length: 3000 }, (_, index) => ({ ...past, id: `BKNG-${index}` }));
  show({ customer: { ...customer, history } });
  expect(document.querySelectorAll('details.row')).toHaveLength(30);
  press('showMore 60');
  expect(document.querySelectorAll('details.row')).toHaveLength(90);
});

test('markup in any field is shown as text [claim 18]', () => {
  const hostile = '<img src=x onerror=alert(1)>\u202e';
  const texts = Object.fromEntries(
    ['subject', 'name', 'email', 'phone', 'company', 'note', 'joinText', 'location', 'id'].map(
      (field) => [field, hostile],
    ),
  );
  const booking = {
    ...past,
    ...texts,
    starts: Date.now() + 86_400_000,
    status: 'scheduled' as const,
    answers: [{ question: hostile, answer: hostile }],
  };
  show({ customer: { ...customer, name: hostile, next: booking, history: [] } });
  expect(document.querySelector('img')).toBeNull();
  expect(document.querySelectorAll('a')).toHaveLength(0);
  expect(document.body.textContent).toContain('<img src=x onerror=alert(1)>');
  expect(document.body.textContent).not.toContain('\u202e');
});
