import type { Order } from '../../lib/domain/orders/order.ts';
import type { OrderOutcome } from '../../lib/domain/orders/order-outcome.ts';
import { ANSWERED_LAG_MS, OLD, type OrderTruth } from './order-model.ts';

/** What is untrue in what is said of an order, a line each. */
export function untrueOrder(order: Order, outcome: OrderOutcome, truth: OrderTruth): string[] {
  const { id, kind } = order;
  const made = truth.of(id);
  const isSent = truth.schedules.has(id);
  const isHalfDone = order.cancel !== undefined && truth.applied.has(order.cancel);
  const found: (string | false)[] = [];
  const standing = made.filter(({ booking }) => booking.status === 'scheduled');
  const isTwice = standing.length > 1 && made.every(({ lag }) => lag <= ANSWERED_LAG_MS);
  const named = (booking: string) => made.some((one) => one.booking.id === booking);
  switch (outcome.is) {
    case 'waiting':
    case 'interrupted':
    case 'withdrawn':
    case 'notSent':
      found.push(isSent && 'said to be unsent');
      break;
    case 'done': {
      const isOldGone = truth.had(OLD, 'canceled') || truth.is(OLD).gone !== 'no';
      found.push(
        !named(outcome.booking) && 'said to be done',
        kind === 'move' && !isOldGone && 'said to have cancelled the old',
        order.state === 'done' && isTwice && 'said to be booked once',
      );
      break;
    }
    case 'halfway':
    case 'oldNotKnown':
      found.push(!named(outcome.booking) && 'said to be booked');
      break;
    case 'bothStand':
      found.push(
        !named(outcome.booking) && 'said to be booked',
        isHalfDone && 'said not to have cancelled the old',
      );
      break;
    case 'refused':
    case 'notMade':
      found.push(made.length > 0 && 'said not to be booked');
      break;
    case 'twice':
      found.push(made.length < 2 && 'said to be booked twice');
      break;
    case 'saidYes':
      found.push(made.length > 0 && 'said not to be shown');
      break;
    case 'otherKey':
      found.push(truth.account === order.account && 'said to be of another account');
      break;
  }
  return found.filter((one) => one !== false);
}

const IN_BETWEEN: ReadonlySet<OrderOutcome['is']> = new Set([
  'waiting',
  'sending',
  'checking',
  'notSeen',
  'halfway',
  'otherKey',
]);

/** Whether what is said is too vague once everything works and there was time to look. */
export const isStillOpenOrder = ({ is }: OrderOutcome): boolean => IN_BETWEEN.has(is);
