import { beforeEach, expect, test } from 'vitest';
import { freshIndexedDb } from '../../tests/helpers/indexed-db.ts';
import { memoryStore } from '../../tests/helpers/memory-store.ts';
import { aDraft, anOrder } from '../../tests/helpers/orders.ts';
import type { OrderEvent } from '../domain/orders/order-event.ts';
import { createJournal } from './journal.ts';
import { ORDER_COPY_KEY, restoreOrders, withOrderCopy } from './order-copy.ts';

beforeEach(freshIndexedDb);

const ID = '1b4e28ba-2fa1-41d2-883f-000000000001';
const SENT: OrderEvent = { is: 'sent', at: 5, server: 5 };

test('an order is in the copy from its sending until it is settled, without a word of its customer', async () => {
  const local = memoryStore();
  const { orders } = withOrderCopy(createJournal(), local);
  const kept = () => local.dump()[ORDER_COPY_KEY];
  await orders.propose(anOrder({ id: ID, draft: aDraft() }));
  expect(local.dump()).toEqual({});
  await orders.change(ID, SENT, 'strict');
  const { kind, calendar, starts, account } = anOrder();
  await expect.poll(kept).toEqual([{ id: ID, kind, calendar, starts, account, at: 5 }]);
  await orders.change(ID, { is: 'lost', ended: { at: 6, server: 6 } });
  await orders.change(ID, { is: 'refused', failure: { kind: 'offline' } });
  await expect.poll(kept).toBeUndefined();
});

test('after the vault was deleted the copied orders are open, not known, and never sent or done [claim 96]', async () => {
  const local = memoryStore();
  const first = withOrderCopy(createJournal(), local);
  await first.orders.propose(anOrder({ id: ID, kind: 'move' }));
  await first.orders.change(ID, SENT, 'strict');
  await expect.poll(() => local.dump()[ORDER_COPY_KEY]).toBeDefined();
  freshIndexedDb();
  const journal = withOrderCopy(createJournal(), local);
  await restoreOrders(journal, local);
  expect(local.dump()).toEqual({});
  const [restored] = await journal.orders.open();
  expect(restored).toMatchObject({ id: ID, kind: 'move', state: 'notKnown', restored: true });
  for (const event of [SENT, { is: 'withdrawn' }, { is: 'readBack' }] as OrderEvent[]) {
    expect(await journal.orders.change(ID, event)).toMatchObject({ state: 'notKnown' });
  }
  await journal.orders.change(ID, { is: 'told' });
  expect(await journal.orders.open()).toEqual([]);
});

test.each([null, 5, 'x', [null], [{ id: 'x' }], [{ id: ID, kind: 'cancel', calendar: '../' }]])(
  'what does not fit is left out of the copy: %j',
  async (kept) => {
    const journal = createJournal();
    await restoreOrders(journal, memoryStore({ [ORDER_COPY_KEY]: kept }));
    expect(await journal.orders.open()).toEqual([]);
  },
);
