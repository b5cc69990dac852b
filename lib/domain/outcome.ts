import type { Doer, Intent } from './intent.ts';
import type { Failure, FailureKind } from './result.ts';

/** What is known of an action: one case for each sentence that is said about it. */
export type Outcome =
  /** Its time to undo runs. */
  | { is: 'waiting' }
  /** It was confirmed with others, and waits for its turn. Nothing of it was sent. */
  | { is: 'queued' }
  | { is: 'sending' }
  /**
   * It may have been carried out, and no reading has told yet. `held`: none is made, since OnceHub
   * does not accept the key.
   */
  | { is: 'checking'; held?: true }
  /**
   * It may have been carried out; a reading (UTC ms) found the booking as it was. With the refusal
   * that OnceHub answered, if it did.
   */
  | { is: 'asItWas'; readAt: number; failure: Failure | null }
  /** OnceHub said yes (UTC ms), and long after that still shows the booking as it was. */
  | { is: 'saidYes'; yesAt: number }
  | {
      is: 'done';
      /** Who did it; `null` where OnceHub does not tell. */
      by: Doer | null;
      /** Whether the customer was asked for a new time; `null` where that is not known. */
      asked: boolean | null;
      reasonUnsent: boolean;
    }
  /** OnceHub refused it. */
  | { is: 'refused'; failure: Failure }
  /** It never left this computer. */
  | { is: 'notSent'; failure: Failure }
  /** It never arrived; `changed` if the booking has changed otherwise meanwhile. */
  | { is: 'notDone'; changed: boolean }
  /** The booking was deleted before its outcome could be read. */
  | { is: 'gone'; yesAt: number | null }
  | { is: 'notKnown' }
  /** It was sent (UTC ms), and the browser deleted what was noted of it. */
  | { is: 'notesLost'; at: number }
  /** It was sent with another account's key, so it cannot be read now. */
  | { is: 'otherKey'; account: string }
  | { is: 'interrupted' }
  | { is: 'withdrawn' }
  /**
   * It ended in a version that was less careful; `state` is what that version noted. It did not
   * note whether OnceHub refused the action or the reading before it.
   */
  | { is: 'earlier'; state: 'done' | 'notDone' }
  | { is: 'earlier'; state: 'refused'; failure: Failure };

/** An action sent this long ago (ms) without an answer is shown as "checking", not "sending". */
export const DOUBT_AFTER_MS = 6_000;

/** After the request was sent, these failures are OnceHub's answer to it. */
const REFUSALS: ReadonlySet<FailureKind> = new Set([
  'conflict',
  'unprocessable',
  'badRequest',
  'notFound',
  'keyRefused',
  'planRefused',
]);

/**
 * Whether a failure is OnceHub's answer. A limit of OnceHub's has a Request-Id, one of a gateway
 * before it may have none. Once the action was noted as sent, "not carried out" is true of any
 * limit, "nothing was sent" only of ours.
 */
const isAnswer = ({ kind, request }: Failure, isSent: boolean): boolean =>
  REFUSALS.has(kind) || (kind === 'tooMany' && (isSent || request !== undefined));

function refused({ format, sentAt }: Intent, failure: Failure): Outcome {
  if (!isAnswer(failure, sentAt !== undefined)) return { is: 'notSent', failure };
  if (format === 1) return { is: 'earlier', state: 'refused', failure };
  // Without a sending it was the reading before it that OnceHub refused.
  return { is: sentAt === undefined ? 'notSent' : 'refused', failure };
}

/**
 * What is known of an action at `now` (UTC ms); `account` is the address of the account whose key
 * is stored, empty where it is not known.
 */
export function outcomeOf(intent: Intent, now: number, account: string): Outcome {
  const { state, at, until = at, yesAt, failure = { kind: 'bug' } } = intent;
  switch (state) {
    case 'proposed':
      if (intent.queued || (intent.group && now >= until)) return { is: 'queued' };
      return { is: now < until ? 'waiting' : 'sending' };
    case 'sent':
    case 'unknown':
      return unsettled(intent, now, account);
    case 'done':
    case 'notDone':
      return intent.format === 1 ? { is: 'earlier', state } : ended(intent, state);
    case 'refused':
      return refused(intent, failure);
    case 'gone':
      return { is: 'gone', yesAt: yesAt ?? null };
    case 'notKnown':
      return intent.restored ? { is: 'notesLost', at } : { is: 'notKnown' };
    default:
      return { is: state };
  }
}

/**
 * The next instant (UTC ms) at which the outcome changes without any event; `null` where it does
 * not change by itself.
 */
export function nextChange({ state, at, until = at }: Intent, now: number): number | null {
  const due = state === 'proposed' ? until : state === 'sent' ? at + DOUBT_AFTER_MS + 1 : now;
  return due > now ? due : null;
}

function unsettled(intent: Intent, now: number, account: string): Outcome {
  const { state, at, yesAt, readAt, changed, late, failure = null } = intent;
  if (intent.shown) return ended({ ...intent, by: 'own' }, 'done');
  if (isForeign(intent, account)) return { is: 'otherKey', account: intent.account ?? '' };
  if (yesAt !== undefined) return late ? { is: 'saidYes', yesAt } : { is: 'checking' };
  if (readAt !== undefined && !changed) return { is: 'asItWas', readAt, failure };
  return { is: state === 'sent' && now - at <= DOUBT_AFTER_MS ? 'sending' : 'checking' };
}

function ended(intent: Intent, state: 'done' | 'notDone'): Outcome {
  const { kind, by = null, changed = false, reasonUnsent = false } = intent;
  if (state === 'notDone') return { is: 'notDone', changed };
  const isAsked = by === 'own' ? true : by === 'customer' ? false : null;
  return { is: 'done', by, asked: kind === 'reschedule' ? isAsked : null, reasonUnsent };
}

/** Whether an intent belongs to another account than the one whose key is stored. */
export const isForeign = (intent: Intent, account: string): boolean =>
  intent.account !== undefined && account !== '' && intent.account !== account;
