import type { ActionKind, Status } from './booking.ts';
import type { Draft } from './command.ts';
import type { Failure } from './result.ts';
import { TARGET } from './rules.ts';

/**
 * One action that the rep confirmed, as a row of the journal: kept until its outcome is known, and
 * after that for the activity log. Except in `draft` it holds no name, no address and no free text.
 */
export interface Intent {
  id: string;
  booking: string;
  kind: ActionKind;
  /** The booking's state just before the action. `starts` is UTC ms. */
  before: { status: Status; starts: number | null };
  /** When it was proposed (UTC ms); from `sent` on, when it was sent. */
  at: number;
  state: IntentState;
  /** When its time to undo ends (UTC ms). Nothing is sent before. */
  until?: number;
  /** Present only in the states `proposed` and `interrupted`. */
  draft?: Draft;
  /** Id shared by the intents of one batch; absent for an action proposed alone. */
  group?: string;
  /** OnceHub answered that the action was carried out. */
  acknowledged: boolean;
  /** When a reading after the request first found the booking unchanged (UTC ms). */
  unchangedSince: number | null;
  /** Why it was refused. */
  failure?: Failure;
  /** The `Request-Id` of OnceHub's answer to the POST; OnceHub's support asks for it. */
  request?: string;
  /** The rep dismissed the notice that the action was not carried out. */
  told?: true;
  /** Version of this row's format. */
  format: 1;
}

/** The states of an intent; `applyEvent` defines the transitions. */
export type IntentState =
  /** Undo is still possible; nothing was sent. */
  | 'proposed'
  /** Undone; nothing was sent. */
  | 'withdrawn'
  /**
   * The undo period did not end normally: the worker stopped, the computer slept or the clock
   * jumped. Nothing was sent.
   */
  | 'interrupted'
  /** Written to the journal before the POST; the request may or may not have left. */
  | 'sent'
  /** The request left, and no reliable answer came back. */
  | 'unknown'
  /** Carried out. */
  | 'done'
  /** OnceHub refused it, or the request provably never left. */
  | 'refused'
  /** Two readings found the booking unchanged: the request never arrived. */
  | 'notDone';

/** Whether the outcome is in doubt, so that only reading the booking can settle it. */
export const isUnsettled = ({ state }: Intent): boolean => state === 'sent' || state === 'unknown';

/** Whether the intent has no outcome yet. Meanwhile its booking accepts no other action. */
export const isUnderWay = (intent: Intent): boolean =>
  intent.state === 'proposed' || isUnsettled(intent);

const UNTOLD: ReadonlySet<IntentState> = new Set(['interrupted', 'refused', 'notDone']);

/** Whether the intent is under way, or was not carried out and the rep has not dismissed that. */
export const isOpen = (intent: Intent): boolean =>
  isUnderWay(intent) || (UNTOLD.has(intent.state) && !intent.told);

/**
 * How far apart (ms) two readings that found a booking unchanged must be, to show that the request
 * never arrived: OnceHub may carry out a request late.
 */
export const LATE_ARRIVAL_MS = 20_000;

/** The events of the state machine. Instants are UTC ms. */
export type IntentEvent =
  /** The rep chose undo. */
  | { is: 'withdrawn' }
  /** The undo period did not end normally. */
  | { is: 'interrupted' }
  /** A rate limit has no room for the request yet: the undo period is extended. */
  | { is: 'postponed'; until: number }
  /** The undo period is over and the booking is as it was shown: the POST follows. */
  | { is: 'sent'; at: number; before: Intent['before'] }
  /** OnceHub answered the POST with success. */
  | { is: 'acknowledged'; request?: string | undefined }
  /** OnceHub refused the action, or the request provably never left. */
  | { is: 'refused'; failure: Failure }
  /** The request may have left, and its answer was lost. */
  | { is: 'lost'; request?: string | undefined }
  /**
   * The booking was read: requested at `asked`, answered at `heard`. It had this status at some
   * instant between the two.
   */
  | { is: 'read'; status: Status; asked: number; heard: number }
  /** The booking was read and no longer exists. */
  | { is: 'gone' }
  /** The rep dismissed the notice of the outcome. */
  | { is: 'told' };

/**
 * The state machine of an intent. Returns the intent after the event; an event that does not apply
 * in the present state returns the same object. Two invariants: only the event `sent` leads from
 * `proposed` to `sent`, and an intent that was undone, interrupted or settled never changes its
 * state again, so acting again needs a new intent.
 */
export function applyEvent(intent: Intent, event: IntentEvent): Intent {
  if (intent.state === 'proposed') return decide(intent, event);
  if (isUnsettled(intent)) return settle(intent, event);
  if (event.is !== 'told' || !isOpen(intent)) return intent;
  return { ...withoutDraft(intent), told: true };
}

function decide(intent: Intent, event: IntentEvent): Intent {
  switch (event.is) {
    case 'withdrawn':
      return { ...withoutDraft(intent), state: 'withdrawn' };
    case 'interrupted':
      return { ...intent, state: 'interrupted' };
    case 'postponed':
      return { ...intent, until: event.until };
    case 'sent':
      return { ...withoutDraft(intent), state: 'sent', at: event.at, before: event.before };
    case 'refused':
      return refused(withoutDraft(intent), event.failure);
    default:
      return intent;
  }
}

function settle(intent: Intent, event: IntentEvent): Intent {
  switch (event.is) {
    case 'acknowledged':
      return { ...intent, acknowledged: true, ...named(event.request) };
    case 'refused':
      return refused(intent, event.failure);
    case 'lost':
      return { ...intent, state: 'unknown', ...named(event.request) };
    case 'gone':
      return { ...intent, state: intent.acknowledged ? 'done' : 'notDone' };
    case 'read':
      return afterReading(intent, event);
    default:
      return intent;
  }
}

const named = (request: string | undefined) => (request === undefined ? {} : { request });

const refused = (intent: Intent, failure: Failure): Intent => ({
  ...intent,
  state: 'refused',
  failure,
  ...named(failure.request),
});

function withoutDraft({ draft: _dropped, ...intent }: Intent): Intent {
  return intent;
}

function afterReading(
  intent: Intent,
  read: { status: Status; asked: number; heard: number },
): Intent {
  if (read.status === TARGET[intent.kind]) return { ...intent, state: 'done' };
  if (intent.unchangedSince === null) return { ...intent, unchangedSince: read.heard };
  // If the clock was set back, the wait starts again.
  const unchangedSince = Math.min(intent.unchangedSince, read.heard);
  // Measured from the end of the first reading to the start of this one: answers may be slow.
  if (read.asked - unchangedSince < LATE_ARRIVAL_MS) return { ...intent, unchangedSince };
  // After an acknowledgement the reading is only stale, and the acknowledgement counts.
  return { ...intent, unchangedSince, state: intent.acknowledged ? 'done' : 'notDone' };
}
