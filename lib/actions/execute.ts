import { applyEvent, type IntentEvent } from '../domain/action.ts';
import type { Booking } from '../domain/booking.ts';
import type { Draft } from '../domain/command.ts';
import type { UsersByAddress } from '../domain/details/host-ids.ts';
import { type Intent, isUnsettled } from '../domain/intent.ts';
import { isForeign } from '../domain/outcome.ts';
import {
  type Failure,
  type FailureKind,
  type Result,
  UNMENDED_BY_WAITING,
} from '../domain/result.ts';
import type { Client } from '../oncehub/client.ts';
import type { Turn } from '../oncehub/rate-limiter.ts';
import { type RefetchDeps, readFresh, refetchBooking } from '../sync/refetch-booking.ts';
import { type Journal, vaultFailure } from '../vault/journal.ts';
import { checkBooking, stateOf } from './check-booking.ts';

/** The dependencies of carrying out an action. */
export interface ExecuteDeps extends RefetchDeps {
  client: Pick<Client, 'booking' | 'act' | 'reassign' | 'reserve'>;
  journal: Pick<Journal, 'change'>;
  /** This computer's clock (UTC ms). */
  clock(): number;
  /** OnceHub's clock (UTC ms); `null` where its answers have no time. */
  serverClock(): number | null;
  /**
   * The account's users by their lower-cased addresses, and by their ids; none where they are not
   * known.
   */
  users(): Promise<UsersByAddress>;
  /** The address of the account whose key is stored; empty where it is not known. */
  account(): Promise<string>;
  /** Asks OnceHub whether it accepts a key that is in doubt; succeeds where requests may leave. */
  assureKey(): Promise<Result<null>>;
  sleep(ms: number): Promise<void>;
  /** Resolves after `ms`, however long the work takes beside which it runs. */
  timeout(ms: number): Promise<void>;
}

/**
 * Waits (ms) before the readings that follow the POST. There are several, because OnceHub's list
 * may lag behind the change.
 */
const READINGS = [0, 1500, 3000];

/** How long the journal may take (ms) to write `sent`; after that the action is not sent. */
const WRITE_TIMEOUT_MS = 5_000;
/**
 * The longest time (ms) from the end of the undo period to the sending: a check of the key, the
 * wait for both turns, and the reading. More means that the computer slept.
 */
const MAX_PREPARATION_MS = 90_000;
/** The longest time (ms) from the reading to the sending; it is milliseconds if nothing sleeps. */
const MAX_AGE_MS = 5_000;

/**
 * How carrying out an action went, for those behind it in its batch. `over`: it has its turn behind
 * it, whatever its outcome. `late`: a rate limit has no room for it before `until` (UTC ms); it is
 * unchanged. `halted`: it was not sent for a reason that holds for those behind it as well.
 */
export type Turnout = { is: 'over' } | { is: 'late'; until: number } | { is: 'halted' };
const OVER: Turnout = { is: 'over' };
const HALTED: Turnout = { is: 'halted' };

/** Failures before the sending that have nothing to do with the booking. */
const HALTING: ReadonlySet<FailureKind> = new Set([
  ...UNMENDED_BY_WAITING,
  'offline',
  'timedOut',
  'tooMany',
  'serverFault',
  'newerVault',
]);

/**
 * Carries out a proposed action after its undo period: waits until the rate limiter has room for
 * all it needs, reads the booking, stops if it is not as it was shown, writes `sent` to the
 * journal, sends the POST once, and reads the booking again. An action of another account than the
 * stored key's is interrupted. `mayLeave` is checked just before the journal is written. Failures
 * are written to the journal, not returned. Only an action of a batch can be late.
 */
