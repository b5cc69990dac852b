import type { Failure, FailureKind, Result } from '../domain/result.ts';
import { vaultFailure } from '../vault/journal.ts';

/*
 * What holds for all that is sent at a person's word, an action or an order: it leaves promptly,
 * under the key it was confirmed with, and only after it was noted on the disk.
 */

/** The dependencies of leaving. */
export interface LeavingDeps {
  /** This computer's clock (UTC ms). */
  clock(): number;
  /** The address of the account whose key is stored; empty where it is not known. */
  account(): Promise<string>;
  /** Asks OnceHub whether it accepts a key that is in doubt; succeeds where requests may leave. */
  assureKey(): Promise<Result<null>>;
  /** Resolves after `ms`, however long the work takes beside which it runs. */
  timeout(ms: number): Promise<void>;
}

/** How long the journal may take (ms) to write `sent`; after that nothing is sent. */
const WRITE_TIMEOUT_MS = 5_000;
/**
 * The longest time (ms) from the end of the undo period to the sending: a check of the key, the
 * wait for all turns, and the reading. More means that the computer slept.
 */
const MAX_PREPARATION_MS = 90_000;
/** The longest time (ms) from the reading to the sending; it is milliseconds if nothing sleeps. */
export const MAX_AGE_MS = 5_000;

/** What is ready to be sent, or why it is not, and when that was known (UTC ms). */
export interface Prepared<Ready> {
  checked: Result<Ready>;
  heard: number;
}

/** One thing that is to be sent, with the steps in which it differs from others. */
interface Leaving<Ready, Row> {
  /** Whether the key of its account is stored, as far as both accounts are known. */
  isOwn(account: string): boolean;
  /** False as soon as it was undone. */
  mayLeave(): boolean;
  /** Waits for the turns of its requests, then checks what was confirmed. */
  prepare(): Promise<Prepared<Ready>>;
  /** Writes `sent` to the journal, on the disk when it resolves. */
  write(ready: Ready): Promise<Row | undefined>;
  /** Notes that it was not sent after all, since it was written too late. */
  tooLate(): Promise<void>;
}

/** Whether it is noted as sent, so that its request must follow at once; else why it is not. */
export type Departure<Row> =
  | { is: 'sent'; row: Row }
  /** It was undone, or ended otherwise meanwhile. */
  | { is: 'over' }
  /** Another account's key is stored, or the computer slept. */
  | { is: 'interrupted' }
  | { is: 'failed'; failure: Failure };

/**
 * Prepares what is to be sent after its undo period, and notes it as sent, if all is as it was
 * confirmed. Never rejects for the journal: what cannot be noted is not sent.
 */
export async function noteSent<Ready, Row extends { state: string }>(
  what: Leaving<Ready, Row>,
  deps: LeavingDeps,
): Promise<Departure<Row>> {
  const began = deps.clock();
  // Under another account's key nothing is asked for, nor a turn taken.
  if (!what.isOwn(await deps.account())) return { is: 'interrupted' };
  let { checked, heard } = await prepare(what, deps);
  // The reading itself may be the call that put the key in doubt.
  const isInDoubt = !checked.ok && checked.failure.kind === 'keyInDoubt';
  if (isInDoubt && what.mayLeave()) ({ checked, heard } = await prepare(what, deps));
  const isOwn = what.isOwn(await deps.account());
  // Nothing is awaited between this and the writing, so that an undo is never too early for both.
  if (!what.mayLeave()) return { is: 'over' };
  if (!isOwn) return { is: 'interrupted' };
  if (!checked.ok) return { is: 'failed', failure: checked.failure };
  // After a sleep of the computer, what was read may be hours old, and the rep has gone on.
  const isPrompt = isWithin(began, MAX_PREPARATION_MS, deps) && isWithin(heard, MAX_AGE_MS, deps);
  if (!isPrompt) return { is: 'interrupted' };

  const written = await writeInTime(what, checked.value, deps);
  // What is not in the journal as `sent` is not sent: disk full, or undone meanwhile.
  if (typeof written === 'string') {
    // As the computer wakes, the timer may be heard before the disk: that is no fault of the disk.
    return isWithin(heard, 2 * WRITE_TIMEOUT_MS, deps)
      ? { is: 'failed', failure: { kind: written } }
      : { is: 'interrupted' };
  }
  if (written?.state !== 'sent') return { is: 'over' };
  return isWithin(heard, MAX_AGE_MS, deps) ? { is: 'sent', row: written } : { is: 'interrupted' };
}

/** The key comes first: without one that OnceHub accepts no turn is taken. */
async function prepare<Ready, Row>(
  what: Leaving<Ready, Row>,
  deps: LeavingDeps,
): Promise<Prepared<Ready>> {
  const assured = await deps.assureKey();
  return assured.ok ? what.prepare() : { checked: assured, heard: deps.clock() };
}

/** Writes `sent`; the failure where that fails or takes too long. */
async function writeInTime<Ready, Row extends { state: string }>(
  what: Leaving<Ready, Row>,
  ready: Ready,
  deps: LeavingDeps,
): Promise<Row | undefined | FailureKind> {
  const writing = what.write(ready).catch(vaultFailure);
  const tooLate = Symbol('too late');
  const written = await Promise.race([writing, deps.timeout(WRITE_TIMEOUT_MS).then(() => tooLate)]);
  if (typeof written !== 'symbol') return written;
  void writing.then((late) => {
    if (typeof late === 'object' && late.state === 'sent') return what.tooLate();
  });
  return 'storeFull';
}

/** Whether at most this long (ms) has passed since an instant (UTC ms). */
const isWithin = (since: number, longest: number, { clock }: LeavingDeps): boolean =>
  Math.abs(clock() - since) <= longest;
