import type { Booking, Status } from './booking.ts';
import { type Doer, type Ended, type Intent, isOpen, isStuck, isUnsettled } from './intent.ts';
import type { Failure } from './result.ts';
import { isCarriedOut, isChangedSince } from './rules.ts';

/**
 * How long after the sending (ms) a reading must begin to show that a request never arrived.
 * OnceHub may carry out a request late, and its readings may lag; five minutes were seen.
 */
export const LATE_ARRIVAL_MS = 6 * 60_000;

/** What a reading of the booking tells. */
export interface Reading extends Pick<Booking, 'status' | 'starts' | 'change'> {
  /** When it was requested, and when its answer arrived (UTC ms). */
  asked: number;
  heard: number;
  /** OnceHub's clock at its answer (UTC ms); `null` where that is not known. */
  server: number | null;
  /** The ids of the users who host it; `null` or absent where they are not known. */
  hosts?: readonly string[] | null;
  /** When it was last changed at OnceHub (UTC ms); `null` or absent where that is not known. */
  updated?: number | null;
}

/** The events of the state machine. Instants are UTC ms. */
export type IntentEvent =
  /** The rep chose undo. */
  | { is: 'withdrawn' }
  /** The undo period did not end normally. */
  | { is: 'interrupted' }
  /** The worker that was to send it did not, even if it is noted as `sent`: the computer slept. */
  | { is: 'unsent' }
  /** A rate limit has no room for the request yet: it waits, and can be undone meanwhile. */
  | { is: 'postponed'; until: number }
  /** The undo period is over and the booking is as it was shown: the POST follows. */
  | { is: 'sent'; at: number; server: number | null; before: Intent['before'] }
  /**
   * OnceHub answered the POST with success, and with the booking as it is. A yes alone is not
   * enough: it is done where the answer, or a reading, shows it. Even then it waits for a reading,
   * with which the store is updated.
   */
  | {
      is: 'acknowledged';
      at: number;
      status: Status;
      hosts?: readonly string[] | null;
      request?: string | undefined;
      ended?: Ended;
    }
  /** OnceHub refused the action, or the request provably never left. */
  | { is: 'refused'; failure: Failure }
  /** The request may have left, and its answer was lost, or is a refusal that proves nothing. */
  | { is: 'lost'; request?: string | undefined; failure?: Failure; ended?: Ended }
  /** The booking was read, if need be in the trash. */
  | ({ is: 'read' } & Reading)
  /** The booking no longer exists. */
  | { is: 'gone' }
  /** Its customer is forgotten, while it is in doubt. */
  | { is: 'forgotten' }
  /**
   * An intent of an earlier version, or of the address `from` that the same account had before, is
   * taken to belong to the account whose key is stored.
   */
  | { is: 'adopted'; account: string; from?: string }
  /** The rep dismissed the notice of the outcome; `foreign` if it is of another account. */
  | { is: 'told'; foreign?: boolean };

/**
 * The state machine of an intent. Returns the intent after the event; an event that does not apply
 * in the present state returns the same object. Three invariants: only the event `sent` leads from
 * `proposed` to `sent`; only what OnceHub shows of the booking leads to `done` or `notDone`; and an
 * intent that was undone, interrupted or settled never changes its state again, so acting again
 * needs a new intent.
 */
export function applyEvent(intent: Intent, event: IntentEvent): Intent {
  if (event.is === 'adopted') {
    const isOwn = !intent.account || intent.account === event.from;
    return isOwn ? { ...intent, account: event.account } : intent;
  }
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
    case 'unsent':
      return { ...intent, state: 'interrupted' };
    case 'postponed':
      return { ...intent, until: event.until, queued: true };
    case 'sent': {
      const reason = intent.draft?.reason;
      return {
        ...withoutDraft(intent),
        state: 'sent',
        at: event.at,
        sentAt: event.server,
        before: event.before,
        ...(reason && { reason }),
      };
    }
    case 'refused':
      // What was shown is needed to say what has changed.
      return refused(
        event.failure.kind === 'changed' ? intent : withoutDraft(intent),
        event.failure,
      );
    default:
      return intent;
  }
}

