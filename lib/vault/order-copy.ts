import {
  isOrderUnsettled,
  ORDER_KINDS,
  type Order,
  type OrderKind,
} from '../domain/orders/order.ts';
import type { WholeJournal } from './journal.ts';
import { keepCopy, type Local, MAX_COPIED } from './kept-copy.ts';

/** What the copy keeps of an order whose outcome is in doubt; nothing of its customer. */
interface CopiedOrder {
  id: string;
  kind: OrderKind;
  calendar: string;
  /** The start of the meeting that was ordered (UTC ms). */
  starts: number;
  /** The address of its OnceHub account; empty where it is not known. */
  account: string;
  /** When it was sent (UTC ms). */
  at: number;
}

/** The key of the copy in `storage.local`. */
export const ORDER_COPY_KEY = 'journal.copy.orders';

const ORDER_ID = /^[0-9a-f-]{36}$/;
const CALENDAR_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** The same journal, which also keeps a copy of the orders in doubt; see `withCopy`. */
export function withOrderCopy(journal: WholeJournal, local: Local): WholeJournal {
  const update = keepCopy(local, ORDER_COPY_KEY, readCopy);
  return {
    ...journal,
    orders: {
      ...journal.orders,
      async change(id, event, durability) {
        const order = await journal.orders.change(id, event, durability);
        if (event.is === 'sent' && order?.state === 'sent') {
          const { kind, calendar, starts, account = '', at } = order;
          update((orders) => [
            ...orders.filter((one) => one.id !== id),
            { id, kind, calendar, starts, account, at },
          ]);
        } else if (order && !isOrderUnsettled(order)) {
          update((orders) => orders.filter((one) => one.id !== id));
        }
        return order;
      },
    },
  };
}

/**
 * Puts the orders of the copy into a journal whose vault was deleted, as orders whose outcome is
 * not known. They are shown, and never sent or called done. Rejects where the journal fails; then
 * the copy is kept.
 */
export async function restoreOrders(journal: WholeJournal, local: Local): Promise<void> {
  const orders = readCopy(await local.get(ORDER_COPY_KEY));
  if (orders.length === 0) return;
  for (const { account, ...copied } of orders) {
    const order: Order = {
      ...copied,
      ...(account && { account }),
      state: 'notKnown',
      restored: true,
      format: 1,
    };
    await journal.orders.propose(order);
  }
  await local.remove(ORDER_COPY_KEY);
}

/** Reads the copy. Another program could have written it, so what does not fit is left out. */
function readCopy(kept: unknown): CopiedOrder[] {
  if (!Array.isArray(kept)) return [];
  return kept.slice(-MAX_COPIED).flatMap((one: Partial<CopiedOrder> | null) => {
    const { id, kind, calendar, starts, account, at } = one ?? {};
    const isWhole =
      typeof id === 'string' &&
      ORDER_ID.test(id) &&
      typeof calendar === 'string' &&
      CALENDAR_ID.test(calendar) &&
      typeof account === 'string' &&
      account.length <= 254 &&
      Number.isSafeInteger(starts) &&
      Number.isSafeInteger(at);
    const known = ORDER_KINDS.find((name) => name === kind);
    return isWhole && known
      ? [{ id, kind: known, calendar, account, starts: starts as number, at: at as number }]
      : [];
  });
}
