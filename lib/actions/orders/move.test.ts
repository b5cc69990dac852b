import { beforeEach, expect, test } from 'vitest';
import { CARRIE } from '../../../sandbox/oncehub/data/known.ts';
import { freshIndexedDb } from '../../../tests/helpers/indexed-db.ts';
import { orderDesk } from '../../../tests/helpers/ordering.ts';
import { orderOutcome } from '../../domain/orders/order-outcome.ts';
import type { Journal } from '../../vault/journal.ts';

beforeEach(freshIndexedDb);

const OLD = CARRIE.bookings.upcoming;
const SCHEDULE = { method: 'POST', path: '/schedule' };
const CANCEL = { method: 'POST', path: '/cancel' };

/** The intents of the journal that cancel the old meeting. */
const halves = async (journal: Journal, id = '') => (id ? await journal.get(id) : undefined);

test('a move books the new meeting, reads it back, and then cancels the old one without a mail [claim 107]', async () => {
  const desk = orderDesk();
  const command = await desk.move(OLD);
  const order = await desk.run(command);
  expect(order).toMatchObject({ state: 'done', kind: 'move', old: { id: OLD } });
  expect(desk.posts()).toEqual(['schedule', 'cancel']);
  expect(desk.status(OLD)).toBe('canceled');
  expect(desk.standing(command.starts)).toHaveLength(1);
  const cancel = desk.hub.control.log().find(({ path }) => path.endsWith('/cancel'));
  expect(cancel?.body).toEqual({ send_cancellation_email: false });
  expect(await halves(desk.journal, order.cancel)).toMatchObject({
    order: order.id,
    state: 'done',
  });
});

test('ticked, the cancellation is mailed, with its reason', async () => {
  const desk = orderDesk();
  await desk.run(await desk.move(OLD, { mail: true, reason: 'A later time' }));
  const cancel = desk.hub.control.log().find(({ path }) => path.endsWith('/cancel'));
  expect(cancel?.body).toEqual({
    send_cancellation_email: true,
    cancellation_reason: 'A later time',
  });
});

test('where the old meeting is no longer as it was shown, nothing is booked', async () => {
  const desk = orderDesk();
  const command = await desk.move(OLD);
  desk.hub.control.edit(OLD, { subject: 'Something else' });
  expect(await desk.run(command)).toMatchObject({
    state: 'refused',
    failure: { kind: 'changed' },
    draft: command.draft,
  });
  expect(desk.posts()).toEqual([]);
});

test('where nothing was booked, the old meeting stands', async () => {
  const desk = orderDesk();
  const command = await desk.move(OLD);
  desk.hub.control.addBooking({
    calendar: command.calendar,
    starts: command.starts,
    email: 'bob@example.com',
  });
  expect(await desk.run(command)).toMatchObject({ state: 'refused' });
  expect(desk.posts()).toEqual(['schedule']);
  expect(desk.status(OLD)).toBe('scheduled');
});

test('a new meeting whose answer was lost is found, and the move goes on', async () => {
  const desk = orderDesk();
  const command = await desk.move(OLD);
  desk.hub.control.fault({ kind: 'cut', after: 'action', match: SCHEDULE });
  expect(await desk.run(command)).toMatchObject({ state: 'done' });
  expect(desk.posts()).toEqual(['schedule', 'cancel']);
});

test('a cancellation that OnceHub refuses leaves both meetings, with its words', async () => {
  const desk = orderDesk();
  const command = await desk.move(OLD);
  const words = 'Booking cannot be cancelled.';
  const body = { type: 'invalid_request_error', message: words };
  desk.hub.control.fault({ kind: 'json', status: 422, body, match: CANCEL });
  const order = await desk.run(command);
  expect(order).toMatchObject({ state: 'bothStand', failure: { kind: 'unprocessable', words } });
  expect(desk.standing(command.starts)).toHaveLength(1);
  expect(desk.status(OLD)).toBe('scheduled');
  // One press: a new intent, as of any other meeting; the move's notice is told by it.
  const again = await desk.order('cancel', OLD, { mail: false });
  expect(await desk.actions.propose([again])).toMatchObject({ ok: true });
  expect(await desk.journal.orders.get(order.id)).toMatchObject({ told: true });
});

