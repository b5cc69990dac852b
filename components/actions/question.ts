import type { ActionKind, Booking } from '../../lib/domain/booking.ts';

/** An action the person reached for, about one booking as it was shown then. */
export interface Question {
  kind: ActionKind;
  asked: Booking;
  /** Whom the panel showed then. */
  beside: string;
  /** What was entered when it was asked before. */
  draft?: { reason: string; mail: boolean } | undefined;
}
