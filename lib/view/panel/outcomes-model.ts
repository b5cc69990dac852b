import type { Booking } from '../../domain/booking.ts';
import type { Result } from '../../domain/result.ts';

/** One past meeting of the rep's in the list of those that need an outcome. */
export interface OutcomeRow {
  booking: Booking;
  /**
   * `open`: nobody said yet how it went. `held`: the person noted it as held, on this computer
   * alone. `marked`: a no-show since the list was opened.
   */
  state: 'open' | 'held' | 'marked';
}

/** The rep's meetings of the last two weeks that need an outcome. */
export interface OutcomesView {
  /** The list stands in place of the customer. */
  open: boolean;
  /** Whose meetings these are is not known, and there are some of somebody's. */
  asksWho: boolean;
  /** Latest first, those noted as held at the end. */
  rows: OutcomeRow[];
  /** There are further ones, older than these. */
  more: boolean;
}

/** A meeting chosen to be marked as a no-show, under the id its action will have. */
export interface Absence {
  intent: string;
  /** As it was shown. */
  booking: Booking;
}

/** What can be done with the list. */
export interface OutcomeEvents {
  /** Shows the list, or the customer again. */
  show(open: boolean): void;
  /**
   * Notes these as held, then proposes the no-shows together, with one time to undo. The same
   * absences again are the same actions.
   */
  judge(absences: readonly Absence[], held: readonly string[]): Promise<Result<null>>;
  /** Takes back that a meeting was noted as held. */
  unhold(booking: string): Promise<Result<null>>;
}
