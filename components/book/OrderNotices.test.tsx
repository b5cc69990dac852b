// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { OrderOutcome } from '../../lib/domain/orders/order-outcome.ts';
import { setTranslator } from '../../lib/view/i18n.ts';
import type { OrderView } from '../../lib/view/pending/orders/model.ts';
import en from '../../public/_locales/en/messages.json';
import { aBooking } from '../../tests/helpers/booking.ts';
import { aDraft, bookEvents } from '../../tests/helpers/orders.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { TimeProvider } from '../ui/time-context.ts';
import { OrderNotices } from './OrderNotices.tsx';

const NOW = Date.parse('2026-09-16T08:00:00Z');
const HERE = { now: NOW, atOncehub: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };

const order = (outcome: OrderOutcome, changes: Partial<OrderView> = {}): OrderView => ({
  ...{ order: 'o-1', kind: 'book', calendar: 'BKC-1', calendarName: 'Live demo' },
  ...{ starts: NOW + 3_600_000, who: 'Dana Whitfield', seconds: 8, until: NOW + 8000, since: NOW },
  ...{ draft: aDraft(), meetings: [], old: null, own: false, late: false },
  outcome,
  ...changes,
});

let on: ReturnType<typeof bookEvents>;
const onCancel = vi.fn();

function show(one: OrderView): string {
  on = bookEvents();
  actSync(() =>
    render(
      <TimeProvider value={HERE}>
        <OrderNotices orders={[one]} on={on} onCancel={onCancel} />
      </TimeProvider>,
      document.body,
    ),
  );
  return document.body.textContent ?? '';
}

const labels = () => [...document.querySelectorAll('button')].map((one) => one.textContent);
const press = (label: string, place = 0) =>
  actSync(() =>
    [...document.querySelectorAll('button')]
      .filter((one) => one.textContent === label)
      [place]?.click(),
  );

beforeEach(() => {
  setTranslator((name, given) => en[name].message.replace(/\$(\d)/g, (_, n) => given[n - 1] ?? ''));
  vi.clearAllMocks();
});
afterEach(clearScreen);

test('while it waits, the time to undo runs, and Undo withdraws it', () => {
  const said = show(order({ is: 'waiting' }, { own: true }));
  expect(said).toContain('Booking in');
  expect(said).toContain('Nothing has been sent yet.');
  expect(said).toContain('Live demo');
  expect(said).toContain('Dana Whitfield');
  expect(document.activeElement?.textContent).toBe('Undo');
  press('Undo');
  expect(on.orders.undo).toHaveBeenCalledWith('o-1');
});

const waits: [OrderOutcome, string][] = [
  [{ is: 'sending' }, 'Booking the meeting…'],
  [{ is: 'checking' }, 'Checking with OnceHub…'],
  [{ is: 'checking', held: true }, 'Checking; OnceHub does not accept the key.'],
  [{ is: 'notSeen', readAt: NOW, failure: null }, 'OnceHub does not show the meeting yet.'],
];
test.each(waits)('in doubt there is nothing to press: %o', (outcome, sentence) => {
  expect(show(order(outcome))).toContain(sentence);
  expect(labels()).toEqual([]);
});

test('done says so with the meeting, and can be put away', () => {
  expect(show(order({ is: 'done', booking: 'BKNG-1', ignored: [] }))).toContain(
    'The meeting is booked; OnceHub invites the customer.',
  );
  expect(labels()).toEqual(['Dismiss']);
  press('Dismiss');
  expect(on.orders.dismiss).toHaveBeenCalledWith('o-1');
  const ignoring: OrderOutcome = { is: 'done', booking: 'BKNG-1', ignored: ['product'] };
  expect(show(order(ignoring))).toContain('OnceHub did not take the answer to: product.');
});

const again: [OrderOutcome, string, string][] = [
  [
    { is: 'refused', failure: { kind: 'slotGone' } },
    'This time is no longer free.',
    'No meeting was booked.',
  ],
  [
    { is: 'refused', failure: { kind: 'unprocessable', words: 'It is off.' } },
    'OnceHub takes no booking on this calendar.',
    'It is off.',
  ],
  [{ is: 'notSent', failure: { kind: 'offline' } }, 'You are offline.', 'Nothing was sent.'],
  [{ is: 'notMade' }, 'no meeting was booked', 'Choose a time again'],
  [{ is: 'interrupted' }, 'Not sent', 'or leave it'],
  [{ is: 'withdrawn' }, 'Undone.', 'Nothing was sent.'],
];
test.each(again)(
  'not booked, the times are offered again with all that was typed: %o',
  (outcome, sentence, more) => {
    const said = show(order(outcome));
    expect(said).toContain(sentence);
    expect(said).toContain(more);
    press('Offer the times again');
    expect(on.ask.mock.calls).toMatchObject([
      [{ calendar: 'BKC-1', draft: aDraft(), asksQuestions: false }],
    ]);
  },
);

test('missing answers lead to the questions', () => {
  show(order({ is: 'refused', failure: { kind: 'answersRequired' } }));
  press('Answer the questions');
  expect(on.ask.mock.calls).toMatchObject([[{ calendar: 'BKC-1', asksQuestions: true }]]);
});

test('booked twice, both are shown, and one can be cancelled', () => {
  const meetings = ['BKNG-1', 'BKNG-2'].map((id) => ({
    id,
    booking: aBooking({ id, subject: 'Live demo', starts: NOW + 3_600_000 }),
  }));
  const said = show(order({ is: 'twice', bookings: ['BKNG-1', 'BKNG-2'] }, { meetings }));
  expect(said).toContain('This meeting was booked twice.');
  expect(said).toContain('BKNG-1');
  expect(said).toContain('BKNG-2');
  press('Cancel this one', 1);
  expect(onCancel).toHaveBeenCalledWith(meetings[1]?.booking);
});

const unknown: [OrderOutcome, string][] = [
  [{ is: 'saidYes', yesAt: NOW }, 'Look in OnceHub before you book it again.'],
  [{ is: 'notKnown' }, 'Look in OnceHub before you book it again.'],
  [{ is: 'otherKey', account: 'other@example.com' }, 'other@example.com'],
];
test.each(unknown)('what is not known is not offered again: %o', (outcome, sentence) => {
  expect(show(order(outcome))).toContain(sentence);
  expect(labels()).toEqual(['Dismiss']);
});
