// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Booking } from '../../lib/domain/booking.ts';
import { fail, ok, type Result } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { CoverageView, PendingView } from '../../lib/view/model.ts';
import type {
  NoShowChoice,
  OutcomeEntry,
  OutcomeRow,
  OutcomesView,
  PanelEvents,
  PanelModel,
} from '../../lib/view/panel/model.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { TimeProvider } from '../ui/time-context.ts';
import { Outcomes } from './Outcomes.tsx';

const NOW = Date.UTC(2026, 10, 20, 15);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const timeContext = { now: NOW, atOncehub: NOW, zone: 'UTC', locale: 'en-GB' };

const meeting = (id: string, changes: Partial<Booking> = {}) =>
  aBooking({ id, name: `Guest ${id}`, starts: NOW - 2 * HOUR, status: 'completed', ...changes });
const row = (id: string, state: OutcomeRow['state'] = 'open', changes: Partial<Booking> = {}) => ({
  booking: meeting(id, changes),
  state,
});
const ROWS = [row('A'), row('B'), row('C')];
const alone = (one: OutcomeRow): OutcomeEntry => ({
  id: one.booking.id,
  rows: [one],
  missed: null,
});
const view = ({
  rows = ROWS,
  ...changes
}: Partial<OutcomesView> & { rows?: OutcomeRow[] } = {}): OutcomesView => ({
  ...{ open: true, again: [], asksWho: false, entries: rows.map(alone), more: false },
  ...changes,
});
const whole: CoverageView = {
  ...{ backTo: NOW - 90 * DAY, wanted: 0, checked: NOW, ownAhead: true, share: 1 },
  ...{ rows: 9, rowsLeft: 0, rate: 1, left: 0, window: 12, nextAt: 0 },
  ...{ paused: false, full: false, me: null, failure: null },
};
const action = (booking: string, changes: Partial<PendingView> = {}): PendingView => ({
  ...{
    intent: `of ${booking}`,
    booking,
    kind: 'noShow',
    outcome: { is: 'waiting' },
    changes: [],
    blocks: true,
  },
  ...{
    since: NOW,
    until: NOW + 8000,
    seconds: 8,
    meeting: null,
    own: false,
    late: false,
    said: '',
  },
  ...changes,
});

const list = {
  show: vi.fn(),
  confirm:
    vi.fn<(absences: readonly NoShowChoice[], held: readonly string[]) => Promise<Result<null>>>(),
  unhold: vi.fn(async () => ok(null)),
  askAgain: vi.fn(),
};
const acts = { outcomes: list, dismiss: vi.fn(), undo: vi.fn(), sendNow: vi.fn() };
const on = {
  extras: () => acts,
  openOptions: vi.fn(),
  grantAccess: vi.fn(),
} as unknown as PanelEvents;

function show(
  outcomes: OutcomesView = view(),
  changes: Partial<Pick<PanelModel, 'pending' | 'coverage' | 'subject' | 'names'>> = {},
) {
  const model = {
    key: { state: 'ready', ending: 'abcd', account: '' },
    ...{ subject: null, pending: [], coverage: whole, names: new Map() },
    ...changes,
    extras: { outcomes, undo: 8, users: new Map() },
  } as unknown as PanelModel;
  actSync(() =>
    render(
      <TimeProvider value={timeContext}>
        <Outcomes model={model} on={on} />
      </TimeProvider>,
      document.body,
    ),
  );
}

const words = () => document.body.textContent ?? '';
const dialog = () => document.querySelector('dialog');
const button = (label: string, inside: ParentNode = document) => {
  const all = [...inside.querySelectorAll<HTMLButtonElement>('button')];
  const found = all.find((one) => one.textContent === label);
  if (!found) throw new Error(`no button "${label}" in: ${words()}`);
  return found;
};
const press = (label: string, inside?: ParentNode) =>
  act(async () => {
    button(label, inside).click();
    await vi.advanceTimersByTimeAsync(0);
  });
