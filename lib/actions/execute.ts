import { applyEvent, type Intent, type IntentEvent, isUnsettled } from '../domain/action.ts';
import type { Booking } from '../domain/booking.ts';
import { type Draft, isAsShown } from '../domain/command.ts';
import { type Failure, fail, ok, type Result } from '../domain/result.ts';
import { offers } from '../domain/rules.ts';
import type { Client } from '../oncehub/client.ts';
import { type RefetchDeps, refetchBooking } from '../sync/refetch-booking.ts';
import type { Journal } from '../vault/journal.ts';

/** The dependencies of carrying out an action. */
export interface ExecuteDeps extends RefetchDeps {
  client: Pick<Client, 'booking' | 'act'>;
  journal: Pick<Journal, 'change'>;
  clock(): number;
  sleep(ms: number): Promise<void>;
}

/**
 * Waits (ms) before the readings that follow the POST. There are several, because OnceHub's list
 * may lag behind the change.
 */
const READINGS = [0, 1500, 3000];

/**
 * Carries out a proposed action after its undo period: reads the booking, stops if it is not as it
 * was shown, writes `sent` to the journal, sends the POST once, and reads the booking again.
 * `mayLeave` is checked just before the journal is written. Failures are written to the journal,
 * not returned. Returns an instant (UTC ms) only for an action of a batch that has no room in a
 * rate limit: it is unchanged and may be tried again then.
 */
export async function execute(
  { id, booking, kind, group }: Intent,
  draft: Draft,
  mayLeave: () => boolean,
  deps: ExecuteDeps,
): Promise<number | undefined> {
  const refuse = (failure: Failure) => note(id, { is: 'refused', failure }, deps);
  const checked = await check(booking, kind, draft, deps);
  if (!mayLeave()) return;
  if (!checked.ok) {
    const { kind: why, until } = checked.failure;
    // A single action is refused at once; in a batch it would not be clear which action waits.
    if (group && why === 'tooMany' && until !== undefined) return until;
    return void (await refuse(checked.failure));
  }

  const { status, starts } = checked.value;
  const sent = { is: 'sent', at: deps.clock(), before: { status, starts } } as const;
  const written = await deps.journal.change(id, sent, 'strict').catch(() => null);
  // An action that is not in the journal as `sent` is not sent: disk full, or undone meanwhile.
  if (written === null) return void (await refuse({ kind: 'storeFull' }));
  if (written?.state !== 'sent') return;
  deps.changed();

  const answer = await deps.client.act(kind, booking, draft.reason, draft.mail);
  if (!answer.ok && answer.failure.kind !== 'unknownOutcome') {
    if (answer.failure.kind === 'conflict') {
      return void (await afterConflict(written, answer.failure, deps));
    }
    await noteOn(written, { is: 'refused', failure: answer.failure }, deps);
    await refetchBooking(booking, deps);
    return;
  }
  const request = answer.ok ? answer.value.request : answer.failure.request;
  const isBelieved =
    answer.ok && answer.value.read.is === 'booking' && answer.value.read.booking.id === booking;
  let intent = await noteOn(written, { is: isBelieved ? 'acknowledged' : 'lost', request }, deps);
  for (const pause of READINGS) {
    await deps.sleep(pause);
    intent = await settleOne(intent, deps);
    if (!isUnsettled(intent)) return;
  }
}

/**
 * Decides what a conflict means by reading the booking: a browser repeats a request by itself when
 * its keep-alive connection broke, and OnceHub refuses the repetition because the first request
 * succeeded. While the booking cannot be read, the outcome stays in doubt.
 */
async function afterConflict(sent: Intent, failure: Failure, deps: ExecuteDeps): Promise<void> {
  const doubted = await noteOn(sent, { is: 'lost', request: failure.request }, deps);
  const read = await settleOne(doubted, deps);
  const isUnchanged = isUnsettled(read) && read.unchangedSince !== null;
  if (isUnchanged) await note(sent.id, { is: 'refused', failure }, deps);
}

/** Reads the booking and checks that it exists, is as it was shown, and allows the action. */
async function check(
  id: string,
  kind: Intent['kind'],
  { seen }: Draft,
  deps: ExecuteDeps,
): Promise<Result<Booking>> {
  const read = await refetchBooking(id, deps);
  if (!read.ok) return read;
  if (!read.value) return fail('notFound');
  const possible = offers(read.value, deps.clock())[kind].possible;
  return possible && isAsShown(read.value, seen) ? ok(read.value) : fail('changed');
}

/**
 * Reads the booking of an intent in doubt once, and returns the intent after that. If the reading
 * fails, the intent stays in doubt.
 */
export async function settleOne(intent: Intent, deps: ExecuteDeps): Promise<Intent> {
  const asked = deps.clock();
  const read = await refetchBooking(intent.booking, deps);
  if (!read.ok) return intent;
  const heard = deps.clock();
  const event: IntentEvent = read.value
    ? { is: 'read', status: read.value.status, asked, heard }
    : { is: 'gone' };
  return noteOn(intent, event, deps);
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
