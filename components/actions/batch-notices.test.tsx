// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { PendingView } from '../../lib/view/model.ts';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
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

const askAgain = vi.fn();
const on = { undo: vi.fn(), sendNow: vi.fn(), dismiss: vi.fn(), outcomes: { askAgain } };

const show = (
  pending: readonly PendingView[],
  acts: Parameters<typeof ActionNotices>[0]['on'] = on,
) =>
  actSync(() =>
    render(
      <TimeProvider value={{ now: NOW, atOncehub: NOW, zone: 'UTC', locale: 'en-GB' }}>
        <ActionNotices pending={pending} on={acts} />
      </TimeProvider>,
      document.body,
    ),
  );
const titles = () =>
  [...document.querySelectorAll('.underway .notice-title')].map((one) => one.textContent);
const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('button')];
const press = async (label: string) => {
  const button = buttons().find(({ textContent }) => textContent === label);
  await act(async () => button?.click());
};

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
  [32, NOW, 'batch_progress 8 40 minutes_short 10'],
  [32, NOW + 4 * MINUTE, 'batch_progress 8 40 minutes_short 14'],
  [1, NOW - MINUTE, 'batch_progress 39 40 minutes_short 1'],
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
    'actions_other 8: done_noShow',
    'actions_other 2: failure_conflict',
    'failure_conflict',
  ]);
  await press('dismiss');
  expect(on.dismiss).toHaveBeenCalledWith(seats(0, 8).map(({ intent }) => intent));
});

test('what a batch left is one list, and one press asks about all of it anew', async () => {
  show([...seats(3, SIZE, over({ is: 'interrupted' })), seat(2, OFFLINE), ...seats(0, 2, DONE)]);
  expect(titles()).toEqual(['batch_unsent 38', 'actions_other 2: done_noShow']);
  const [notice] = document.querySelectorAll('.underway .notice');
  expect(notice?.querySelectorAll('.facts')).toHaveLength(38);
  await press('askAgain');
  expect(askAgain.mock.calls).toEqual([[[...seats(3, SIZE), seat(2)].map(({ intent }) => intent)]]);
});

test('what a batch left can be left, and where nothing can be confirmed, only that', async () => {
  const left = seats(0, 2, over({ is: 'interrupted' }));
  const { outcomes: _none, ...others } = on;
  show(left, others);
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