export async function execute(
  intent: Intent,
  draft: Draft,
  mayLeave: () => boolean,
  deps: ExecuteDeps,
  priority: 'action' | 'batch' = 'action',
): Promise<Turnout> {
  const { id, group } = intent;
  const began = deps.clock();
  const refuse = async (failure: Failure) => {
    await note(id, { is: 'refused', failure }, deps);
    return HALTING.has(failure.kind) ? HALTED : OVER;
  };
  const interrupt = async () => {
    await note(id, { is: 'unsent' }, deps);
    return HALTED;
  };
  // Under another account's key not even the booking is asked for, nor a turn taken.
  if (!(await isOwnAccount(intent, deps))) return interrupt();
  let { turns, checked, heard } = await prepare(intent, draft, priority, deps);
  // The reading itself may be the call that put the key in doubt.
  const isInDoubt = !checked.ok && checked.failure.kind === 'keyInDoubt';
  if (isInDoubt && mayLeave())
    ({ turns, checked, heard } = await prepare(intent, draft, priority, deps));
  const isOwn = await isOwnAccount(intent, deps);
  // Nothing is awaited between this and the writing, so that an undo is never too early for both.
  if (!mayLeave()) return OVER;
  if (!isOwn) return interrupt();
  if (!checked.ok) {
    const { kind: why, until } = checked.failure;
    // A single action is refused at once; in a batch it would not be clear which action waits.
    if (group && why === 'tooMany' && until !== undefined) return { is: 'late', until };
    return refuse(checked.failure);
  }
  // After a sleep of the computer, what was read may be hours old, and the rep has gone on.
  const isPrompt = isWithin(began, MAX_PREPARATION_MS, deps) && isWithin(heard, MAX_AGE_MS, deps);
  if (!isPrompt) return interrupt();

  const written = await writeSent(intent, checked.value, deps);
  // An action that is not in the journal as `sent` is not sent: disk full, or undone meanwhile.
  if (typeof written === 'string') {
    // As the computer wakes, the timer may be heard before the disk: that is no fault of the disk.
    return isWithin(heard, 2 * WRITE_TIMEOUT_MS, deps) ? refuse({ kind: written }) : interrupt();
  }
  if (written?.state !== 'sent') return OVER;
  if (!isWithin(heard, MAX_AGE_MS, deps)) return interrupt();
  deps.changed();
  await send(written, draft, turns.ok ? turns.value.act : undefined, deps);
  return OVER;
}

/** Sends the POST of an intent that is in the journal as `sent`, and reads the booking again. */
async function send(
  written: Intent,
  { reason, mail }: Draft,
  turn: Turn | undefined,
  deps: ExecuteDeps,
): Promise<void> {
  const { kind, booking, host = '' } = written;
  const answer = await (kind === 'reassign'
    ? deps.client.reassign(booking, host, turn)
    : deps.client.act(kind, booking, reason, mail, turn));
  const failure = answer.ok ? null : answer.failure;
  if (failure && failure.kind !== 'unknownOutcome' && failure.kind !== 'conflict') {
    // A POST is timed out only before it leaves: the computer slept.
    const isLate = failure.kind === 'timedOut';
    await noteOn(written, isLate ? { is: 'unsent' } : { is: 'refused', failure }, deps);
    await refetchBooking(booking, deps);
    return;
  }
  let intent = written;
  const ended = { at: deps.clock(), server: deps.serverClock() };
  if (answer.ok) {
    const { read, request } = answer.value;
    const shown = read.is === 'booking' && read.booking.id === booking ? read.booking : null;
    intent = await noteOn(
      intent,
      shown
        ? {
            is: 'acknowledged',
            at: ended.at,
            ...(await stateOf(shown, written, deps)),
            request,
            ended,
          }
        : { is: 'lost', request, ended },
      deps,
    );
  } else {
    // A browser repeats a request by itself when its keep-alive connection broke, and OnceHub
    // refuses the repetition because the first request succeeded.
    const isConflict = answer.failure.kind === 'conflict';
    const refusal = isConflict ? { failure: answer.failure } : {};
    intent = await noteOn(
      intent,
      { is: 'lost', request: answer.failure.request, ...refusal, ended },
      deps,
    );
  }
  for (const pause of READINGS) {
    await deps.sleep(pause);
    intent = await settleOne(intent, deps);
    if (!isUnsettled(intent)) return;
  }
}

