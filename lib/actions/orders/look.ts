import type { Booking } from '../../domain/booking.ts';
import { isOrderUnsettled, type Order } from '../../domain/orders/order.ts';
import {
  applyOrderEvent,
  type FoundMeeting,
  type Look,
  type OrderEvent,
} from '../../domain/orders/order-event.ts';
import { isForeignOrder } from '../../domain/orders/order-outcome.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { ReadBooking } from '../../oncehub/to-booking.ts';
import { refetchBooking } from '../../sync/refetch-booking.ts';
import type { OrderDeps } from './order-deps.ts';

/** How far (ms) before the sending a look begins, since two of OnceHub's clocks may differ. */
const BEFORE_SENDING_MS = 2 * 60_000;
/** The same where OnceHub's clock is not known and this computer's may be wrong. */
const BEFORE_UNKNOWN_MS = 24 * 3_600_000;

/**
 * Looks once for the meeting of an order in doubt, and returns the order after that. If the look
 * fails, or the key of its account is not there, the order stays in doubt.
 */
export async function lookOnce(order: Order, deps: OrderDeps): Promise<Order> {
  const account = await deps.account();
  let own = order;
  if (!order.account && account) own = await noteOnOrder(order, { is: 'adopted', account }, deps);
  if (isForeignOrder(own, account)) return own;
  const looked = await look(own, deps);
  // Another account's key may have been entered meanwhile, under which nothing is found.
  if (!looked.ok || isForeignOrder(own, await deps.account())) return own;
  // Under a key whose account is not known, what is missing may be another account's.
  const isProof = (own.account ?? '') === account;
  if (looked.value.found.length === 0 && !isProof) return own;
  const draft = await deps.drafts.get(order.id).catch(() => undefined);
  const event = { is: 'searched', ...looked.value, ...(draft && { draft }) } as const;
  const after = await noteOnOrder(own, event, deps);
  if (!isOrderUnsettled(after)) {
    await dropDraft(order.id, deps);
    // The list may lag; the panel shows the meeting as its own reading tells.
    for (const id of after.bookings ?? []) await refetchBooking(id, deps);
  }
  return after;
}

async function look(order: Order, deps: OrderDeps): Promise<Result<Look>> {
  const { sentAt = null, at } = order;
  const since = sentAt === null ? at - BEFORE_UNKNOWN_MS : sentAt - BEFORE_SENDING_MS;
  const asked = deps.clock();
  const listed = await deps.ordering.bookingsSince(order.calendar, since);
  if (!listed.ok) return listed;
  const heard = deps.clock();
  const server = deps.serverClock();
  // The same customer may have ordered the same time before: that meeting is not this order's.
  const others = await deps.orders.madeSince(at - BEFORE_UNKNOWN_MS, order.id);
  const found: FoundMeeting[] = [];
  let unclear = !listed.value.isWhole;
  for (const row of listed.value.rows) {
    const is = await match(order, row, deps);
    if (is === 'unclear') unclear = true;
    else if (is === 'other' || others.has(is.id)) continue;
    else if (!found.some(({ id }) => id === is.id)) found.push(is);
  }
  return ok({ asked, heard, server, found, unclear });
}

/** Whether a row of the list is the ordered meeting: at its time, and with its guest. */
async function match(
  order: Order,
  row: ReadBooking,
  deps: OrderDeps,
): Promise<FoundMeeting | 'other' | 'unclear'> {
  if (row.is === 'unreadable') return 'unclear';
  const booking = row.is === 'gone' ? row.last : row.booking;
  // Deleted for good: nothing is left of it that could be recognised.
  if (!booking) return 'other';
  const stands = row.is === 'booking' && booking.status !== 'canceled';
  if (order.bookings?.includes(booking.id)) return { id: booking.id, stands };
  if (booking.starts !== order.starts) return booking.starts === null ? 'unclear' : 'other';
  const isGuest = async (address: string) => (await deps.orders.hash(address)) === order.guest;
  if (booking.email !== null) {
    return (await isGuest(booking.email)) ? { id: booking.id, stands } : 'other';
  }
  const contact = row.is === 'booking' ? row.contact?.email : null;
  const attending = booking.people.map(({ address }) => address);
  for (const address of contact ? [contact, ...attending] : attending) {
    if (await isGuest(address)) return { id: booking.id, stands };
  }
  // Somebody else's only where somebody else is named who is none of the hosts.
  const users = await deps.users();
  const isOthers = users.size > 0 && attending.some((address) => !users.has(address));
  return isOthers ? 'other' : 'unclear';
}

/** Whether a meeting that was read stands as it was ordered. */
export const standsAsOrdered = (order: Order, booking: Booking | null): booking is Booking =>
  booking !== null &&
  booking.starts === order.starts &&
  (booking.status === 'scheduled' || booking.status === 'rescheduled');

/**
 * Drops from memory what was typed for an order, unless the journal has it in doubt: what could not
 * be written there is found out again later.
 */
export async function dropDraft(
  id: string,
  { orders, drafts }: Pick<OrderDeps, 'orders' | 'drafts'>,
): Promise<void> {
  try {
    const order = await orders.get(id);
    if (!order || !isOrderUnsettled(order)) await drafts.drop(id);
  } catch {
    // It stays until it is settled.
  }
}

/**
 * Writes an event to the journal; also returns the order after it, whether it was written or not.
 * If that fails, the earlier state stays on disk, which claims less but nothing false.
 */
export async function noteOnOrder(
  order: Order,
  event: OrderEvent,
  deps: Pick<OrderDeps, 'orders' | 'changed'>,
): Promise<Order> {
  await deps.orders.change(order.id, event).catch(() => {});
  deps.changed();
  return applyOrderEvent(order, event);
}