const key = (name: string, more: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', {
    ...{ key: name, bubbles: true, cancelable: true },
    ...more,
  });
  actSync(() => void (document.activeElement ?? document.body).dispatchEvent(event));
};
const keys = (...names: string[]) => {
  for (const name of names) key(name);
};
/** The id of the row that has the focus. */
const here = () => document.activeElement?.closest<HTMLElement>('[data-outcome]')?.dataset.outcome;
const choices = () =>
  [...document.querySelectorAll<HTMLInputElement>('input:checked')].map((one) => one.value);
const wait = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  setTranslator((name, given) => [name, ...given].join(' '));
  list.confirm.mockReset().mockResolvedValue(ok(null));
  list.show.mockReset();
});
afterEach(() => {
  clearScreen();
  vi.useRealTimers();
});

test('a line says how many meetings need an outcome, and opens the list', async () => {
  show(view({ open: false }), { pending: [action('A')] });
  expect(words()).toBe('outcomes_other 2');
  await press('outcomes_other 2');
  expect(list.show).toHaveBeenCalledWith(true);
});

test('nothing is shown if no meeting needs an outcome', () => {
  show(view({ open: false, rows: [row('A', 'held')] }));
  expect(words()).toBe('');
});

test('the rep’s own address is asked for only if no customer is shown', () => {
  const asking = view({ open: false, rows: [], asksWho: true });
  show(asking);
  expect(words()).toBe('outcomes_who openOptions');
  show(asking, { subject: { address: 'a@b.example', asWritten: 'a@b.example', name: null } });
  expect(words()).toBe('');
});

test('keys move between meetings and choose outcomes, and send nothing', () => {
  show();
  expect(here()).toBe('A');
  keys('n', 'ArrowDown', 'H', 'ArrowDown', 'ArrowDown', 'n');
  expect([here(), choices()]).toEqual(['C', ['noShow', 'held', 'noShow']]);
  keys('u', 'ArrowUp', 'Backspace');
  expect([here(), choices()]).toEqual(['B', ['noShow', 'none', 'none']]);
  key('n', { ctrlKey: true });
  expect(choices()).toEqual(['noShow', 'none', 'none']);
  expect(words()).toContain('outcomes_absent_one 1');
  expect(dialog()).toBeNull();
  expect(list.confirm).not.toHaveBeenCalled();
});

test('Enter continues if an outcome is chosen, but not if the key is only held down', () => {
  show();
  key('Enter');
  expect(dialog()).toBeNull();
  keys('n');
  key('Enter', { repeat: true });
  expect(dialog()).toBeNull();
  key('Enter');
  expect(dialog()).not.toBeNull();
});

test('Escape closes the confirmation dialog first, then the list', () => {
  show();
  keys('n', 'Enter');
  actSync(() => void dialog()?.dispatchEvent(new Event('close')));
  expect(dialog()).toBeNull();
  expect(list.show).not.toHaveBeenCalled();
  key('Escape');
  expect(list.show).toHaveBeenCalledWith(false);
});

test('the confirmation lists what is sent and what is only noted, and works only after half a second', async () => {
  show();
  keys('n', 'ArrowDown', 'n', 'ArrowDown', 'h', 'Enter');
  const sheet = dialog() as HTMLDialogElement;
  expect([...sheet.querySelectorAll('h3')].map((head) => head.textContent)).toEqual([
    'outcomes_send_other 2',
    'outcomes_note_one 1',
  ]);
  expect([...sheet.querySelectorAll('.outcome-name')].map((one) => one.textContent)).toEqual([
    'Guest A',
    'Guest B',
    'Guest C',
  ]);
  expect(sheet.textContent).toContain('outcomes_effect_other 2effect_undo_other 8');
  expect(document.activeElement?.tagName).toBe('H2');
  await press('outcomes_confirm_other 2');
  expect(list.confirm).not.toHaveBeenCalled();
  await wait(500);
  await press('outcomes_confirm_other 2');
  const [[absences, held] = []] = list.confirm.mock.calls;
  expect(absences?.map(({ booking }) => booking)).toEqual([meeting('A'), meeting('B')]);
  expect(new Set(absences?.map(({ intent }) => intent)).size).toBe(2);
  expect(held).toEqual(['C']);
  expect(dialog()).toBeNull();
  expect(choices()).toEqual(['none', 'none', 'none']);
});

