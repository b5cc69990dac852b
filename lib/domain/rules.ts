import type { ActionKind, Booking } from './booking.ts';
import type { Intent } from './intent.ts';

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

/** What a reading tells of a booking that an action was to change; see `Reading`. */
type Read = Pick<Booking, 'status' | 'starts'> & {
  hosts?: readonly string[] | null;
  updated?: number | null;
};

/**
 * Whether a booking is as the action was to leave it: in another status or, for a reassignment,
 * hosted by the new host. `hosts` are the ids of the users who host it; OnceHub's `owner` proves
 * nothing, since it may stay who accepted the booking first.
 */
export function isCarriedOut(
  { kind, host }: Pick<Intent, 'kind' | 'host'>,
  { status, hosts }: Pick<Read, 'status' | 'hosts'>,
): boolean {
  if (kind !== 'reassign') return status === TARGET[kind];
  return host !== undefined && (hosts ?? []).includes(host);
}

/**
 * Whether a reading found the booking otherwise changed since the action was sent. A reassignment
 * can be taken back, after which the host is who it was: so there each later change counts, and
 * hosts that are not known do.
 */
export function isChangedSince(
  { kind, before }: Pick<Intent, 'kind' | 'before'>,
  { status, starts, hosts, updated }: Read,
): boolean {
  if (starts !== before.starts) return true;
  if (status !== before.status && status !== 'completed') return true;
  if (kind !== 'reassign') return false;
  return hosts == null || updated == null || updated !== before.updated;
}
