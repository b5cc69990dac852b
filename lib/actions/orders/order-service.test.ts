import { beforeEach, expect, test } from 'vitest';
import { CALENDARS, DANA } from '../../../sandbox/oncehub/data/known.ts';
import { freshIndexedDb } from '../../../tests/helpers/indexed-db.ts';
import { orderDesk } from '../../../tests/helpers/ordering.ts';
import { orderOutcome } from '../../domain/orders/order-outcome.ts';

beforeEach(freshIndexedDb);

const SCHEDULE = { method: 'POST', path: '/schedule' };
const MINUTE = 60_000;
const typed = { email: 'Ann.Lee@example.com', name: 'Ann Lee' };

test('an order is sent once, read back, found in the list, and nothing typed is left of it', async () => {
  const desk = orderDesk();
  const command = await desk.book({ typed: { ...typed, phone: '+12025550195' } });
  const order = await desk.run(command);
  const [made] = desk.standing(command.starts);
  expect(order).toMatchObject({ state: 'done', kind: 'book', bookings: [made?.id] });
  for (const field of ['draft', 'guest', 'failure', 'missed']) {
    expect(order).not.toHaveProperty(field);
  }
  expect(JSON.stringify(order).toLowerCase()).not.toContain('ann');
  expect(desk.kept.size).toBe(0);
  expect(desk.posts()).toEqual(['schedule']);
  expect(await desk.reader.booking(made?.id ?? '')).toMatchObject({ starts: command.starts });
  // The same command again is the same order.
  expect(await desk.run(command)).toEqual(order);
  expect(desk.posts()).toEqual(['schedule']);
});

test('an undo in time sends nothing, and what was typed is deleted [claim 105]', async () => {
  const desk = orderDesk({ window: async () => 60_000, sleep: () => new Promise(() => {}) });
  const command = await desk.book();
  expect(await desk.orders.propose(command)).toMatchObject({ ok: true });
  expect(desk.orders.isBusy()).toBe(true);
  expect(await desk.orders.undo([command.order])).toEqual([command.order]);
  await expect.poll(() => desk.orders.isBusy()).toBe(false);
  const order = await desk.journal.orders.get(command.order);
  expect(order).toMatchObject({ state: 'withdrawn' });
  expect(order).not.toHaveProperty('draft');
  expect(desk.posts()).toEqual([]);
});

test('"send now" ends the time to undo', async () => {
  const desk = orderDesk({ window: async () => 3_600_000, sleep: () => new Promise(() => {}) });
  const command = await desk.book();
  await desk.orders.propose(command);
  await desk.orders.sendNow([command.order]);
  await expect.poll(() => desk.posts()).toEqual(['schedule']);
});

test('a second order of the same customer on the calendar waits for the first', async () => {
  const desk = orderDesk({ window: async () => 60_000, sleep: () => new Promise(() => {}) });
  const first = await desk.book({ typed });
  await desk.orders.propose(first);
  const second = await desk.book({ typed: { ...typed, email: 'ann.lee@EXAMPLE.com' } });
  expect(await desk.orders.propose(second)).toMatchObject({ failure: { kind: 'unsettled' } });
  const other = await desk.book({ calendar: CALENDARS.onboarding, typed });
  expect(await desk.orders.propose(other)).toMatchObject({ ok: true });
});

test('"sent" is on the disk before the request leaves; what cannot be noted is not sent', async () => {
  const desk = orderDesk();
  const noted: (string | undefined)[] = [];
  const { ordering, orders } = desk.deps;
  const command = await desk.book();
  const watched = orderDesk({
    ordering: {
      ...ordering,
      async schedule(...args) {
        noted.push((await orders.get(command.order))?.state);
        return ordering.schedule(...args);
      },
    },
    orders,
  });
  await watched.run(command);
  expect(noted).toEqual(['sent']);
  const full = orderDesk({
    orders: {
      ...orders,
      async change(id, event, durability) {
        if (event.is === 'sent') throw new DOMException('', 'QuotaExceededError');
        return orders.change(id, event, durability);
      },
    },
  });
  const another = await desk.book({ order: '00000000-0000-4000-9000-00000000ffff', typed });
  const refused = await full.run(another);
  expect(refused).toMatchObject({ state: 'refused', failure: { kind: 'storeFull' } });
  expect(refused.draft).toEqual(another.draft);
  expect(orderOutcome(refused, 0, '').is).toBe('notSent');
  expect(full.posts()).toEqual([]);
});

