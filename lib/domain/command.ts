import { type ActionKind, type Booking, bookerOf, type Status } from './booking.ts';

/** A booking as a confirm showed it. An action is sent only while the booking is still the same. */
export interface ShownBooking {
  id: string;
  status: Status;
  /** UTC ms. */
  starts: number | null;
  /** The customer the confirm named: the booker's address, lower-cased. */
  booker: string | null;
}

/** What is needed to send an action, and to ask about it again: kept no longer than that. */
export interface Draft {
  /** Read by the customer; empty for none. */
  reason: string;
  /** Whether OnceHub mails the customer about a cancellation. */
  mail: boolean;
  seen: ShownBooking;
}

/** An action the user confirmed: one type from the confirm to the POST. */
export interface ActionCommand extends Draft {
  /** The id of its record in the journal. The same id sent twice is one action. */
  intent: string;
  kind: ActionKind;
}

/** The longest reason, in characters; OnceHub documents no limit. */
export const MAX_REASON_CHARS = 1000;

/** The command for what a confirm showed and the user entered; with an id of its own unless one is given. */
export const commandFor = (
  kind: ActionKind,
  booking: Booking,
  { reason, mail }: Pick<Draft, 'reason' | 'mail'>,
  intent: string = crypto.randomUUID(),
): ActionCommand => ({
  intent,
  kind,
  seen: asShown(booking),
  reason: reason.trim().slice(0, MAX_REASON_CHARS),
  mail,
});

/** Whether a booking is still what the confirm showed. */
export function isAsShown(booking: Booking, seen: ShownBooking): boolean {
  const { status, starts, booker } = asShown(booking);
  return status === seen.status && starts === seen.starts && booker === seen.booker;
}

/** What a command keeps of a booking that was shown. */
export function asShown(booking: Booking): ShownBooking {
  const { id, status, starts } = booking;
  return { id, status, starts, booker: bookerOf(booking) };
}