test('while a move is under way its old meeting takes no action, and an action no move', async () => {
  const desk = orderDesk({ window: async () => 60_000, sleep: () => new Promise(() => {}) });
  const command = await desk.move(OLD);
  await desk.orders.propose(command);
  const cancel = await desk.order('cancel', OLD);
  expect(await desk.actions.propose([cancel])).toMatchObject({ failure: { kind: 'unsettled' } });
  await desk.orders.undo([command.order]);
  expect(await desk.actions.propose([cancel])).toMatchObject({ ok: true });
  const another = await desk.move(CARRIE.bookings.moved);
  await desk.journal.propose([
    {
      id: 'other',
      booking: CARRIE.bookings.moved,
      kind: 'cancel',
      before: { status: 'scheduled', starts: 0 },
      at: 0,
      state: 'sent',
      format: 2,
    },
  ]);
  expect(await desk.orders.propose(another)).toMatchObject({ failure: { kind: 'unsettled' } });
});

test('after a death between the halves nothing is sent; both stand until the person goes on [claim 107]', async () => {
  const desk = orderDesk();
  const dying = orderDesk({
    // The worker dies before the second half is proposed.
    actions: { propose: () => new Promise(() => {}) },
    orders: desk.journal.orders,
    journal: desk.journal,
    ordering: desk.ordering,
    client: desk.client,
    clock: desk.hub.control.now,
    serverClock: desk.hub.control.now,
    sleep: async (ms) => desk.hub.control.advance(ms),
  });
  const command = await desk.move(OLD);
  await dying.orders.propose(command);
  const row = () => desk.journal.orders.get(command.order);
  await expect.poll(async () => (await row())?.cancel).toBeDefined();
  const { actions, orders } = desk.nextLife();
  await actions.settle();
  expect(await orders.settle()).toBe(0);
  expect(await row()).toMatchObject({ state: 'bothStand' });
  expect(desk.posts()).toEqual(['schedule']);
  expect(desk.status(OLD)).toBe('scheduled');
});

test('a move whose second half is in doubt is concluded by whoever settles it', async () => {
  const desk = orderDesk();
  const command = await desk.move(OLD);
  desk.hub.control.fault({ kind: 'cut', match: CANCEL });
  const order = await desk.run(command);
  expect(order.state).toBe('made');
  expect(orderOutcome(order, 0, '')).toMatchObject({ is: 'halfway' });
  const { actions, orders } = desk.nextLife();
  expect(await orders.settle()).toBe(1);
  desk.hub.control.advance(6 * 60_000);
  await actions.settle();
  expect(await orders.settle()).toBe(0);
  expect(await desk.journal.orders.get(order.id)).toMatchObject({ state: 'bothStand' });
  expect(desk.posts()).toEqual(['schedule', 'cancel']);
});

test('where the new meeting was cancelled at once, the old one is left alone', async () => {
  const desk = orderDesk();
  const { orders } = desk.journal;
  const command = await desk.move(OLD);
  const meddled = orderDesk({
    orders: {
      ...orders,
      async change(id, event, durability) {
        const order = await orders.change(id, event, durability);
        if (order?.state === 'made' && event.is === 'searched') {
          desk.hub.control.guestCancels(order.bookings?.[0] ?? '');
        }
        return order;
      },
    },
    journal: desk.journal,
    ordering: desk.ordering,
    client: desk.client,
    actions: desk.actions,
    clock: desk.hub.control.now,
    serverClock: desk.hub.control.now,
    sleep: async (ms) => desk.hub.control.advance(ms),
  });
  const order = await meddled.run(command);
  expect(order).toMatchObject({ state: 'bothStand', changed: true });
  expect(desk.posts()).toEqual(['schedule']);
  expect(desk.status(OLD)).toBe('scheduled');
});