test('offline nothing is sent, and all that was typed is kept', async () => {
  let isOnline = true;
  const desk = orderDesk({}, { online: () => isOnline });
  const command = await desk.book({ typed });
  isOnline = false;
  const order = await desk.run(command);
  expect(order).toMatchObject({ state: 'refused', failure: { kind: 'offline' } });
  expect(order.draft).toEqual(command.draft);
  expect(orderOutcome(order, 0, '').is).toBe('notSent');
});

test('a time taken by somebody else is refused after two looks, with OnceHub’s words', async () => {
  const desk = orderDesk();
  const command = await desk.book({ typed });
  const { control } = desk.hub;
  control.addBooking({ calendar: command.calendar, starts: command.starts, email: DANA.email });
  const began = control.now();
  const order = await desk.run(command);
  expect(order).toMatchObject({
    state: 'refused',
    failure: { kind: 'slotGone', words: 'The selected start time is not available.' },
    draft: command.draft,
  });
  expect(order).not.toHaveProperty('guest');
  expect(control.now() - began).toBeGreaterThanOrEqual(20_000);
  expect(control.now() - began).toBeLessThan(MINUTE);
  expect(orderOutcome(order, 0, '')).toMatchObject({ is: 'refused' });
});

test('a refusal that is the echo of a success is no refusal: the meeting is found [claim 106]', async () => {
  const desk = orderDesk();
  const command = await desk.book({ typed });
  desk.hub.control.fault({ kind: 'echo', match: SCHEDULE });
  const order = await desk.run(command);
  const [made] = desk.standing(command.starts);
  expect(order).toMatchObject({ state: 'done', bookings: [made?.id] });
  expect(order).not.toHaveProperty('failure');
});

test('the same where the list lags by some seconds', async () => {
  const desk = orderDesk();
  desk.hub.control.switch({ listLag: 15 });
  const command = await desk.book({ typed });
  desk.hub.control.fault({ kind: 'echo', match: SCHEDULE });
  expect(await desk.run(command)).toMatchObject({ state: 'done' });
});

test('on a team’s calendar an echo books twice, and both are told [claim 106]', async () => {
  const desk = orderDesk();
  const command = await desk.book({ calendar: CALENDARS.team, typed });
  desk.hub.control.fault({ kind: 'echo', match: SCHEDULE });
  const order = await desk.run(command);
  const made = desk.standing(command.starts, CALENDARS.team).map(({ id }) => id);
  expect(made).toHaveLength(2);
  expect(order.state).toBe('twice');
  expect([...(order.bookings ?? [])].sort()).toEqual(made.sort());
});

test.each([
  ['is unpublished', CALENDARS.unpublished, 'unprocessable'],
  ['has a host without a seat', CALENDARS.noSeat, 'unprocessable'],
  ['asks questions that were not answered', CALENDARS.technical, 'answersRequired'],
] as const)('a calendar that %s refuses in OnceHub’s words', async (_what, calendar, kind) => {
  const desk = orderDesk();
  const starts = await desk.freeTime();
  const order = await desk.run(await desk.book({ calendar, starts, typed }));
  expect(order).toMatchObject({ state: 'refused', failure: { kind, words: expect.any(String) } });
  expect(order.draft).toBeDefined();
});

