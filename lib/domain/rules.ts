import type { ActionKind, Booking } from './booking.ts';

/** Why an action is not possible; `lib/view/i18n.ts` has a message for each. */
export type WhyNot =
  | 'alreadyCancelled'
  | 'alreadyNoShow'
  | 'awaitingApproval'
  | 'over'
  | 'notStarted'
  | 'noTime'
  | 'paid'
  | 'unknownStatus';

/** Whether an action is offered, and if not, why. */
export type Offer = { possible: true } | { possible: false; why: WhyNot };

const YES: Offer = { possible: true };
const no = (why: WhyNot): Offer => ({ possible: false, why });

/**
 * The actions that a booking allows at `now` (UTC ms): only the rules on which all sources about
 * OnceHub agree, so that OnceHub rarely refuses an offered action. Cancelling, rescheduling and
 * handing over need a meeting that has not begun, a no-show one that has; paid bookings can be
 * cancelled or rescheduled only on OnceHub's own pages.
 */
export function offers(booking: Booking, now: number): Record<ActionKind, Offer> {
  const hindered = hindrance(booking);
  const begun = booking.starts !== null && booking.starts <= now;
  const ahead = hindered ?? (begun || booking.status === 'completed' ? no('over') : YES);
  const undo = ahead === YES && booking.paid ? no('paid') : ahead;
  const mark = hindered ?? (begun ? YES : no('notStarted'));
  return { cancel: undo, reschedule: undo, noShow: mark, reassign: ahead };
}

function hindrance(booking: Booking): Offer | null {
  switch (booking.status) {
    case 'canceled':
      return no('alreadyCancelled');
    case 'no_show':
      return no('alreadyNoShow');
    case 'requested':
      return no('awaitingApproval');
    case 'other':
      return no('unknownStatus');
    default:
      return booking.starts === null ? no('noTime') : null;
  }
}

/**
 * The status a booking has after each action (API v2: a requested reschedule cancels the booking);
 * `null` where it keeps the one it had.
 */
export const TARGET = {
  cancel: 'canceled',
  reschedule: 'canceled',
  noShow: 'no_show',
  reassign: null,
} as const;
