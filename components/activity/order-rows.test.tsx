// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Order } from '../../lib/domain/orders/order.ts';
import { type OrderOutcome, orderOutcome } from '../../lib/domain/orders/order-outcome.ts';
import { activityFile } from '../../lib/view/activity/export.ts';
import { orderLines } from '../../lib/view/activity/order-lines.ts';
import { type MessageKey, setTranslator } from '../../lib/view/i18n.ts';
import de from '../../public/_locales/de/messages.json';
import en from '../../public/_locales/en/messages.json';
import { aBooking } from '../../tests/helpers/booking.ts';
import { aDraft, anOrder } from '../../tests/helpers/orders.ts';
import { actSync, clearScreen } from '../../tests/helpers/screen.ts';
import { Activity } from './Activity.tsx';

const HERE = { now: 10_000, account: 'admin@example.com' };
const failure = { kind: 'slotGone', words: 'The selected start time is not available.' } as const;
const MADE = { bookings: ['BKNG-1'] };
const booking = aBooking({ id: 'BKNG-1', name: 'Ann Lee', subject: 'Pricing call' });

/** An order for each outcome. */
const ORDERS: Readonly<Record<OrderOutcome['is'], Partial<Order>>> = {
  waiting: { until: HERE.now + 8_000, draft: aDraft() },
  sending: { state: 'sent', at: HERE.now },
  checking: { state: 'unknown' },
  notSeen: { state: 'unknown', readAt: 5, failure },
  halfway: { state: 'made', kind: 'move', ...MADE },
  done: { state: 'done', ignored: ['product'], ...MADE },
  refused: { state: 'refused', sentAt: 1, readAt: 5, failure },
  notSent: { state: 'refused', failure: { kind: 'offline' } },
  notMade: { state: 'notMade', draft: aDraft() },
  twice: { state: 'twice', bookings: ['BKNG-1', 'BKNG-2'] },
  bothStand: { state: 'bothStand', kind: 'move', failure, ...MADE },
  oldNotKnown: { state: 'notKnown', kind: 'move', cancel: 'x', ...MADE },
  saidYes: { state: 'notKnown', yesAt: 5, ...MADE },
  notKnown: { state: 'notKnown' },
  notesLost: { state: 'notKnown', restored: true },
  otherKey: { state: 'unknown', account: 'b@example.com' },
  interrupted: { state: 'interrupted', until: 8_000 },
  withdrawn: { state: 'withdrawn' },
};

const speak = (words: Readonly<Record<MessageKey, { message: string }>>) =>
  setTranslator((key, given) =>
    words[key].message.replace(/\$(\d)/g, (_, at) => given[Number(at) - 1] ?? ''),
  );
beforeEach(() => speak(en));
afterEach(clearScreen);

const text = (selector: string) =>
  (document.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();

function draw(order: Order) {
  const lines = orderLines([order], [booking], HERE);
  const model = { text: '', result: null, lines, total: 1, results: [], severalAccounts: false };
  actSync(() => render(<Activity model={model} on={{ type() {}, narrow() {} }} />, document.body));
  return lines;
}

test.each(Object.entries(ORDERS))(
  'an order that is %s has a row and a line of the export',
  (is, changes) => {
    for (const words of [en, de]) {
      speak(words);
      const order = anOrder(changes);
      expect(orderOutcome(order, HERE.now, HERE.account).is).toBe(is);
      const [line] = draw(order);
      expect(text('.activity-why')).toContain(line?.said.title);
      expect(line?.said.title).not.toBe('');
      expect(text('.activity-action')).not.toContain('undefined');
      const { text: file } = activityFile(line ? [line] : [], { now: HERE.now, zone: 'UTC' });
      expect(file).toContain(order.kind === 'move' ? '"Move"' : '"Book"');
      expect(file).toContain(line?.said.title.replaceAll('"', '""'));
    }
  },
);

test('a row names the new meeting, or as long as it is kept what was typed, and no id that is none', () => {
  draw(anOrder(ORDERS.done));
  expect(text('.activity-action')).toContain('Booked');
  expect(text('.facts')).toContain('Ann Lee');
  expect(text('.activity-ids')).toContain('BKNG-1');
  draw(anOrder(ORDERS.notMade));
  expect(text('.activity-action')).toContain('Book');
  expect(text('.facts')).toContain('Dana Whitfield');
  expect(text('.activity-ids')).toBe('');
  draw(anOrder(ORDERS.withdrawn));
  expect(text('.facts')).not.toContain('no longer stored');
});

test('a damaged row of an order is named, and said to be not known', () => {
  const [line] = draw(anOrder({ state: 'odd' as never, bookings: 5 as never }));
  expect(line?.result).toBe('notKnown');
});
