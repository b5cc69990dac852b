import type { ActionKind, Booking } from './booking.ts';

/** Why an action is not possible; `lib/view/i18n.ts` has a sentence for each. */
export type WhyNot =
  | 'alreadyCancelled'
  | 'alreadyNoShow'
  | 'awaitingApproval'
  | 'over'
  | 'notStarted'
  | 'noTime'
  | 'paid'
  | 'unknownStatus';

export type Offer = { possible: true } | { possible: false; why: WhyNot };

const YES: Offer = { possible: true };
const no = (why: WhyNot): Offer => ({ possible: false, why });

/**
 * Which actions a booking allows at an instant: the part every source on OnceHub agrees about, so
 * that a refusal is the exception. Cancelling and rescheduling wait for a meeting ahead, a no-show
 * for one that has begun; OnceHub takes paid bookings only in its own pages.
 */
export function offers(booking: Booking, now: number): Record<ActionKind, Offer> {
  const hindered = hindrance(booking);
  if (hindered) return { cancel: hindered, reschedule: hindered, noShow: hindered };
  const begun = booking.starts !== null && booking.starts <= now;
  const ahead = begun || booking.status === 'completed' ? no('over') : YES;
  const undo = ahead === YES && booking.paid ? no('paid') : ahead;
  return { cancel: undo, reschedule: undo, noShow: begun ? YES : no('notStarted') };
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

/** The status each action aims at (API v2: a requested reschedule cancels the booking). */
export const TARGET = { cancel: 'canceled', reschedule: 'canceled', noShow: 'no_show' } as const;
