/**
 * The kinds of failure of a request to the background. `lib/view/i18n.ts` has one message and one
 * next step for each.
 */
export type FailureKind =
  /** No API key is stored. */
  | 'noKey'
  /** The key is encrypted by a passphrase, which was not entered since the browser started. */
  | 'keyLocked'
  /** OnceHub answered 401, and whether it accepts the key is being asked; requests wait. */
  | 'keyInDoubt'
  /** OnceHub rejected the key (401). */
  | 'keyRefused'
  /** The account's plan does not include the API (403). */
  | 'planRefused'
  /** The browser's user has not granted access to api.oncehub.com. */
  | 'accessWithheld'
  | 'offline'
  | 'timedOut'
  /** No such booking, or it was deleted (404, or a redacted object). */
  | 'notFound'
  /** OnceHub refuses the action in the present state of the booking (409). */
  | 'conflict'
  /**
   * OnceHub refuses the action for a reason that only OnceHub can remove, such as a payment (422).
   */
  | 'unprocessable'
  /** A rate limit, OnceHub's or Bookside's own; `until` is when a retry is possible. */
  | 'tooMany'
  /** The answer is larger than Bookside accepts. */
  | 'tooLarge'
  /** The answer does not have the shape that the API documents. */
  | 'unreadable'
  /** A fault of OnceHub's server (5xx). */
  | 'serverFault'
  /** OnceHub refuses the request as invalid (400): a fault of Bookside or of the user's input. */
  | 'badRequest'
  /** OnceHub does not offer this time any more (400 about `start_time`). */
  | 'slotGone'
  /** The calendar requires answers that were not given (400 about `booking_form`). */
  | 'answersRequired'
  /** The booking has changed since it was shown; the rep has to look and confirm again. */
  | 'changed'
  /** An earlier action on this booking has no outcome yet. */
  | 'unsettled'
  /** The action may or may not have been carried out; Bookside is checking. */
  | 'unknownOutcome'
  /** The disk or the browser's storage quota is full. */
  | 'storeFull'
  /** The browser does not open Bookside's database, or does not answer. */
  | 'storeClosed'
  /** The journal was written by a newer version of Bookside; this version must not write to it. */
  | 'newerVault'
  /** An error in Bookside itself. */
  | 'bug';

/** Failures that no waiting mends: somebody has to see to the key, the access or the room. */
export const UNMENDED_BY_WAITING: readonly FailureKind[] = [
  'noKey',
  'keyLocked',
  'keyInDoubt',
  'keyRefused',
  'planRefused',
  'accessWithheld',
  'storeFull',
  'storeClosed',
];

/**
 * Why there was no room for more bookings: the disk is full, or the store has as many bookings as
 * it may.
 */
export type OutOfRoom = 'disk' | 'limit';

/** Why a request failed, as JSON that can be sent between contexts. Holds no key and no address. */
export interface Failure {
  kind: FailureKind;
  /** OnceHub's own message, to be shown as plain text. */
  words?: string;
  /** The instant (UTC ms) before which a retry cannot succeed. */
  until?: number;
  /** OnceHub's `Request-Id`, which its support asks for. */
  request?: string;
}

/** The outcome of an operation that can fail: a value or a failure. Used instead of exceptions. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** A success with its value. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A failure of this kind, with details where they are known. */
export const fail = (kind: FailureKind, details: Omit<Failure, 'kind'> = {}): Result<never> => ({
  ok: false,
  failure: { kind, ...details },
});
