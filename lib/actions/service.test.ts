import { beforeEach, expect, test } from 'vitest';
import { CARRIE, DANA, LUIS, ODD, TIMES } from '../../sandbox/oncehub/data/known.ts';
import { background, ORDERS } from '../../tests/helpers/acting.ts';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import type { ActionKind } from '../domain/booking.ts';
import type { ActionCommand } from '../domain/command.ts';
import { refreshCustomer } from '../sync/refresh-customer.ts';
import { createActions } from './service.ts';

beforeEach(freshIndexedDb);

const { upcoming, markable } = CARRIE.bookings;

test.each(ORDERS)(
  '%s reads the booking, writes the journal, sends once, reads again and updates the store',
  async (kind, id, status) => {
    const at = background();
    const order = await at.order(kind, id, { reason: 'Ill today' });
    expect(await at.run(order)).toBe('done');
    expect(at.methods()).toEqual(['GET', 'POST', 'GET']);
    expect(at.status(id)).toBe(status);
    expect(await at.reader.booking(id)).toMatchObject({
      status,
      ...(kind !== 'noShow' && { change: { reason: 'Ill today', by: 'user' } }),
    });
    expect(await at.journal.get(order.intent)).toMatchObject({ state: 'done', kind, booking: id });
    expect(await at.actions.settle()).toBe(0);
    expect(at.methods()).toEqual([]);
  },
);

test('the journal holds neither name nor address of a customer, nor a reason', async () => {
  const at = background();
  const order = await at.order('cancel', upcoming, { reason: 'Ill today' });
  await at.run(order);
  expect(JSON.stringify(await at.journal.get(order.intent))).not.toMatch(/carrie|ill/i);
});

test.each([true, false])('OnceHub e-mails the customer about a cancellation: %s', async (mail) => {
  const at = background();
  await at.run(await at.order('cancel', upcoming, { mail }));
  expect(at.hub.control.mails()).toHaveLength(mail ? 1 : 0);
});

test.each<[string, (control: ReturnType<typeof background>['hub']['control']) => void]>([
  ['cancelled by the customer', (control) => control.guestCancels(upcoming)],
  ['moved by the customer', (control) => control.guestReschedules(upcoming, control.now() + 9e8)],
  ['overtaken by its end', (control) => control.advance(30 * 86_400_000)],
])(
  'no request is sent for a booking that was %s since it was shown [claims 54, 89]',
  async (_what, change) => {
    const at = background();
    const order = await at.order('cancel', upcoming);
    change(at.hub.control);
    expect(await at.run(order)).toBe('refused (changed)');
    expect(at.methods()).toEqual(['GET']);
    // The store has the new version for the view.
    expect((await at.reader.booking(upcoming))?.starts).toBe(
      at.hub.control.booking(upcoming)?.starts,
    );
  },
);

test.each<[string, ActionKind, string, Partial<ActionCommand['seen']>]>([
  ['shown with another status', 'cancel', upcoming, { status: 'completed' }],
  ['shown with another start', 'cancel', upcoming, { starts: 5 }],
  ['shown with another booker', 'cancel', upcoming, { booker: 'else@example.com' }],
  ['shown with another subject', 'cancel', upcoming, { subject: 'Else' }],
  ['shown with another length', 'cancel', upcoming, { minutes: 999 }],
  ['shown with another contact', 'cancel', upcoming, { contact: 'CTC-ELSE' }],
  ['that has not begun, for a no-show', 'noShow', upcoming, {}],
  ['that is over, for a cancellation', 'cancel', markable, {}],
  ['that takes place now', 'cancel', TIMES.bookings.running, {}],
  ['that is paid', 'cancel', LUIS.bookings.paid, {}],
  ['that waits for approval', 'cancel', ODD.bookings.requested, {}],
  ['with an unknown status', 'noShow', ODD.bookings.expired, {}],
  ['that is a no-show already', 'noShow', CARRIE.bookings.missed, {}],
])('no request is sent for a booking %s [claims 54, 89]', async (_what, kind, id, seen) => {
  const at = background();
  const order = await at.order(kind, id);
  const result = await at.run({ ...order, seen: { ...order.seen, ...seen } });
  expect([result, at.methods()]).toEqual(['refused (changed)', ['GET']]);
});

