import type { ActionKind, Booking } from '../../domain/booking.ts';
import type { Failure, Result } from '../../domain/result.ts';

export type PendingState =
  /** It can be undone; nothing was sent. */
  | 'waiting'
  | 'sending'
  /** Sent, and in doubt until a reading tells. */
  | 'checking'
  /** Its time to undo was cut short; nothing was sent. */
  | 'interrupted'
  /** OnceHub said no, or it never left; `failure` says why. */
  | 'refused'
  /** It was sent and never arrived. */
  | 'notDone'
  | 'done'
  | 'withdrawn';

/** An action under way, or one whose end the person has not put away yet. */
export interface PendingView {
  intent: string;
  booking: string;
  kind: ActionKind;
  state: PendingState;
  /** The booking takes no other action meanwhile. */
  blocks: boolean;
  /** When it was proposed; once it was sent, when that was (UTC ms). */
  since: number;
  /** When its time to undo ends, and how many seconds that is in all. */
  until: number;
  seconds: number;
  failure?: Failure | undefined;
  /** What to ask again with. */
  draft?: { reason: string; mail: boolean } | undefined;
  /** The same for those proposed together. */
  group?: string | undefined;
  /** As the store has it; `null` where it is not there. */
  meeting: Booking | null;
  /** Confirmed in this view. */
  own: boolean;
  /** Undo was pressed after it had been sent. */
  late: boolean;
  /** How it stands, for those who listen: changes with its state, not with the time. */
  said: string;
}

/** What the person's confirm sends. `seen` is the booking exactly as it was shown. */
export interface ActionOrder {
  kind: ActionKind;
  seen: Booking;
  /** Read by the customer; empty for none. */
  reason: string;
  /** Whether OnceHub mails the customer about a cancellation. */
  mail: boolean;
}

/** What the person can do about an action. */
export interface PendingEvents {
  /** Begins the time to undo; what becomes of it is seen among the pending. */
  propose(order: ActionOrder): Promise<Result<unknown>>;
  undo(intents: readonly string[]): void;
  sendNow(intents: readonly string[]): void;
  /** Puts away how it ended. */
  dismiss(intents: readonly string[]): void;
}