function settle(intent: Intent, event: IntentEvent): Intent {
  switch (event.is) {
    case 'acknowledged':
      return {
        ...intent,
        ...waited(event),
        yesAt: event.at,
        ...(isCarriedOut(intent, event) && { shown: true as const }),
        ...named(event.request),
      };
    case 'refused':
      return refused(settled(intent), event.failure);
    case 'lost':
      return {
        ...intent,
        state: 'unknown',
        ...waited(event),
        ...named(event.request),
        ...(event.failure && { failure: event.failure }),
      };
    case 'unsent': {
      const { sentAt: _never, ...rest } = settled(intent);
      return { ...rest, state: 'interrupted' };
    }
    case 'forgotten': {
      const { failure, ...rest } = settled(withoutDraft(intent));
      // OnceHub's words may name the customer.
      const { words: _dropped, ...refusal } = failure ?? { kind: 'bug' };
      return {
        ...rest,
        ...(intent.reason && { forgotten: true as const }),
        ...(failure && { failure: refusal }),
      };
    }
    case 'gone':
      if (intent.shown) return done(intent, null);
      // Without its account it may exist under another one.
      return { ...settled(intent), state: intent.account ? 'gone' : 'notKnown' };
    case 'read':
      return afterReading(intent, event);
    case 'told':
      return isStuck(intent) || event.foreign
        ? { ...settled(intent), state: 'notKnown', told: true }
        : intent;
    default:
      return intent;
  }
}

const waited = ({ ended }: { ended?: Ended }) => (ended ? { ended } : {});

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

/** Without what is only needed to find the outcome. */
function settled({ reason: _dropped, ended: _ended, ...intent }: Intent): Intent {
  return intent;
}

function afterReading(intent: Intent, read: Reading): Intent {
  // What OnceHub records of a change is of a cancellation or a move, of nothing else.
  const isRecorded = intent.kind === 'cancel' || intent.kind === 'reschedule';
  if (isCarriedOut(intent, read)) return done(intent, isRecorded ? read.change : null);
  // No other action can come after it, and any may have come before.
  if (read.status === 'canceled') {
    return intent.shown ? done(intent, null) : { ...settled(intent), state: 'notKnown' };
  }
  const { changed: _was, ...rest } = intent;
  const unsettled: Intent = {
    ...rest,
    readAt: read.heard,
    ...(isChangedSince(intent, read) && { changed: true as const }),
    ...(elapsed(intent, read) >= LATE_ARRIVAL_MS && { late: true as const }),
  };
  if (unsettled.late && intent.shown) return done(unsettled, null);
  if (!unsettled.late || intent.yesAt !== undefined) return unsettled;
  // It may have been handed over, and then on.
  if (intent.kind === 'reassign' && unsettled.changed)
    return { ...settled(unsettled), state: 'notKnown' };
  return { ...settled(unsettled), state: intent.failure ? 'refused' : 'notDone' };
}

/**
 * The time (ms) to a reading since the request can have left last: by OnceHub's clock, since the
 * computer's may have been set in between; without that by the computer's.
 */
function elapsed({ ended, at, sentAt = null }: Intent, read: Reading): number {
  const left = ended ?? { at, server: sentAt };
  if (left.server === null || read.server === null) return read.asked - left.at;
  // OnceHub's clock is that of the answer, which a sleeping computer may get long after asking.
  return read.server - Math.max(read.heard - read.asked, 0) - left.server;
}

function done(intent: Intent, change: Booking['change']): Intent {
  const by = doerOf(intent, change);
  const { failure: _refusal, ...rest } = settled(intent);
  const isOthers = by === 'customer' || by === 'colleague';
  return {
    ...rest,
    state: 'done',
    ...(by && { by }),
    ...(isOthers && intent.reason && { reasonUnsent: true as const }),
  };
}

/**
 * Who carried it out; `null` where OnceHub's record does not tell. The user that OnceHub names is
 * the host or the account's owner, whoever acted, so only its reason tells users apart.
 */
function doerOf({ reason, forgotten, shown }: Intent, change: Booking['change']): Doer | null {
  // A yes alone does not tell: somebody else may have done what OnceHub only said yes to.
  if (shown) return 'own';
  if (change?.by === 'customer') return 'customer';
  const recorded = tidy(change?.reason);
  if (!recorded || forgotten) return null;
  return recorded === tidy(reason) ? 'own' : 'colleague';
}

/** A text as it is compared: letters and digits only, because OnceHub may rewrite the rest. */
const tidy = (text: string | null | undefined): string =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
