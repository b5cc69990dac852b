import { type Intent, isStuck } from '../../domain/intent.ts';
import type { OldMeeting, Order } from '../../domain/orders/order.ts';
import type { OrderEvent } from '../../domain/orders/order-event.ts';
import { refetchBooking } from '../../sync/refetch-booking.ts';
import { noteOnOrder, standsAsOrdered } from './look.ts';
import type { OrderDeps } from './order-deps.ts';

/**
 * Cancels the old meeting of a move whose new one was found, as an action with an intent of its
 * own: it is compared with what was shown, noted, sent once and read again like any other. The
 * intent's id is noted with the order first, so that whoever comes later finds how it ended.
 */
export async function cancelOld(order: Order, old: OldMeeting, deps: OrderDeps): Promise<void> {
  const stop = (event: Omit<Extract<OrderEvent, { is: 'followed' }>, 'is' | 'old'>) =>
    noteOnOrder(order, { is: 'followed', old: 'stands', ...event }, deps);
  const read = await refetchBooking(order.bookings?.[0] ?? '', deps);
  if (!read.ok) {
    await stop({ failure: read.failure });
    return;
  }
  if (!standsAsOrdered(order, read.value)) {
    await stop({ changed: true });
    return;
  }
  const cancel = crypto.randomUUID();
  // Where this cannot be noted nothing follows; the order is settled later.
  const noted = await deps.orders.change(order.id, { is: 'follows', cancel }, 'strict');
  if (noted?.cancel !== cancel) return;
  const { seen, mail, reason } = old;
  const taken = await deps.actions.propose(
    [{ intent: cancel, kind: 'cancel', seen, mail, reason }],
    order.id,
  );
  if (!taken.ok) {
    await stop({ failure: taken.failure });
    return;
  }
  await taken.value.ended;
  await concludeMove(noted, deps);
}

/**
 * Notes how the second half of a move ended, if it has; answers the order after that. Nothing is
 * sent here: where nobody cancels the old meeting any more, both stand.
 */
export async function concludeMove(order: Order, deps: OrderDeps): Promise<Order> {
  const { cancel } = order;
  const intent = cancel === undefined ? undefined : await deps.journal.get(cancel);
  const event = endOf(intent);
  return event ? noteOnOrder(order, event, deps) : order;
}

/** What the end of its intent tells of the old meeting; `null` while that is under way. */
function endOf(intent: Intent | undefined): OrderEvent | null {
  switch (intent?.state) {
    case 'proposed':
      return null;
    case 'sent':
    case 'unknown':
      // OnceHub said yes and does not show it: the action's own notice says so.
      return isStuck(intent) ? { is: 'followed', old: 'notKnown' } : null;
    case 'done':
    case 'gone':
      return { is: 'followed', old: 'cancelled' };
    case 'notKnown':
      return { is: 'followed', old: 'notKnown' };
    default: {
      const failure = intent?.failure;
      return { is: 'followed', old: 'stands', ...(failure && { failure }) };
    }
  }
}
