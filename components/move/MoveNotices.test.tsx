// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OrderOutcome } from '../../lib/domain/orders/order-outcome.ts';
import { fail, ok } from '../../lib/domain/result.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import { orderWords } from '../../lib/view/pending/order-words.ts';
import type { MoveView } from '../../lib/view/slots/move/model.ts';
import en from '../../public/_locales/en/messages.json';
import { aBooking } from '../../tests/helpers/booking.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { MoveNotices } from './MoveNotices.tsx';

const NOW = Date.parse('2026-11-20T09:00:00Z');
const meeting = aBooking({ id: 'BKNG-OLD', starts: NOW + 86_400_000 });
const made = ['BKNG-A', 'BKNG-B'].map((id) => aBooking({ id, starts: NOW + 90_000_000 }));

const on = { undo: vi.fn(), sendNow: vi.fn(), dismiss: vi.fn(), propose: vi.fn() };
const onAgain = vi.fn();

const moveOf = (outcome: OrderOutcome): MoveView => ({
  ...{ order: 'order-1', outcome, starts: NOW + 90_000_000, old: meeting.id, meeting, made },
  words: orderWords({ kind: 'move', outcome, seconds: 8 }),
  ...{ cancel: 'half', until: NOW + 8_000, own: true, late: false, said: '' },
});
const show = async (outcome: OrderOutcome, undo = 8) => {
  await act(async () =>
    render(<MoveNotices moves={[moveOf(outcome)]} {...{ undo, on, onAgain }} />, document.body),
  );
  await act(async () => {
    await vi.advanceTimersByTimeAsync(600);
  });
};
const words = () => document.body.textContent ?? '';
const buttons = () => [...document.querySelectorAll('button')];
const names = () => buttons().map((one) => one.textContent);
const press = (name: string) =>
  act(async () => {
    buttons()
      .find((one) => one.textContent === name)
      ?.click();
    await vi.advanceTimersByTimeAsync(100);
  });

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  setTranslator(
    (key, given) => en[key].message.replace(/\$(\d)/g, (_, place) => given[place - 1] ?? ''),
    'en-US',
  );
  vi.clearAllMocks();
  on.propose.mockResolvedValue(ok(null));
});
afterEach(() => {
  actSync(clearScreen);
  vi.useRealTimers();
  setTranslator((key) => key);
});

const failure = { kind: 'unprocessable', words: 'Not from here.' } as const;

test.each<[OrderOutcome, RegExp, string[]]>([
  [{ is: 'waiting' }, /Moving it in \d s\.Nothing has been sent yet/, ['Undo', 'Send now']],
  [{ is: 'sending' }, /Booking the new time/, []],
  [{ is: 'checking' }, /Checking with OnceHub/, []],
  [{ is: 'halfway', booking: 'BKNG-A' }, /checking the old one/, []],
  [
    { is: 'done', booking: 'BKNG-A', ignored: [] },
    /The new meeting is booked, and the old one is cancelled/,
    ['Dismiss'],
  ],
  [{ is: 'interrupted' }, /./, ['Choose a time again', 'Leave it']],
  [{ is: 'notMade' }, /no meeting was booked/, ['Choose a time again', 'Dismiss']],
  [
    { is: 'refused', failure: { kind: 'slotGone' } },
    /Nothing was moved; the old meeting stands/,
    ['Choose a time again', 'Dismiss'],
  ],
  [{ is: 'refused', failure }, /OnceHub says: Not from here\./, ['Dismiss']],
  [
    { is: 'twice', bookings: ['BKNG-A', 'BKNG-B'] },
    /booked twice.*BKNG-A.*BKNG-B/,
    ['Cancel…', 'Cancel…', 'Dismiss'],
  ],
  [
    { is: 'bothStand', booking: 'BKNG-A', failure, changed: false },
    /Both meetings stand.*OnceHub says: Not from here\./,
    ['Cancel the old meeting', 'Leave both'],
  ],
  [
    { is: 'bothStand', booking: 'BKNG-A', failure: null, changed: true },
    /no longer stands as booked/,
    ['Leave both'],
  ],
  [{ is: 'oldNotKnown', booking: 'BKNG-A' }, /whether the old one is cancelled/, ['Dismiss']],
  [{ is: 'withdrawn' }, /Undone\. Nothing was sent/, ['Dismiss']],
])('each state is said with its next step: %j', async (outcome, text, steps) => {
  await show(outcome);
  expect(words()).toMatch(text);
  expect(names()).toEqual(steps);
});

const BOTH = { is: 'bothStand', booking: 'BKNG-A', failure, changed: false } as const;

test('one press has the old meeting cancelled, as it is now and without a mail [claim 115]', async () => {
  await show(BOTH);
  await press('Cancel the old meeting');
  expect(on.propose.mock.calls).toMatchObject([
    [[{ kind: 'cancel', mail: false, reason: '', seen: { id: 'BKNG-OLD' } }]],
  ]);
  expect(on.dismiss.mock.calls).toMatchObject([[[{ order: 'order-1' }]]]);
});

test('where that is not taken the notice stays and says why; without a time to undo it is asked for [claim 115]', async () => {
  on.propose.mockResolvedValue(fail('storeFull'));
  await show(BOTH);
  await press('Cancel the old meeting');
  expect(words()).toContain(en.failure_storeFull.message);
  expect(on.dismiss).not.toHaveBeenCalled();
  on.propose.mockClear();
  await show(BOTH, 0);
  await press('Cancel the old meeting');
  expect(on.propose).not.toHaveBeenCalled();
  expect(onAgain.mock.calls).toEqual([
    [{ kind: 'cancel', meeting, draft: { reason: '', mail: false } }],
  ]);
});
