import type { ActionKind, Booking } from './booking.ts';
import { asShown, type ShownBooking } from './shown-booking.ts';

/**
 * The data needed to send an action, or to offer it again. Deleted as soon as neither is needed.
 */
export interface Draft {
  /** The reason, shown to the customer; empty for none. */
  reason: string;
  /** Whether OnceHub e-mails the customer about a cancellation. */
  mail: boolean;
  seen: ShownBooking;
}

/** An action the user confirmed: one type from the confirm to the POST. */
export interface ActionCommand extends Draft {
  /** The id of its record in the journal. The same id sent twice is one action. */
  intent: string;
  kind: ActionKind;
  /** Of a reassignment: the id of the user who is to host the booking. */
  host?: string;
}

/** The most actions that can be confirmed at once: more than two weeks of a rep's sessions have. */
export const MAX_BATCH = 500;

/** The longest reason, in characters; OnceHub documents no limit. */
export const MAX_REASON_CHARS = 1000;
/** How many phrases are kept as reasons, to be filled in by one press. */
export const PHRASES = 3;
/** The longest of these phrases, in characters. */
export const MAX_PHRASE_CHARS = 200;

/**
 * Builds the command for a booking as shown and what the user entered. A new id unless one is
 * given.
 */
export const commandFor = (
  kind: ActionKind,
  booking: Booking,
  { reason, mail, host }: Pick<ActionCommand, 'reason' | 'mail' | 'host'>,
  intent: string = crypto.randomUUID(),
): ActionCommand => ({
  intent,
  kind,
  ...(host !== undefined && { host }),
  seen: asShown(booking),
  reason: reason.trim().slice(0, MAX_REASON_CHARS),
  mail,
});
