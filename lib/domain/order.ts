import type { ActionKind, Booking, Status } from './booking.ts';

/** A booking as a confirm showed it. */
export interface Seen {
  id: string;
  status: Status;
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
  seen: Seen;
}

/** What a person confirmed, with the booking as the confirm showed it. */
export interface Order extends Draft {
  /** The id of the intent it becomes. */
  intent: string;
  kind: ActionKind;
}

/** Whether a booking is still what the confirm showed. */
export function isAsShown(booking: Booking, seen: Seen): boolean {
  const { status, starts, booker } = seenOf(booking);
  return status === seen.status && starts === seen.starts && booker === seen.booker;
}

/** A booking as an order names what was shown. */
export function seenOf({ id, status, starts, people }: Booking): Seen {
  const booker = people.find((person) => person.part === 'booker')?.address ?? null;
  return { id, status, starts, booker };
}
