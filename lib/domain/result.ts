/** Every way a request to the background can fail. `lib/view/i18n.ts` holds one sentence and one next step for each. */
export type FailureKind =
  /** No API key is stored yet. */
  | 'noKey'
  /** The key is sealed by a passphrase, which was not entered since the browser started. */
  | 'keyLocked'
  /** OnceHub does not know the key (401). */
  | 'keyRefused'
  /** The account's plan has no API (403). */
  | 'planRefused'
  /** The browser withholds access to api.oncehub.com. */
  | 'accessWithheld'
  | 'offline'
  | 'timedOut'
  /** No such booking, or it was deleted (404, or a redacted object). */
  | 'notFound'
  /** OnceHub refuses the action in the booking's present state (409). */
  | 'conflict'
  /** OnceHub refuses the action for a reason only it can lift, such as a payment (422). */
  | 'unprocessable'
  /** A rate limit, OnceHub's or our own; `until` says when to try again. */
  | 'tooMany'
  /** An answer larger than we accept. */
  | 'tooLarge'
  /** An answer that is not what the API promises. */
  | 'unreadable'
  /** OnceHub's own fault (5xx). */
  | 'serverFault'
  /** OnceHub refuses what we sent (400); a fault of ours or of what was typed. */
  | 'badRequest'
  /** The booking is no longer as it was shown; the person has to look and confirm again. */
  | 'changed'
  /** An earlier action on this booking is still being checked. */
  | 'unsettled'
  /** The action may or may not have been carried out; it is being checked. */
  | 'unknownOutcome'
  /** The disk or the browser's quota is full. */
  | 'storeFull'
  /** A newer Bookside keeps the journal of actions here; this one must not write it. */
  | 'newerVault'
  /** Not a failure of the world but of this program. */
  | 'bug';

/** Why something did not happen, in a form that survives the way between contexts. Holds no key and no address. */
export interface Failure {
  kind: FailureKind;
  /** OnceHub's own words, to be shown as plain text. */
  words?: string;
  /** Instant (UTC ms) before which trying again is pointless. */
  until?: number;
  /** OnceHub's Request-Id, for its support. */
  request?: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (kind: FailureKind, details: Omit<Failure, 'kind'> = {}): Result<never> => ({
  ok: false,
  failure: { kind, ...details },
});
