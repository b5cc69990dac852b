import type { Booking } from '../../domain/booking.ts';
import type { Order } from '../../domain/orders/order.ts';
import { type OrderOutcome, orderOutcome } from '../../domain/orders/order-outcome.ts';
import { orderWords } from '../pending/order-words.ts';
import type { ActivityLine, ActivityResult, Circumstances } from './activity.ts';
import { meetingOf } from './line-meeting.ts';

export { nextOrderChange } from '../../domain/orders/order-outcome.ts';

/** The id of the booking by which an order's line is joined with the store; none for none. */
export const bookingOf = ({ bookings }: Order): string[] =>
  Array.isArray(bookings) ? bookings.slice(0, 1) : [];

/** The lines of the orders, each joined with the booking it made. Pure. */
export function orderLines(
  orders: readonly Order[],
  bookings: readonly Booking[],
  present: Circumstances,
): ActivityLine[] {
  const known = new Map(bookings.map((booking) => [booking.id, booking]));
  return orders.map((order) => lineOrBare(order, known.get(bookingOf(order)[0] ?? ''), present));
}

/** The line of an order; of a damaged row, only what it takes to name the order. */
function lineOrBare(
  order: Order,
  booking: Booking | undefined,
  { now, account }: Circumstances,
): ActivityLine {
  const { id, at, kind, starts, until = at } = order;
  const line = { id, at, kind, starts, booking: bookingOf(order)[0] ?? '' };
  const seconds = Math.round((until - at) / 1000);
  try {
    const outcome = orderOutcome(order, now, account);
    return {
      ...line,
      // Booked twice is booked, and the words tell the rest.
      result: outcome.is === 'twice' && kind === 'book' ? 'done' : RESULTS[outcome.is],
      said: orderWords({ kind, outcome, seconds }),
      failure: order.failure?.kind ?? null,
      account: order.account ?? null,
      request: order.request ?? order.failure?.request ?? null,
      meeting: booking ? meetingOf(booking) : line.booking ? null : typed(order),
    };
  } catch {
    const said = orderWords({ kind, outcome: { is: 'notKnown' }, seconds });
    const unknown = { failure: null, account: null, request: null, meeting: null };
    return { ...line, result: 'notKnown', said, ...unknown };
  }
}

/** Who an order that made no booking is for, as long as what was typed is kept. */
const typed = ({ draft }: Order): ActivityLine['meeting'] => ({
  subject: '',
  name: draft?.name ?? null,
  address: draft?.email ?? null,
});

const RESULTS: Readonly<Record<OrderOutcome['is'], ActivityResult>> = {
  waiting: 'waiting',
  sending: 'sending',
  checking: 'checking',
  notSeen: 'checking',
  halfway: 'checking',
  done: 'done',
  refused: 'refused',
  notSent: 'notSent',
  notMade: 'notDone',
  // Of a move, which was not carried out as a whole.
  twice: 'notDone',
  bothStand: 'notDone',
  oldNotKnown: 'notKnown',
  saidYes: 'notKnown',
  notKnown: 'notKnown',
  notesLost: 'notKnown',
  otherKey: 'notKnown',
  interrupted: 'notSent',
  withdrawn: 'withdrawn',
};
