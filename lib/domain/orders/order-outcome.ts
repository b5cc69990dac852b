import { DOUBT_AFTER_MS } from '../outcome.ts';
import type { Failure } from '../result.ts';
import { isOrderUnsettled, type Order } from './order.ts';

/** What is known of an order: one case for each sentence that is said about it. */
export type OrderOutcome =
  /** Its time to undo runs. */
  | { is: 'waiting' }
  | { is: 'sending' }
  /**
   * The meeting may be booked, and no look has told yet. `held`: none is made, since OnceHub does
   * not accept the key.
   */
  | { is: 'checking'; held?: true }
  /**
   * It may be booked; a look (UTC ms) did not find it yet. With the refusal that OnceHub answered,
   * if it did.
   */
  | { is: 'notSeen'; readAt: number; failure: Failure | null }
  /** Of a move: the new meeting is booked, and the old one is about to be cancelled. */
  | { is: 'halfway'; booking: string }
  /**
   * The meeting is booked; of a move, the old one is cancelled. `ignored` are the fields whose
   * answers OnceHub did not take.
   */
  | { is: 'done'; booking: string; ignored: readonly string[] }
  /** OnceHub refused it, and looks did not find it. */
  | { is: 'refused'; failure: Failure }
  /** It never left this computer. */
  | { is: 'notSent'; failure: Failure }
  /** It was sent and never arrived. */
  | { is: 'notMade' }
  /** It is booked twice; of a move, the old meeting stands as well. */
  | { is: 'twice'; bookings: readonly string[] }
  /**
   * Of a move: the new meeting is booked, and the old one was not cancelled, with the reason where
   * it is known. `changed`: the new one was cancelled or moved before that.
   */
  | { is: 'bothStand'; booking: string; failure: Failure | null; changed: boolean }
  /** Of a move: the new meeting is booked, and what became of the old one is not known. */
  | { is: 'oldNotKnown'; booking: string }
  /** OnceHub said yes (UTC ms), and long after that does not show the meeting. */
  | { is: 'saidYes'; yesAt: number }
  | { is: 'notKnown' }
  /** It was sent (UTC ms), and the browser deleted what was noted of it. */
  | { is: 'notesLost'; at: number }
  /** It was sent with another account's key, so it cannot be looked up now. */
  | { is: 'otherKey'; account: string }
  | { is: 'interrupted' }
  | { is: 'withdrawn' };

/**
 * What is known of an order at `now` (UTC ms); `account` is the address of the account whose key is
 * stored, empty where it is not known.
 */
export function orderOutcome(order: Order, now: number, account: string): OrderOutcome {
  const { state, at, until = at, bookings = [], failure, yesAt } = order;
  const [booking = ''] = bookings;
  switch (state) {
    case 'proposed':
      return { is: now < until ? 'waiting' : 'sending' };
    case 'sent':
    case 'unknown':
      return unsettled(order, now, account);
    case 'made':
      return { is: 'halfway', booking };
    case 'done':
      return { is: 'done', booking, ignored: order.ignored ?? [] };
    case 'refused': {
      const refusal = failure ?? { kind: 'bug' };
      return { is: order.sentAt === undefined ? 'notSent' : wasRefused(order), failure: refusal };
    }
    case 'twice':
      return { is: 'twice', bookings };
    case 'bothStand':
      return {
        is: 'bothStand',
        booking,
        failure: failure ?? null,
        changed: order.changed === true,
      };
    case 'notKnown':
      if (order.restored) return { is: 'notesLost', at };
      if (order.cancel !== undefined) return { is: 'oldNotKnown', booking };
      return yesAt === undefined ? { is: 'notKnown' } : { is: 'saidYes', yesAt };
    default:
      return { is: state };
  }
}

/** A refusal that was looked up had an answer; one that was not never left this computer. */
const wasRefused = ({ readAt }: Order) => (readAt === undefined ? 'notSent' : 'refused');

function unsettled(order: Order, now: number, account: string): OrderOutcome {
  const { state, at, readAt, failure = null, bookings = [], shown, yesAt } = order;
  const [booking = ''] = bookings;
  if (shown && order.kind === 'move') return { is: 'halfway', booking };
  if (shown) return { is: 'done', booking, ignored: order.ignored ?? [] };
  if (isForeignOrder(order, account)) return { is: 'otherKey', account: order.account ?? '' };
  if (yesAt === undefined && readAt !== undefined) return { is: 'notSeen', readAt, failure };
  return { is: state === 'sent' && now - at <= DOUBT_AFTER_MS ? 'sending' : 'checking' };
}

/** Whether an order belongs to another account than the one whose key is stored. */
export const isForeignOrder = ({ account }: Order, present: string): boolean =>
  account !== undefined && present !== '' && account !== present;

/**
 * The next instant (UTC ms) at which the outcome changes without any event; `null` where it does
 * not change by itself.
 */
export function nextOrderChange(order: Order, now: number): number | null {
  const { state, at, until = at } = order;
  const due = state === 'proposed' ? until : state === 'sent' ? at + DOUBT_AFTER_MS + 1 : now;
  return due > now && (state === 'proposed' || isOrderUnsettled(order)) ? due : null;
}
