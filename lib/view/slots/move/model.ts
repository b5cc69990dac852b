import type { ActionKind, Booking } from '../../../domain/booking.ts';
import type { GuestLink, GuestLinkKind } from '../../../domain/details/guest-link.ts';
import type { OrderCommand } from '../../../domain/orders/order.ts';
import type { OrderOutcome } from '../../../domain/orders/order-outcome.ts';
import type { Failure, Result } from '../../../domain/result.ts';
import type { OutcomeWords } from '../../pending/outcome-words.ts';
import type { AskSlots } from '../loaded-slots.ts';
import type { WhyNoLinks, WhyNoMove } from './move-offer.ts';

/** What a dialog can be asked for about a meeting: an action, or to move it. */
export type AskedKind = ActionKind | 'move';

/** A dialog that a notice asks for: about one meeting, with what was entered before. */
export interface MoveQuestion {
  kind: AskedKind;
  meeting: Booking | null;
  draft?: { reason: string; mail: boolean };
}

/** What moving a meeting begins with. */
export interface MoveStart {
  /**
   * The calendar it was booked on, with the minutes of its meetings where they are known; `null`
   * where `why` is set.
   */
  calendar: { id: string; name: string; minutes: number | null } | null;
  /** Why it cannot be moved to another time of that calendar; `null` where it can. */
  why: WhyNoMove | null;
  /** Why there are no links for its guest; `null` where OnceHub may be asked for them. */
  whyNoLinks: WhyNoLinks | null;
}

/** A move under way, or one that ended and whose end the user has not dismissed. */
export interface MoveView {
  /** The id of the order. */
  order: string;
  outcome: OrderOutcome;
  words: OutcomeWords;
  /** The start of the new meeting as it was ordered (UTC ms). */
  starts: number;
  /** The old meeting's id, and as it is stored now; `null` where it is not. */
  old: string;
  meeting: Booking | null;
  /** The new meetings, as far as they are stored. */
  made: Booking[];
  /** The action that cancels the old meeting, whose own notice this one stands for. */
  cancel: string | null;
  /** When the undo period ends (UTC ms). */
  until: number;
  /** It was confirmed in this view. */
  own: boolean;
  /** Undo was pressed after it had been sent. */
  late: boolean;
  /** The state as text for screen readers: it changes with the state only. */
  said: string;
}

/** The answer to asking for a guest's link. */
export type AskedLink = GuestLink | { is: 'failed'; failure: Failure };

/** The commands for moving meetings, and for the links of their guests. */
export interface MoveEvents {
  /** Reads from the store what moving a meeting begins with. */
  start(booking: Booking): Promise<MoveStart>;
  /** Asks OnceHub for free times of a calendar. */
  askSlots: AskSlots;
  /** Starts the undo period of a move; how it goes appears in the list of moves. */
  propose(command: OrderCommand): Promise<Result<unknown>>;
  /** Withdraws moves that have not been sent. */
  undo(moves: readonly MoveView[]): void;
  /** Ends the undo period early. */
  sendNow(moves: readonly MoveView[]): void;
  /** Removes ended moves from the list. */
  dismiss(moves: readonly MoveView[]): void;
  /** Asks OnceHub for one of a meeting's links; nothing here keeps it. */
  link(booking: string, kind: GuestLinkKind): Promise<AskedLink>;
}
