import { applyEvent, type IntentEvent } from '../domain/action.ts';
import type { Booking } from '../domain/booking.ts';
import type { Draft } from '../domain/command.ts';
import type { UsersByAddress } from '../domain/details/host-ids.ts';
import { type Intent, isUnsettled } from '../domain/intent.ts';
import { isForeign } from '../domain/outcome.ts';
import { type FailureKind, UNMENDED_BY_WAITING } from '../domain/result.ts';
import type { Client } from '../oncehub/client.ts';
import type { Turn } from '../oncehub/rate-limiter.ts';
import { type RefetchDeps, readFresh, refetchBooking } from '../sync/refetch-booking.ts';
import type { Journal } from '../vault/journal.ts';
import { checkBooking, stateOf } from './check-booking.ts';
import { type LeavingDeps, MAX_AGE_MS, noteSent, type Prepared } from './leaving.ts';

/** The dependencies of carrying out an action. */
export interface ExecuteDeps extends RefetchDeps, LeavingDeps {
  client: Pick<Client, 'booking' | 'act' | 'reassign' | 'reserve'>;
  journal: Pick<Journal, 'change'>;
  /** OnceHub's clock (UTC ms); `null` where its answers have no time. */
  serverClock(): number | null;
  /**
   * The account's users by their lower-cased addresses, and by their ids; none where they are not
   * known.
   */
  users(): Promise<UsersByAddress>;
  sleep(ms: number): Promise<void>;
}

/**
 * Waits (ms) before the readings that follow the POST. There are several, because OnceHub's list
 * may lag behind the change.
 */
const READINGS = [0, 1500, 3000];

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
  let turn: Turn | undefined;
  const departure = await noteSent<Booking, Intent>(
    {
      isOwn: (account) => !isForeign(intent, account),
      mayLeave,
      async prepare() {
        const prepared = await prepare(intent, draft, priority, deps);
        turn = prepared.turn;
        return prepared;
      },
      write: ({ status, starts, updated }) => {
        const server = deps.serverClock();
        const before = { status, starts, ...(intent.kind === 'reassign' && { updated }) };
        const sent = { is: 'sent', at: deps.clock(), server, before } as const;
        return deps.journal.change(id, sent, 'strict');
      },
      tooLate: () => note(id, { is: 'refused', failure: { kind: 'storeFull' } }, deps),
    },
    deps,
  );
  switch (departure.is) {
    case 'sent':
      deps.changed();
      await send(departure.row, draft, turn, deps);
      return OVER;
    case 'over':
      return OVER;
    case 'interrupted':
      await note(id, { is: 'unsent' }, deps);
      return HALTED;
    case 'failed': {
      const { failure } = departure;
      const { kind: why, until } = failure;
      // A single action is refused at once; in a batch it would not be clear which action waits.
      if (group && why === 'tooMany' && until !== undefined) return { is: 'late', until };
      await note(id, { is: 'refused', failure }, deps);
      return HALTING.has(why) ? HALTED : OVER;
    }
  }
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

/** All that comes before the POST but the key: the turns of both requests, and the check. */
async function prepare(
  intent: Intent,
  draft: Draft,
  priority: 'action' | 'batch',
  deps: ExecuteDeps,
): Promise<Prepared<Booking> & { turn?: Turn }> {
  // Waiting for room comes before the check: after it nothing may delay the POST.
  const turns = await deps.client.reserve(priority);
  if (!turns.ok) return { checked: turns, heard: deps.clock() };
  const { read: reading, act: turn } = turns.value;
  const read = await refetchBooking(intent.booking, deps, reading);
  const heard = deps.clock();
  turn.notAfter = heard + MAX_AGE_MS;
  const checked = read.ok ? await checkBooking(intent, draft, read.value, deps) : read;
  return { checked, heard, turn };
}

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