test('a failure is shown, and confirming again sends the same action ids', async () => {
  list.confirm.mockResolvedValueOnce(fail('storeFull'));
  show();
  keys('n', 'Enter');
  await wait(500);
  await press('outcomes_confirm_one 1');
  expect(dialog()?.textContent).toContain('failure_storeFull');
  await press('outcomes_confirm_one 1');
  expect(list.confirm).toHaveBeenCalledTimes(2);
  expect(list.confirm.mock.calls[1]).toEqual(list.confirm.mock.calls[0]);
});

test('a meeting that changes during the confirmation has to be reviewed again', async () => {
  show();
  keys('n', 'ArrowDown', 'n', 'Enter');
  await wait(500);
  show(view({ rows: [row('A', 'open', { starts: NOW - HOUR }), row('B'), row('C')] }));
  expect(dialog()?.textContent).toContain('outcomes_changed');
  await press('outcomes_confirm_other 2');
  expect(list.confirm).not.toHaveBeenCalled();
  await press('confirmLooked');
  expect(dialog()?.textContent).not.toContain('outcomes_changed');
  await wait(500);
  show(view({ rows: [row('B'), row('C')] }));
  await press('confirmLooked');
  await wait(500);
  await press('outcomes_confirm_one 1');
  expect(list.confirm.mock.calls[0]?.[0].map(({ booking }) => booking.id)).toEqual(['B']);
});

test('meetings that are only noted as held are confirmed without sending anything', async () => {
  show();
  keys('h', 'Enter');
  await wait(500);
  expect(dialog()?.textContent).not.toContain('effect');
  await press('outcomes_confirmHeld_one 1');
  expect(list.confirm).toHaveBeenCalledWith([], ['A']);
});

test('each meeting shows the state of its own action', async () => {
  const refused = action('B', {
    outcome: {
      is: 'refused',
      failure: { kind: 'conflict', words: 'This meeting is being moved.' },
    },
    blocks: false,
  });
  const rows = [...ROWS, row('D', 'marked', { status: 'no_show' })];
  show(view({ rows }), { pending: [action('A', { outcome: { is: 'checking' } }), refused] });
  const texts = [...document.querySelectorAll('li.outcome')].map((one) => one.textContent);
  expect(texts[0]).toContain('checking');
  expect(texts[1]).toContain('This meeting is being moved.');
  expect(texts[3]).toContain('status_no_show');
  // A meeting with a pending action has no options; one whose action was refused has.
  expect(choices()).toEqual(['none', 'none']);
  expect(document.querySelector('[role=status]')?.textContent).toBe('');
  await press('dismiss');
  expect(acts.dismiss).toHaveBeenCalledWith(['of B']);
  show(view({ rows }), { pending: [refused] });
  expect(document.querySelector('[role=status]')?.textContent).toBe(
    'outcomes_marked_one 1 outcomes_failed_one 1',
  );
});

test('undone no-shows are chosen again, and no other meetings', async () => {
  show();
  keys('n', 'ArrowDown', 'n', 'ArrowDown', 'h', 'Enter');
  await wait(500);
  await press('outcomes_confirm_other 2');
  const [absences = []] = list.confirm.mock.calls[0] ?? [];
  const actions = absences.map(({ intent, booking }) => action(booking.id, { intent }));
  show(view(), { pending: actions });
  expect(choices()).not.toContain('noShow');
  const undone = actions.map((one) => ({
    ...one,
    outcome: { is: 'withdrawn' as const },
    blocks: false,
  }));
  const other = action('C', { outcome: { is: 'withdrawn' }, blocks: false });
  show(view(), { pending: [...undone, other] });
  expect(choices()).toEqual(['noShow', 'noShow', 'none']);
  // Only once: a choice the user then clears stays cleared.
  keys('ArrowUp', 'ArrowUp', 'ArrowUp', 'u');
  show(view(), { pending: [...undone] });
  expect(choices()).toEqual(['none', 'noShow', 'none']);
});

