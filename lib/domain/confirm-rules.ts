import type { FailureKind } from './result.ts';

/* Whether an action may be repeated after a failure. */

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
  storeClosed: 'sameOrder',
  // It is held back before it leaves.
  keyInDoubt: 'sameOrder',
  changed: 'newOrder',
  slotGone: 'newOrder',
  answersRequired: 'newOrder',
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
