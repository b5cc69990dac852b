import type { Booking } from './booking.ts';
import type { FailureKind } from './result.ts';

/*
 * What holds of something a person confirmed about a real meeting: whether they may still confirm
 * it, and whether they may ask for it again after it failed.
 */

/** Whether somebody who saw the one could be mistaken about the other: then they have to look again. */
export const isStale = (seen: Booking, present: Booking): boolean =>
  (['status', 'starts', 'minutes', 'updated', 'subject', 'name', 'email'] as const).some(
    (field) => present[field] !== seen[field],
  );

/**
 * What may follow an order that was not carried out. `sameOrder`: it may be sent again as it is.
 * `newOrder`: only after the person has seen the booking as it is now, and confirmed anew. `none`:
 * nothing they could do here would help, or it may have been carried out.
 */
export type Repeat = 'sameOrder' | 'newOrder' | 'none';

/**
 * By the failure. None of those that may be repeated left a request that OnceHub could have carried
 * out: one whose answer is lost is an `unknownOutcome`, whatever became of the connection.
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
