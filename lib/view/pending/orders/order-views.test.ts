import { signal } from '@preact/signals-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { aDraft, anOrder } from '../../../../tests/helpers/orders.ts';
import { holdTime, pass, viewDeps } from '../../../../tests/helpers/view-deps.ts';
import type { Order } from '../../../domain/orders/order.ts';
import { fail, ok } from '../../../domain/result.ts';
import { createOrderViews } from './order-views.ts';

const NOW = Date.parse('2026-09-16T08:00:00Z');

const COMMAND = { order: 'o-1', calendar: 'BKC-1', starts: NOW + 3_600_000, draft: aDraft() };
const ordered = (changes: Partial<Order> = {}): Order =>
  anOrder({ id: 'o-1', at: NOW, until: NOW + 8000, starts: COMMAND.starts, ...changes });

/** A view over a journal that can be filled, with whose customer is shown. */
function view() {
  const kept = new Map<string, Order>();
  const world = viewDeps();
  const customer = signal('dana');
  const isOpen = ({ state }: Order) => state !== 'done' && state !== 'withdrawn';
  const journal = {
    open: async () => [...kept.values()].filter(isOpen),
    get: async (id: string) => kept.get(id),
    close: vi.fn(),
  };
  const views = createOrderViews(world.deps, journal, customer);
  const tell = async (...orders: Order[]) => {
    kept.clear();
    for (const one of orders) kept.set(one.id, one);
    await world.change({ kind: 'intents' });
  };
  return { ...world, views, tell, customer, journal, first: () => views.shown.value[0] };
}

beforeEach(() => holdTime(NOW));
afterEach(() => void vi.useRealTimers());

test('an order confirmed here is shown as such, with whom it is for after it was sent, too', async () => {
  const { views, tell, sent, first } = view();
  const proposed = views.propose(COMMAND);
  await tell(ordered({ draft: COMMAND.draft }));
  await sent('proposeOrder')[0]?.answer(ok({ until: NOW + 8000 }));
  expect(await proposed).toMatchObject({ ok: true });
  expect(first()).toMatchObject({ own: true, who: 'Dana Whitfield', outcome: { is: 'waiting' } });
  await tell(ordered({ state: 'sent', sentAt: NOW }));
  expect(first()).toMatchObject({ who: 'Dana Whitfield', outcome: { is: 'sending' } });
});

test('a lost answer is asked for once more, with the same order', async () => {
  const { views, sent } = view();
  void views.propose(COMMAND);
  await sent('proposeOrder')[0]?.answer(fail('unknownOutcome'));
  expect(sent('proposeOrder').map(({ input }) => input)).toEqual([COMMAND, COMMAND]);
});

test('its end is shown until another customer is, or it is put away', async () => {
  const { views, tell, customer, first } = view();
  await tell(ordered());
  await tell(ordered({ state: 'done', bookings: ['BKNG-1'] }));
  expect(first()).toMatchObject({ outcome: { is: 'done' }, meetings: [{ id: 'BKNG-1' }] });
  customer.value = 'luis';
  await pass();
  expect(views.shown.value).toEqual([]);
});

test('an order that ended before the view opened is not shown as news', async () => {
  const { views, tell } = view();
  await tell(ordered({ state: 'done', bookings: ['BKNG-1'] }));
  expect(views.shown.value).toEqual([]);
});

test('one in doubt has the background look, again and again', async () => {
  const { tell, sent } = view();
  await tell(ordered({ state: 'unknown', sentAt: NOW }));
  await pass(8_000);
  expect(sent('settle')).toHaveLength(1);
  await sent('settle')[0]?.answer(ok(1));
  await pass(8_000);
  expect(sent('settle')).toHaveLength(2);
});

test('an overdue order whose end cannot be written was not sent, and the reason is told', async () => {
  const { tell, sent, first } = view();
  await tell(ordered());
  await pass(8_000);
  await pass(2_000);
  await sent('settle')[0]?.answer(fail('storeFull'));
  expect(first()?.outcome).toEqual({ is: 'notSent', failure: { kind: 'storeFull' } });
});

test('undo after it was sent is told to be too late', async () => {
  const { views, tell, sent, first } = view();
  await tell(ordered({ state: 'sent', sentAt: NOW }));
  views.undo('o-1');
  await pass();
  await sent('undo')[0]?.answer(ok({ undone: [] }));
  expect(first()?.late).toBe(true);
});

test('a damaged row is shown as not known, and can be put away', async () => {
  const { views, tell, sent, first } = view();
  await tell(ordered({ state: 'twice', bookings: null as never }));
  expect(first()?.outcome.is).toBeDefined();
  views.dismiss('o-1');
  await pass();
  expect(sent('dismiss')[0]?.input).toEqual({ intents: ['o-1'] });
});

test('once everything is forgotten nobody is named', async () => {
  const { views, tell, change, journal } = view();
  void views.propose(COMMAND);
  await tell(ordered({ state: 'sent', sentAt: NOW }));
  await change({ kind: 'forgotten' });
  expect(journal.close).toHaveBeenCalled();
  expect(views.shown.value[0]?.who).toBeNull();
});
