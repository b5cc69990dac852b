import { applyEvent, type Intent, type IntentEvent, isUnsettled } from '../domain/action.ts';
import type { Booking } from '../domain/booking.ts';
import { type Draft, isAsShown } from '../domain/command.ts';
import { type Failure, fail, ok, type Result } from '../domain/result.ts';
import { offers } from '../domain/rules.ts';
import type { Client } from '../oncehub/client.ts';
import { type RefetchDeps, refetchBooking } from '../sync/refetch-booking.ts';
import type { Journal } from '../vault/journal.ts';

/** What carrying out an action depends on. */
export interface ExecuteDeps extends RefetchDeps {
  client: Pick<Client, 'booking' | 'act'>;
  journal: Pick<Journal, 'change'>;
  clock(): number;
  sleep(ms: number): Promise<void>;
}

/** Pauses before the readings after OnceHub said yes, in ms: its list may lag. */
const READINGS = [0, 1500, 3000];

/**
 * Sends a proposed action whose time to undo is over: reads the booking, stops if it is not what was
 * shown, writes down that it is sent, sends it once, and reads the booking again. `mayLeave` is asked
 * at the last moment before it is written down. One of several that a limit leaves no room for is
 * left as it is; answers when there will be.
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
    // Of one alone the person is told at once; of several nobody could say which of them waits.
    if (group && why === 'tooMany' && until !== undefined) return until;
    return void (await refuse(checked.failure));
  }

  const { status, starts } = checked.value;
  const sent = { is: 'sent', at: deps.clock(), before: { status, starts } } as const;
  const written = await deps.journal.change(id, sent, 'strict').catch(() => null);
  // What cannot be written down is not sent; nor what was undone or forgotten meanwhile.
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
 * What the booking is now decides what a conflict means: a browser itself repeats a request whose
 * kept connection broke, and OnceHub refuses the second because of the first. While the booking
 * cannot be read, it stays in doubt.
 */
async function afterConflict(sent: Intent, failure: Failure, deps: ExecuteDeps): Promise<void> {
  const doubted = await noteOn(sent, { is: 'lost', request: failure.request }, deps);
  const read = await settleOne(doubted, deps);
  const isUnchanged = isUnsettled(read) && read.unchangedSince !== null;
  if (isUnchanged) await note(sent.id, { is: 'refused', failure }, deps);
}

/** Whether a booking is there, as it was shown, and takes the action. */
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

/** One reading of an intent in doubt. A reading that fails leaves the doubt. */
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

/** Writes an event down. Where that fails the earlier note stays, which promises less and nothing false. */
async function note(id: string, event: IntentEvent, deps: ExecuteDeps): Promise<void> {
  await deps.journal.change(id, event).catch(() => {});
  deps.changed();
}

/** The same, and what the intent has become by it, written down or not. */
async function noteOn(intent: Intent, event: IntentEvent, deps: ExecuteDeps): Promise<Intent> {
  await note(intent.id, event, deps);
  return applyEvent(intent, event);
}

/** What a time to undo depends on. */
export interface CountdownDeps {
  clock(): number;
  sleep(ms: number): Promise<void>;
  /** Keeps the worker from being ended for idleness, by a call it counts as work. */
  stayAwake(): Promise<unknown>;
}

/** The longest sleep, in ms: a worker that does nothing for 30 seconds is ended (Chrome's limit). */
const MAX_SLEEP_MS = 5_000;
/** A sleep this much longer or shorter than it should be (ms) was no sleep: the machine slept, or the clock was set. */
const MAX_DRIFT_MS = 10_000;

/**
 * Waits until an instant, awake. False where that is not what happened: the machine slept, or the
 * clock jumped, so that nobody can say that the time was there to be used. `hurry` ends it early.
 */
export async function countDown(
  until: number,
  hurry: { now: boolean; heard: Promise<void> },
  deps: CountdownDeps,
): Promise<boolean> {
  for (;;) {
    const began = deps.clock();
    if (hurry.now || began >= until) return began - until <= MAX_DRIFT_MS;
    const pause = Math.min(until - began, MAX_SLEEP_MS);
    await Promise.race([deps.sleep(pause), hurry.heard]);
    const passed = deps.clock() - began;
    if (passed < -MAX_DRIFT_MS || passed > pause + MAX_DRIFT_MS) return false;
    await deps.stayAwake();
  }
}
