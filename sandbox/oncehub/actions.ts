import { isOpen } from './booking-store.ts';
import type { Call, Endpoint } from './call.ts';
import { change } from './change.ts';
import { cannotCancel, cannotMarkNoShow, invalid, noSuch } from './errors.ts';
import { mail } from './mail.ts';
import type { BookingRecord, Change, Json } from './records.ts';
import { bookingBody, isPaid, visible } from './wire.ts';

/** The endpoints that act on a booking: cancel, request-reschedule and no-show. */
export const actionEndpoints: readonly Endpoint[] = [
  {
    method: 'POST',
    path: '/bookings/:id/cancel',
    body: { cancellation_reason: 'string', send_cancellation_email: 'boolean' },
    answer(call) {
      const booking = cancellable(
        call,
        'Paid bookings cannot be canceled through this endpoint. Please login to OnceHub and use the Activity Stream to cancel paid bookings.',
      );
      const reason = textOf(call.body.cancellation_reason);
      change(call.world, booking, { status: 'canceled', change: byUser(call, booking, reason) });
      if (call.body.send_cancellation_email !== false) {
        mail(call.world, call.account, booking, { kind: 'canceled', reason });
      }
      return { body: canceledBody(call, booking) };
    },
  },
  {
    method: 'POST',
    path: '/bookings/:id/request-reschedule',
    body: { reschedule_reason: 'string' },
    answer(call) {
      const booking = cancellable(
        call,
        'Paid bookings can only be requested for reschedule in your OnceHub account. Log in and use the activity stream to submit a reschedule request for this booking.',
      );
      const reason = textOf(call.body.reschedule_reason);
      const { rescheduleStatus, statusLag } = call.world.switches;
      const changes = { status: 'canceled', change: byUser(call, booking, reason) };
      const delayed = rescheduleStatus === 'delayed';
      change(call.world, booking, changes, Math.max(delayed ? 2 : 0, statusLag));
      mail(call.world, call.account, booking, { kind: 'rescheduleRequest', reason });
      return { body: canceledBody(call, delayed ? visible(booking, call.now) : booking) };
    },
  },
  {
    method: 'POST',
    path: '/bookings/:id/no-show',
    body: {},
    answer(call) {
      const booking = existing(call);
      const markable = isOpen(booking) || booking.status === 'completed';
      if (!markable || call.now < booking.starts || inTrash(call, booking)) {
        throw cannotMarkNoShow(call.id);
      }
      change(call.world, booking, { status: 'no_show' });
      return { body: bookingBody(booking, call.world.switches) };
    },
  },
];

/** The booking with the id in the path. Throws the 404 refusal when there is none. */
export function existing(call: Call): BookingRecord {
  const booking = call.account.bookings.get(call.id);
  if (!booking) throw noSuch('booking', call.id);
  return booking;
}

/** Whether an action on a booking is refused because it is in the trash. */
export function inTrash(call: Call, booking: BookingRecord): boolean {
  return booking.inTrash && call.world.switches.trashedActions === '409';
}

/**
 * The booking to cancel. Throws the refusal when OnceHub would not cancel it; `paidWords` is the
 * message for a paid booking.
 */
function cancellable(call: Call, paidWords: string): BookingRecord {
  const booking = existing(call);
  if (isPaid(booking)) throw invalid(422, paidWords);
  const pending = isOpen(booking) || booking.status === 'requested';
  const ahead = pending && booking.starts > call.now;
  if (!ahead || inTrash(call, booking)) throw cannotCancel(call.id);
  return booking;
}

/**
 * The change OnceHub records for a cancellation by API key. The user is not the caller but the
 * host, or the account's owner for classic bookings.
 */
function byUser(call: Call, booking: BookingRecord, reason: string | null): Change {
  const host = booking.hosts[0] ?? booking.owner;
  const user = booking.calendar === null ? call.account.owner : host;
  return { reason, actioned_by: 'user', user_id: user };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The answer to both cancelling calls; it lacks four properties of a booking. */
function canceledBody(call: Call, booking: BookingRecord): Json {
  const body = bookingBody(booking, call.world.switches);
  const { owner: _o, contact: _c, conversation: _v, utm_params: _u, ...short } = body;
  return short;
}
