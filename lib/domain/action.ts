import type { ActionKind, Status } from './booking.ts';
import type { Draft } from './command.ts';
import type { Failure } from './result.ts';
import { TARGET } from './rules.ts';

/**
 * An action a person confirmed, from that moment until it is known what became of it, and then for
 * the log. But for its draft it holds no name, no address and no word.
 */
export interface Intent {
  id: string;
  booking: string;
  kind: ActionKind;
  /** What the booking was, just before. */
  before: { status: Status; starts: number | null };
  /** When it was proposed; once it was sent, when it was sent (UTC ms). */
  at: number;
  state: IntentState;
  /** When its time to undo ends (UTC ms). Nothing is sent before. */
  until?: number;
  /** Only while it is proposed or interrupted. */
  draft?: Draft;
  /** The same for all that were proposed together, where they were several. */
  group?: string;
  /** OnceHub answered that it was carried out. */
  acknowledged: boolean;
  /** When the booking was first read after it was sent and found unchanged. */
  unchangedSince: number | null;
  /** Why it was refused. */
  failure?: Failure;
  /** OnceHub's Request-Id of its answer to the POST, for its support. */
  request?: string;
  /** The person saw that it was not carried out, and put that away. */
  told?: true;
  format: 1;
}

export type IntentState =
  /** It can still be undone; nothing was sent. */
  | 'proposed'
  /** Undone; nothing was sent. */
  | 'withdrawn'
  /** The time to undo was cut short, by death, sleep or a clock that jumped; nothing was sent. */
  | 'interrupted'
  /** Written down; the request may or may not have left. */
  | 'sent'
  /** It left, and no answer can be relied on. */
  | 'unknown'
  | 'done'
  /** OnceHub said no, or it provably never left. */
  | 'refused'
  /** Read twice and found unchanged: it never arrived. */
  | 'notDone';

/** Still in doubt: only reading the booking tells. */
export const isUnsettled = ({ state }: Intent): boolean => state === 'sent' || state === 'unknown';

/** The booking takes no other action meanwhile. */
export const isUnderWay = (intent: Intent): boolean =>
  intent.state === 'proposed' || isUnsettled(intent);

const UNTOLD: ReadonlySet<IntentState> = new Set(['interrupted', 'refused', 'notDone']);

/** Under way, or not carried out and the person was not told yet. */
export const isOpen = (intent: Intent): boolean =>
  isUnderWay(intent) || (UNTOLD.has(intent.state) && !intent.told);

/** Two readings this far apart (ms) show that a request never arrived: OnceHub may carry one out late. */
export const LATE_ARRIVAL_MS = 20_000;

export type IntentEvent =
  /** The person undid it. */
  | { is: 'withdrawn' }
  /** Its time to undo did not end as it should. */
  | { is: 'interrupted' }
  /** A limit leaves no room for it yet: it can be undone for longer. */
  | { is: 'postponed'; until: number }
  /** Its time to undo is over and the booking is as it was shown: the request leaves next. */
  | { is: 'sent'; at: number; before: Intent['before'] }
  | { is: 'acknowledged'; request?: string | undefined }
  | { is: 'refused'; failure: Failure }
  | { is: 'lost'; request?: string | undefined }
  /** The booking was asked for at one instant, and heard at another: it was like that at some time between. */
  | { is: 'read'; status: Status; asked: number; heard: number }
  | { is: 'gone' }
  /** The person put away how it ended. */
  | { is: 'told' };

/**
 * The machine: what an intent becomes by an event; the intent itself where the event means nothing
 * to it. Nothing leads from "proposed" to "sent" but the event of that name, and nothing at all from
 * what was undone, interrupted or settled to anything else: acting again is a new intent.
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
  // A clock that was set back begins the wait anew.
  const unchangedSince = Math.min(intent.unchangedSince, read.heard);
  // From the first's end to the last's beginning, for an answer may be long under way.
  if (read.asked - unchangedSince < LATE_ARRIVAL_MS) return { ...intent, unchangedSince };
  // OnceHub said yes, and its list lags: its word stands.
  return { ...intent, unchangedSince, state: intent.acknowledged ? 'done' : 'notDone' };
}
