// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { ok } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { PendingView } from '../../lib/view/model.ts';
import type { ExtrasModel } from '../../lib/view/panel/model.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { loadDeferred } from '../ui/deferred.tsx';
import { TimeProvider } from '../ui/time-context.ts';
import { ActionNotices } from './ActionNotices.tsx';

const NOW = Date.UTC(2026, 10, 20, 15);
const MINUTE = 60_000;
const SIZE = 40;

const seat = (place: number, changes: Partial<PendingView> = {}): PendingView => ({
  ...{ intent: `intent-${place}`, booking: `BKNG-${place}`, kind: 'noShow' },
  ...{ outcome: { is: 'queued' }, changes: [], blocks: true, since: NOW, until: NOW },
  ...{ seconds: 8, own: true, late: false, said: 'queued', group: 'intent-0', size: SIZE },
  meeting: aBooking({ id: `BKNG-${place}`, name: `Guest ${place}`, starts: NOW - 60 * MINUTE }),
  ...changes,
});
const seats = (from: number, to: number, changes: Partial<PendingView> = {}) =>
  Array.from({ length: to - from }, (_, at) => seat(from + at, changes));
const over = (outcome: PendingView['outcome']) => ({ outcome, blocks: false });
const OFFLINE = over({ is: 'notSent', failure: { kind: 'offline' } });
const DONE = over({ is: 'done', by: 'own', asked: null, reasonUnsent: false });

const confirm = vi.fn(async () => ok(null));
const on = { undo: vi.fn(), sendNow: vi.fn(), dismiss: vi.fn(), outcomes: { confirm } };
const extras = { users: new Map(), undo: 8 } as unknown as ExtrasModel;

const show = (pending: readonly PendingView[], more: object = { extras }) =>
  actSync(() =>
    render(
      <TimeProvider value={{ now: NOW, atOncehub: NOW, zone: 'UTC', locale: 'en-GB' }}>
        <ActionNotices pending={pending} on={on} {...more} />
      </TimeProvider>,
      document.body,
    ),
  );
const titles = () =>
  [...document.querySelectorAll('.underway .notice-title')].map((one) => one.textContent);
const buttons = (inside: ParentNode | null = document) => [
  ...(inside?.querySelectorAll<HTMLButtonElement>('button') ?? []),
];
const wait = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
const press = async (label: string, inside?: ParentNode | null) => {
  const button = buttons(inside).find(({ textContent }) => textContent === label);
  await act(async () => button?.click());
  // A dialog takes no answer in its first half second.
  await wait(500);
};

beforeAll(() => loadDeferred());
beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.clearAllMocks();
  setTranslator((key, given) => [key, ...given].join(' '));
});
afterEach(() => {
  clearScreen();
  vi.useRealTimers();
});

test.each<[left: number, until: number, minutes: string]>([
  [32, NOW, 'batch_progress 8 40 minutes_about_other 10'],
  [32, NOW + 4 * MINUTE, 'batch_progress 8 40 minutes_about_other 14'],
  [1, NOW - MINUTE, 'batch_progress 39 40 minutes_about_one 1'],
])('a batch of which %i are left says how far it is, in one notice', async (left, until, title) => {
  show(seats(SIZE - left, SIZE, { until }));
  expect(titles()).toEqual([title]);
  await press('batch_stop');
  expect(on.undo.mock.calls).toEqual([[seats(SIZE - left, SIZE).map(({ intent }) => intent)]]);
});

test('actions of a batch that ended alike share a notice, and are dismissed together', async () => {
  const refused = over({ is: 'refused', failure: { kind: 'conflict', words: 'It is moving.' } });
  const other = over({ is: 'refused', failure: { kind: 'conflict', words: 'It is over.' } });
  show([...seats(0, 8, DONE), ...seats(8, 10, refused), seat(10, other)]);
  expect(titles()).toEqual([
    'batch_alike actions_other 8 done_noShow',
    'batch_alike actions_other 2 failure_conflict',
    'failure_conflict',
  ]);
  await press('dismiss');
  expect(on.dismiss).toHaveBeenCalledWith(seats(0, 8).map(({ intent }) => intent));
});

test('what a batch left is one list, and one press asks about all of it anew', async () => {
  show([...seats(3, SIZE, over({ is: 'interrupted' })), seat(2, OFFLINE), ...seats(0, 2, DONE)]);
  expect(titles()).toEqual(['batch_unsent_other 38', 'batch_alike actions_other 2 done_noShow']);
  const [notice] = document.querySelectorAll('.underway .notice');
  expect(notice?.querySelectorAll('.facts')).toHaveLength(38);
  await press('askAgain');
  const sheet = document.querySelector('dialog');
  expect(sheet?.textContent).toContain('outcomes_send_other 38');
  expect(sheet?.textContent).toContain('outcomes_long minutes_about_other 10');
  expect(confirm).not.toHaveBeenCalled();
  await press('outcomes_confirm_other 38', sheet);
  const [[absences, held] = []] = confirm.mock.calls as unknown as [
    { intent: string; booking: { id: string } }[],
    string[],
  ][];
  expect([absences?.length, held]).toEqual([38, []]);
  expect(new Set(absences?.map(({ intent }) => intent)).size).toBe(38);
  expect(absences?.some(({ intent }) => intent.startsWith('intent-'))).toBe(false);
  expect(document.querySelector('dialog')).toBeNull();
});

test('what can no longer be marked is not asked about', async () => {
  const gone = { ...over({ is: 'interrupted' as const }), meeting: null };
  const marked = {
    ...over({ is: 'interrupted' as const }),
    meeting: aBooking({ id: 'BKNG-9', status: 'no_show', starts: NOW - 60 * MINUTE }),
  };
  show([seat(0, gone), seat(9, marked), ...seats(1, 3, over({ is: 'interrupted' }))]);
  await press('askAgain');
  expect(document.querySelector('dialog')?.textContent).toContain('outcomes_send_other 2');
});

test('what a batch left can be left, and where nothing can be confirmed, only that', async () => {
  const left = seats(0, 2, over({ is: 'interrupted' }));
  show(left, {});
  expect(buttons().map(({ textContent }) => textContent)).toEqual(['leaveIt']);
  await press('leaveIt');
  expect(on.dismiss).toHaveBeenCalledWith(['intent-0', 'intent-1']);
});

test('an action alone keeps its own notice', () => {
  const alone = { group: undefined, size: undefined };
  show([
    ...seats(0, 2, { ...over({ is: 'interrupted' }), ...alone }),
    seat(2, { outcome: { is: 'sending' } }),
  ]);
  expect(titles()).toEqual(['interrupted 8', 'interrupted 8', 'sending_noShow']);
});