test('the note that a meeting was held can be removed', async () => {
  show(view({ rows: [row('A', 'held')] }));
  expect(words()).toContain('outcomes_none');
  expect(document.querySelector('input')).toBeNull();
  await press('outcome_unhold');
  expect(list.unhold).toHaveBeenCalledWith('A');
});

const session = (...rows: OutcomeRow[]): OutcomeEntry => ({ id: 'session', rows, missed: 1 });
const withSession = () =>
  view({ entries: [alone(row('X')), session(row('A'), row('B'), row('C', 'held'))] });
/** Where the focus is: the meeting, or the session's head. */
const place = () => here() ?? document.activeElement?.closest<HTMLElement>('[data-session]')?.id;
const head = () => {
  const found = document.querySelector<HTMLElement>('[data-session] button[aria-expanded]');
  if (!found) throw new Error('no session');
  return found;
};
/** The buttons for all seats without a choice. */
const rest = () => head().parentElement ?? document;
const tallied = () => document.querySelector('.session-tally')?.textContent;

test('a session is one meeting in the line, and one entry that tells how many came', () => {
  show({ ...withSession(), open: false });
  expect(words()).toBe('outcomes_other 2');
  show(withSession());
  expect(document.querySelectorAll('[data-outcome]')).toHaveLength(1);
  expect(head().textContent).toContain('Demo');
  expect(tallied()).toBe('session_came 1 4, outcomes_absent_one 1, session_left 2');
  show(view({ entries: [{ ...session(row('A'), row('B')), missed: 0 }] }));
  expect(tallied()).toBe('session_seats 2');
  show(view({ entries: [session(row('A', 'held'), row('B', 'marked'))] }));
  expect(tallied()).toBe('session_came 1 3, outcomes_absent_other 2');
});

test('a session is called by what its seats share, else by the event’s name', () => {
  const named = row('A', 'open', { subject: 'Demo with A' });
  show(view({ entries: [session(named, row('B'))] }), { names: new Map([['BKC-1', 'Workshop']]) });
  expect(head().textContent).toContain('Workshop');
});

test('keys unfold a session, choose for its seats one by one and for the rest at once', () => {
  show(withSession());
  key('ArrowDown');
  expect(document.activeElement).toBe(head());
  expect(head().getAttribute('aria-expanded')).toBe('false');
  actSync(() => head().click());
  expect(head().getAttribute('aria-expanded')).toBe('true');
  keys('ArrowDown', 'n', 'ArrowUp', 'h');
  expect(tallied()).toBe('session_came 2 4, outcomes_absent_other 2');
  expect(choices()).toEqual(['none', 'noShow', 'held']);
  expect(words()).toContain('outcomes_absent_one 1, outcomes_held_one 1');
  key('u');
  expect(choices()).toEqual(['none', 'none', 'none']);
  key('n');
  expect(choices()).toEqual(['none', 'noShow', 'noShow']);
  expect([list.confirm.mock.calls.length, dialog()]).toEqual([0, null]);
  keys('ArrowUp');
  expect(place()).toBe('X');
});

test('a session is confirmed seat by seat, of which only the chosen are sent', async () => {
  show(withSession());
  await press('outcome_noShow', rest());
  await press('outcome_unhold', rest());
  actSync(() => head().click());
  keys('ArrowDown', 'ArrowDown', 'n');
  await press('outcome_held', rest());
  await press('outcomes_goOn');
  await wait(500);
  await press('outcomes_confirm_one 1');
  const [[absences, held] = []] = list.confirm.mock.calls;
  expect([absences?.map(({ booking }) => booking.id), held]).toEqual([['A'], ['B']]);
});

