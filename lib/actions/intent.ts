import type { ActionKind, Status } from '../bookings/booking.ts';
import { TARGET } from '../bookings/rules.ts';
import type { Failure } from '../result.ts';

/**
 * An action a person confirmed, from the moment before it is sent until it is known what became of
 * it. Holds no name and no address, only what is needed to settle it after any death.
 */
export interface Intent {
  id: string;
  booking: string;
  kind: ActionKind;
  /** What the booking was, just before. */
  before: { status: Status; starts: number | null };
  at: number;
  state: IntentState;
  /** OnceHub answered that it was carried out. */
  acknowledged: boolean;
  /** When the booking was first read and found unchanged. */
  unchangedSince: number | null;
  failure?: Failure;
  format: 1;
}

export type IntentState =
  /** Written down; the request may or may not have left. */
  | 'sent'
  /** It left, and no answer can be relied on. */
  | 'unknown'
  | 'done'
  /** OnceHub said no, or it provably never left. */
  | 'refused'
  /** Read twice and found unchanged: it never arrived. */
  | 'notDone';

/** Still in doubt, so the same booking takes no further action. */
export const isUnsettled = (intent: Intent): boolean =>
  intent.state === 'sent' || intent.state === 'unknown';

/** Two readings this far apart (ms) show that a request never arrived: OnceHub may carry one out late. */
export const PATIENCE = 20_000;

export type IntentEvent =
  | { is: 'acknowledged' }
  | { is: 'refused'; failure: Failure }
  | { is: 'lost' }
  | { is: 'read'; status: Status; starts: number | null; at: number }
  | { is: 'gone' };

/** The machine: what an intent becomes by an event. A settled intent never changes again. */
export function step(intent: Intent, event: IntentEvent): Intent {
  if (!isUnsettled(intent)) return intent;
  switch (event.is) {
    case 'acknowledged':
      return { ...intent, acknowledged: true };
    case 'refused':
      return { ...intent, state: 'refused', failure: event.failure };
    case 'lost':
      return { ...intent, state: 'unknown' };
    case 'gone':
      return { ...intent, state: intent.acknowledged ? 'done' : 'notDone' };
    case 'read':
      return afterReading(intent, event);
  }
}

function afterReading(
  intent: Intent,
  read: { status: Status; starts: number | null; at: number },
): Intent {
  if (read.status === TARGET[intent.kind]) return { ...intent, state: 'done' };
  // A clock that was set back begins the wait anew.
  const unchangedSince = Math.min(intent.unchangedSince ?? read.at, read.at);
  if (read.at - unchangedSince < PATIENCE) return { ...intent, unchangedSince };
  // OnceHub said yes, and its list lags: its word stands.
  return { ...intent, unchangedSince, state: intent.acknowledged ? 'done' : 'notDone' };
}
