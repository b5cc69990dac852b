import type { Booking } from './booking.ts';
import type { FailureKind } from './result.ts';

/*
 * The rules of a confirmation about a real meeting: whether it may still be confirmed, and whether
 * the action may be repeated after a failure.
 */

/**
 * Whether the booking that the dialog showed is stale: a field that matters to the decision has
 * changed, so the rep has to look at the booking again.
 */
export const isStale = (seen: Booking, present: Booking): boolean =>
  (['status', 'starts', 'minutes', 'updated', 'subject', 'name', 'email'] as const).some(
    (field) => present[field] !== seen[field],
  );

/**
 * Which retry a failed action allows. `sameOrder`: it may be sent again as it is. `newOrder`: only
 * after the rep has seen the booking as it is now and confirmed again. `none`: a retry would not
 * help, or the action may have been carried out.
 */
export type Repeat = 'sameOrder' | 'newOrder' | 'none';

/**
 * The retry that each kind of failure allows. After a failure that allows one, no request was left
 * that OnceHub could have carried out: a lost answer is always `unknownOutcome`, whatever error the
 * connection gave.
 */
export const REPEAT: Readonly<Record<FailureKind, Repeat>> = {
  offline: 'sameOrder',
  timedOut: 'sameOrder',
  tooMany: 'sameOrder',
  serverFault: 'sameOrder',
  accessWithheld: 'sameOrder',
  storeFull: 'sameOrder',
  changed: 'newOrder',
  noKey: 'newOrder',
  keyLocked: 'newOrder',
  keyRefused: 'none',
  planRefused: 'none',
  notFound: 'none',
  conflict: 'none',
  unprocessable: 'none',
  badRequest: 'none',
  tooLarge: 'none',
  unreadable: 'none',
  unsettled: 'none',
  unknownOutcome: 'none',
  newerVault: 'none',
  bug: 'none',
};