test('no-shows that were not sent are asked about again, as their meetings are now', async () => {
  const unsent = (id: string, changes: Partial<Booking> | null = {}) =>
    action(id, {
      ...{ outcome: { is: 'interrupted' }, blocks: false, group: 'of A' },
      meeting: changes && meeting(id, changes),
    });
  const pending = [
    ...Array.from({ length: 20 }, (_, place) => unsent(`S${place}`)),
    ...[unsent('GONE', null), unsent('MARKED', { status: 'no_show' }), unsent('OTHER')],
  ];
  const again = pending.slice(0, -1).map(({ intent }) => intent);
  show(view({ open: false, again }), { pending });
  expect(dialog()?.textContent).toContain('outcomes_send_other 20');
  expect(dialog()?.textContent).toContain('≈ minutes_short 5. batch_text');
  expect(list.confirm).not.toHaveBeenCalled();
  await wait(500);
  await press('outcomes_confirm_other 20');
  const [[absences, held] = []] = list.confirm.mock.calls;
  expect([absences?.map(({ booking }) => booking.id), held]).toEqual([
    Array.from({ length: 20 }, (_, place) => `S${place}`),
    [],
  ]);
  expect(absences?.some(({ intent }) => again.includes(intent))).toBe(false);
  expect(list.askAgain).toHaveBeenLastCalledWith([]);
});

test('of more no-shows than can be confirmed at once the others stay chosen', async () => {
  const many = Array.from({ length: 501 }, (_, number) => row(`S${number}`));
  show(view({ entries: [{ ...session(...many), missed: 0 }] }));
  await press('outcome_noShow', rest());
  await press('outcomes_goOn');
  await wait(500);
  await press('outcomes_confirm_other 500');
  expect(list.confirm.mock.calls[0]?.[0]).toHaveLength(500);
  expect(words()).toContain('outcomes_absent_one 1');
});

test.each<[string, CoverageView | null, boolean]>([
  ['the last weeks are complete', whole, true],
  ['every booking is stored', { ...whole, window: 'all' }, true],
  ['only a week is stored', { ...whole, backTo: NOW - 7 * DAY, share: 0.5 }, false],
  ['the sync is off', { ...whole, window: 'off', backTo: null }, false],
  ['nothing is known', null, false],
])('the list says whether it may be incomplete: %s', (_what, coverage, isWhole) => {
  show(view(), { coverage });
  expect(words().includes('outcomes_partly')).toBe(!isWhole);
});

test('namesakes without an address are told apart by their number, as seats and in the question', async () => {
  const numbers = ['1-3125550177', '1-3125550178'];
  const gus = (id: string, phone: string) =>
    row(id, 'open', { name: 'Gus Halloran', email: null, phone });
  const seats = numbers.map((phone, at) => gus(`G${at}`, phone));
  show(view({ entries: [{ ...session(...seats), missed: 0 }] }));
  actSync(() => head().click());
  const named = (within: ParentNode | null) =>
    [...(within?.querySelectorAll('.outcome-name') ?? [])].map(
      (one) => `${one.textContent} ${one.nextElementSibling?.textContent}`,
    );
  const wanted = numbers.map((phone) => `Gus Halloran ${phone}`);
  expect(named(document.getElementById(`${head().id}-seats`))).toEqual(wanted);
  // Each group of choices is named by the element that has the number as well.
  const groups = [...document.querySelectorAll('[data-outcome] fieldset')].map((one) =>
    document.getElementById(one.getAttribute('aria-labelledby') ?? ''),
  );
  expect(groups.map((one) => one?.textContent)).toEqual(
    numbers.map((phone) => `Gus Halloran${phone}`),
  );
  for (const one of document.querySelectorAll<HTMLInputElement>('input[value=noShow]')) {
    actSync(() => one.click());
  }
  await press('outcomes_goOn');
  expect(named(dialog())).toEqual(wanted);
});