test('an answer that a picklist does not offer is said to be ignored', async () => {
  const desk = orderDesk();
  const answers = [
    { field: 'system', value: 'Linux' },
    { field: 'product', value: 'Unheard of' },
  ];
  const order = await desk.run(
    await desk.book({ calendar: CALENDARS.technical, typed: { answers } }),
  );
  expect(order).toMatchObject({ state: 'done', ignored: ['product'] });
});

test('a booking whose form is empty is recognised by who attends it', async () => {
  const desk = orderDesk();
  desk.hub.control.switch({ scheduledForm: 'null' });
  const command = await desk.book({ typed });
  desk.hub.control.fault({ kind: 'cut', after: 'action', match: SCHEDULE });
  expect(await desk.run(command)).toMatchObject({ state: 'done' });
});

test.each(['cut', 'html', 'empty', '500'] as const)(
  'after a request that arrived and was answered with "%s" the meeting is found',
  async (kind) => {
    const desk = orderDesk();
    const command = await desk.book({ typed });
    desk.hub.control.fault({ kind, after: 'action', match: SCHEDULE });
    expect(await desk.run(command)).toMatchObject({ state: 'done' });
    expect(desk.posts()).toEqual(['schedule']);
  },
);

test.each(['cut', 'html', 'empty', '500'] as const)(
  'after a request that was answered with "%s" and booked nothing, that is said only after six minutes',
  async (kind) => {
    const desk = orderDesk();
    const command = await desk.book({ typed });
    desk.hub.control.fault({ kind, match: SCHEDULE });
    const order = await desk.run(command);
    expect(order.state).toBe('unknown');
    expect(order).not.toHaveProperty('draft');
    expect(orderOutcome(order, 0, '')).toMatchObject({ is: 'notSeen', failure: null });
    expect(await desk.orders.settle()).toBe(1);
    desk.hub.control.advance(6 * MINUTE);
    // The worker has died since; what was typed outlives it.
    expect(await desk.nextLife().orders.settle()).toBe(0);
    const settled = await desk.journal.orders.get(command.order);
    expect(settled).toMatchObject({ state: 'notMade', draft: command.draft });
    expect(settled).not.toHaveProperty('guest');
    expect(desk.kept.size).toBe(0);
    expect(desk.posts()).toEqual(['schedule']);
  },
);

test('an order of an earlier worker that was not sent is interrupted, keeps its draft and is never sent', async () => {
  const desk = orderDesk({ window: async () => 60_000, sleep: () => new Promise(() => {}) });
  const command = await desk.book();
  await desk.orders.propose(command);
  expect(await desk.nextLife().orders.settle()).toBe(0);
  expect(await desk.journal.orders.get(command.order)).toMatchObject({
    state: 'interrupted',
    draft: command.draft,
  });
  expect(desk.posts()).toEqual([]);
});

test('under another account’s key nothing is sent, and nothing is looked up', async () => {
  let account = 'admin@example.com';
  const desk = orderDesk({ account: async () => account });
  const command = await desk.book({ typed });
  desk.hub.control.fault({ kind: 'cut', after: 'action', match: SCHEDULE });
  const { propose } = desk.journal.orders;
  const other = orderDesk({
    account: async () => account,
    orders: {
      ...desk.journal.orders,
      async propose(order) {
        const stored = await propose(order);
        account = 'b@example.com';
        return stored;
      },
    },
  });
  expect(await other.run(command)).toMatchObject({ state: 'interrupted' });
  expect(other.posts()).toEqual([]);
});

test('after the notice was dismissed nothing typed is left', async () => {
  const desk = orderDesk();
  const starts = await desk.freeTime();
  const command = await desk.book({ calendar: CALENDARS.unpublished, starts, typed });
  await desk.run(command);
  await desk.orders.dismiss([command.order, 'another']);
  const order = await desk.journal.orders.get(command.order);
  expect(order).toMatchObject({ state: 'refused', told: true });
  expect(order).not.toHaveProperty('draft');
});