test.each([
  ['in the trash', ODD.bookings.trashedUpcoming],
  ['deleted', ODD.bookings.deleted],
  ['unknown', 'BKNG-UNKNOWN'],
])('a booking that is %s is removed from the store, and no request is sent', async (_what, id) => {
  const at = background();
  const order = await at.order('cancel', upcoming);
  const result = await at.run({ ...order, seen: { ...order.seen, id } });
  expect([result, at.methods()]).toEqual(['refused (notFound)', ['GET']]);
  expect(await at.reader.booking(id)).toBeNull();
});

test('an action on a booking from a conversation is bound to the customer of its contact', async () => {
  const at = background();
  const request = { address: DANA.email, eager: true };
  const { writer, reader } = at;
  await refreshCustomer(request, {
    ...at.deps,
    client: at.client,
    writer,
    reader,
    window: async () => 'off',
    spent: async () => 0,
  });
  const order = await at.order('cancel', DANA.bookings.cancellable);
  const shown = { ...order, seen: { ...order.seen, booker: DANA.email } };
  expect(await at.run(shown)).toBe('done');
  const [stored] = (await at.reader.customer(DANA.email)).bookings.filter(
    (booking) => booking.id === DANA.bookings.cancellable,
  );
  expect(stored?.status).toBe('canceled');
});

test('two actions on one booking at once cause one request', async () => {
  const at = background();
  const [first, second] = [await at.order('noShow', markable), await at.order('noShow', markable)];
  const results = await Promise.all([at.run(first), at.run(second)]);
  expect(results).toEqual(['done', 'not taken (unsettled)']);
  expect(at.methods()).toEqual(['GET', 'POST', 'GET']);
});

test('the same action proposed twice at once and again later causes one request and gets one answer', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  const propose = () => at.actions.propose([order]);
  const [first, second] = await Promise.all([propose(), propose()]);
  if (!first.ok || !second.ok) throw new Error('not taken');
  await first.value.ended;
  expect(second.value.until).toBe(first.value.until);
  expect(await at.run(order)).toBe('done');
  expect(await at.run(order, createActions(at.deps))).toBe('done');
  expect(at.methods()).toEqual(['GET', 'POST', 'GET']);
});

test('while an action is in doubt its booking accepts no other, also in the next worker', async () => {
  const at = background();
  at.hub.control.fault({ kind: 'cut', match: { method: 'POST' } });
  await at.run(await at.order('cancel', upcoming));
  at.methods();
  for (const actions of [at.actions, createActions(at.deps)]) {
    const other = await at.order('reschedule', upcoming);
    expect(await at.run(other, actions)).toBe('not taken (unsettled)');
    expect(at.methods()).toEqual([]);
  }
  // Another booking is free.
  expect(await at.run(await at.order('noShow', markable))).toBe('done');
});

test('concurrent actions on several bookings are all carried out', async () => {
  const at = background();
  const orders = await Promise.all(ORDERS.map(([kind, id]) => at.order(kind, id)));
  const results = await Promise.all(orders.map((order) => at.run(order)));
  expect(results).toEqual(['done', 'done', 'done']);
  expect(ORDERS.map(([, id]) => at.status(id))).toEqual(['canceled', 'canceled', 'no_show']);
});

test('the Request-Id of OnceHub is kept, for a success and for a refusal', async () => {
  const at = background();
  const order = await at.order('noShow', markable);
  await at.run(order);
  expect((await at.journal.get(order.intent))?.request).toMatch(/^req_/);
  const body = { type: 'invalid_request_error' };
  at.hub.control.fault({ kind: 'json', status: 409, body, match: { method: 'POST' } });
  const other = await at.order('cancel', upcoming);
  expect(await at.run(other)).toBe('unknown (conflict)');
  const { request, failure } = (await at.journal.get(other.intent)) ?? {};
  expect(request).toMatch(/^req_/);
  expect(failure?.request).toBe(request);
});