/**
 * Writes `sent` to the journal, on the disk when this resolves; the failure where that fails or
 * takes too long. If it is written later after all, the action is noted as not sent.
 */
async function writeSent(
  { id, kind }: Intent,
  { status, starts, updated }: Booking,
  deps: ExecuteDeps,
): Promise<Intent | undefined | FailureKind> {
  const server = deps.serverClock();
  const before = { status, starts, ...(kind === 'reassign' && { updated }) };
  const sent = { is: 'sent', at: deps.clock(), server, before } as const;
  const writing = deps.journal.change(id, sent, 'strict').catch(vaultFailure);
  const tooLate = Symbol('too late');
  const written = await Promise.race([writing, deps.timeout(WRITE_TIMEOUT_MS).then(() => tooLate)]);
  if (typeof written !== 'symbol') return written;
  void writing.then((late) => {
    if (typeof late === 'object' && late.state === 'sent')
      return note(id, { is: 'refused', failure: { kind: 'storeFull' } }, deps);
  });
  return 'storeFull';
}

/** All that comes before the POST: the key, the turns of both requests, and the check. */
async function prepare(
  intent: Intent,
  draft: Draft,
  priority: 'action' | 'batch',
  deps: ExecuteDeps,
) {
  const assured = await deps.assureKey();
  // Waiting for room comes before the check: after it nothing may delay the POST.
  const turns = assured.ok ? await deps.client.reserve(priority) : assured;
  const read = turns.ok ? await refetchBooking(intent.booking, deps, turns.value.read) : turns;
  const heard = deps.clock();
  if (turns.ok) turns.value.act.notAfter = heard + MAX_AGE_MS;
  const checked = read.ok ? await checkBooking(intent, draft, read.value, deps) : read;
  return { turns, checked, heard };
}

/** Whether at most this long (ms) has passed since an instant (UTC ms). */
const isWithin = (since: number, longest: number, { clock }: ExecuteDeps): boolean =>
  Math.abs(clock() - since) <= longest;

/** Whether the key of the intent's account is stored, as far as both accounts are known. */
const isOwnAccount = async (intent: Intent, deps: ExecuteDeps): Promise<boolean> =>
  !isForeign(intent, await deps.account());

/**
 * Reads the booking of an intent in doubt once, and returns the intent after that. If the reading
 * fails, or the key of its account is not there, the intent stays in doubt.
 */
export async function settleOne(intent: Intent, deps: ExecuteDeps): Promise<Intent> {
  const account = await deps.account();
  let own = intent;
  if (!intent.account && account) own = await noteOn(intent, { is: 'adopted', account }, deps);
  if (!(await isOwnAccount(own, deps))) return own;
  const asked = deps.clock();
  const read = await readFresh(intent.booking, deps);
  // Another account's key may have been entered meanwhile, under which nothing is found.
  if (!read.ok || !(await isOwnAccount(own, deps))) return own;
  const { booking } = read.value;
  if (!booking) {
    // Where the account of the key is not known, or that of an earlier version's intent is only
    // assumed, this proves nothing.
    const isOwn = own === intent && (own.account ?? '') === account;
    return isOwn ? noteOn(own, { is: 'gone' }, deps) : own;
  }
  const { starts, change, updated } = booking;
  const state = await stateOf(booking, own, deps);
  const times = { asked, heard: deps.clock(), server: deps.serverClock() };
  return noteOn(own, { is: 'read', ...state, starts, change, updated, ...times }, deps);
}

/**
 * Writes an event to the journal. If that fails, the earlier state stays on disk, which claims less
 * but nothing false.
 */
async function note(id: string, event: IntentEvent, deps: ExecuteDeps): Promise<void> {
  await deps.journal.change(id, event).catch(() => {});
  deps.changed();
}

/** Like `note`; also returns the intent after the event, whether it was written or not. */
async function noteOn(intent: Intent, event: IntentEvent, deps: ExecuteDeps): Promise<Intent> {
  await note(intent.id, event, deps);
  return applyEvent(intent, event);
}
