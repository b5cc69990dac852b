import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Booking } from '../../domain/booking.ts';
import type { ActionCommand } from '../../domain/command.ts';
import { type Intent, isStuck, isUnderWay } from '../../domain/intent.ts';
import { DOUBT_AFTER_MS, type Outcome, outcomeOf } from '../../domain/outcome.ts';
import type { FailureKind, Result } from '../../domain/result.ts';
import { asShown, differences } from '../../domain/shown-booking.ts';
import { keyState } from '../../settings/key-state.ts';
import type { PendingReader } from '../../vault/reader.ts';
import type { ViewDeps } from '../deps.ts';
import { t } from '../i18n.ts';
import type { PendingEvents, PendingView, Users } from '../model.ts';
import { outcomeWords } from './outcome-words.ts';

/** How often an action with an unknown outcome is checked while the view is open, in ms. */
const RECHECK_INTERVAL_MS = 8_000;
/** The same once it has been in doubt for a while: each check is a request to OnceHub. */
const SLOW_RECHECK_MS = 30_000;
const SLOW_AFTER_MS = 40_000;
/**
 * An action that is still not sent this long (ms) after its undo period is overdue: the background
 * that should have sent it has been stopped.
 */
const OVERDUE_MS = 2_000;

/** The actions under way and those that just ended, with the commands for them. */
export interface Pending extends PendingEvents {
  /** The latest first. */
  shown: ReadonlySignal<PendingView[]>;
}

type Deps = Pick<ViewDeps, 'send' | 'observeChanges' | 'clock' | 'local' | 'session'> & {
  reader: Pick<ViewDeps['reader'], 'byIds'>;
};

/**
 * Reads the actions from the journal on disk, so that every view shows the same list. While the
 * view is open, asks the background to settle actions with an unknown outcome. An action that ended
 * well stays in the list until `occasion` changes.
 */
export function createPending(
  deps: Deps,
  journal: PendingReader,
  occasion: ReadonlySignal<unknown> = signal(null),
  users: ReadonlySignal<Users> = signal(new Map()),
): Pending {
  const shown = signal<PendingView[]>([]);
  /** Ids of actions this view has shown as under way; their result is shown when they end. */
  const watched = new Set<string>();
  /** Actions that ended well while this view was open. */
  const ended = new Map<string, Intent>();
  /** Ids of actions confirmed in this view. */
  const own = new Set<string>();
  /** Ids of actions for which undo came too late. */
  const late = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  /** Why the background could not write results at the last settle request. */
  let unwritable: FailureKind | null = null;

  async function load(): Promise<void> {
    const ticket = ++latest;
    const [open, key] = await Promise.all([journal.open(), keyState(deps)]);
    const account = 'account' in key ? key.account : '';
    const isHeld = 'mark' in key && key.mark !== undefined;
    for (const { id } of open) watched.delete(id);
    const left = await Promise.all([...watched].map(journal.get));
    const intents = [...open, ...ended.values(), ...left.flatMap((one) => one ?? [])];
    const meetings = await deps.reader.byIds([...new Set(intents.map((one) => one.booking))]);
    // A later load has started and its result is newer, so this one only keeps track of the ids.
    if (ticket !== latest) {
      for (const one of open) if (isUnderWay(one)) watched.add(one.id);
      return;
    }
    for (const one of left) if (one && endedWell(one)) ended.set(one.id, one);
    watched.clear();
    for (const one of open) if (isUnderWay(one)) watched.add(one.id);
    const found = new Map(meetings.map((meeting) => [meeting.id, meeting]));
    const all = [...open, ...ended.values()].sort((a, b) => b.at - a.at);
    const now = deps.clock();
    const knownUsers = users.peek();
    shown.value = all.map((intent) => ({
      ...pendingOrBare(unwritable ? unwritten(intent, now, unwritable) : intent, {
        now,
        account,
        isHeld,
        meeting: found.get(intent.booking) ?? null,
        users: knownUsers,
      }),
      blocks: isUnderWay(intent),
      own: own.has(intent.id),
      late: late.has(intent.id),
    }));
    plan(open);
  }

  /**
   * Sets a timer for the next event: the end of an undo period, or the next check of an outcome.
   */
  function plan(open: readonly Intent[]): void {
    clearTimeout(timer);
    const now = deps.clock();
    const due = open
      .filter(isUnderWay)
      .filter((one) => !isStuck(one))
      .map((intent) => {
        const left = (intent.until ?? 0) - now;
        const isOld = now - intent.at > SLOW_AFTER_MS;
        if (intent.state !== 'proposed' || left <= -OVERDUE_MS) {
          return isOld ? SLOW_RECHECK_MS : RECHECK_INTERVAL_MS;
        }
        return left > 0 ? left : left + OVERDUE_MS;
      });
    const isDoubtful = () => open.some((intent) => inDoubt(intent, deps.clock()));
    if (due.length > 0) timer = setTimeout(() => void settle(isDoubtful()), Math.min(...due));
  }

  async function settle(isDoubtful: boolean): Promise<void> {
    if (isDoubtful) {
      const answer = await deps.send('settle', {});
      unwritable = answer.ok
        ? null
        : (UNWRITABLE.find((kind) => kind === answer.failure.kind) ?? null);
    }
    await load();
  }

  deps.observeChanges((change) => {
    if (change.kind === 'forgotten') {
      journal.close();
      for (const kept of [watched, ended, own, late]) kept.clear();
    }
    const isAbout = change.kind === 'bookings' || change.kind === 'key';
    const isShown = isAbout && shown.value.length > 0;
    if (isShown || change.kind === 'intents' || change.kind === 'forgotten') void load();
  });
  effect(() => {
    occasion.value;
    ended.clear();
    void load();
  });

  async function propose(commands: readonly ActionCommand[]): Promise<Result<unknown>> {
    for (const { intent } of commands) own.add(intent);
    const orders = [...commands];
    let reply = await deps.send('propose', { orders });
    // Idempotent: the same id is the same action, so it is safe to retry when the answer was lost.
    if (!reply.ok && reply.failure.kind === 'unknownOutcome') {
      reply = await deps.send('propose', { orders });
    }
    await load();
    return reply;
  }

  return {
    shown,
    propose,
    async undo(intents) {
      const answer = await deps.send('undo', { intents: [...intents] });
      const undone = answer.ok ? answer.value.undone : intents;
      for (const id of intents) if (!undone.includes(id)) late.add(id);
      await load();
    },
    sendNow: (intents) => void deps.send('sendNow', { intents: [...intents] }).then(load),
    dismiss(intents) {
      const open = intents.filter((id) => !ended.delete(id));
      void load();
      if (open.length > 0) void deps.send('dismiss', { intents: open }).then(load);
    },
  };
}

const endedWell = ({ state }: Intent) => state === 'done' || state === 'withdrawn';

/**
 * Whether the background has to settle an action: it reads the booking of an action that was sent,
 * and marks an overdue action as interrupted.
 */
function inDoubt({ state, at, until = at }: Intent, now: number): boolean {
  if (state === 'proposed') return now - until >= OVERDUE_MS;
  return state === 'unknown' || (state === 'sent' && now - at > DOUBT_AFTER_MS);
}

const UNWRITABLE = ['storeFull', 'storeClosed'] as const satisfies FailureKind[];

/**
 * The state that the background cannot write where the disk is full or the vault does not open: an
 * action is only sent after it was noted in the journal, so an overdue one counts as refused.
 */
function unwritten(intent: Intent, now: number, kind: FailureKind): Intent {
  if (intent.state !== 'proposed' || !inDoubt(intent, now)) return intent;
  return { ...intent, state: 'refused', failure: { kind } };
}

/** What the view of an action is made from, besides its row; `now` is UTC ms. */
interface Circumstances {
  now: number;
  account: string;
  /** Nothing is read, because OnceHub does not accept the key. */
  isHeld: boolean;
  meeting: Booking | null;
  users: Users;
}

function pendingView(intent: Intent, { now, account, isHeld, meeting, users }: Circumstances) {
  const { id, booking, kind, host, at, until = at, draft, group, size } = intent;
  const known = new Set(users.keys());
  const told = outcomeOf(intent, now, account);
  const isRead = told.is === 'checking' || told.is === 'asItWas';
  const outcome: Outcome = isHeld && isRead ? { is: 'checking', held: true } : told;
  const seconds = Math.round((until - at) / 1000);
  const seen = draft?.seen;
  const isChanged = outcome.is === 'notSent' && outcome.failure.kind === 'changed';
  return {
    intent: id,
    booking,
    kind,
    outcome,
    changes: isChanged && seen && meeting ? differences(seen, asShown(meeting), kind, known) : [],
    seen,
    since: at,
    until,
    seconds,
    said: saidOf(outcome, { kind, outcome, seconds, meeting }),
    ...(host !== undefined && { toWhom: users.get(host)?.name }),
    draft: draft && { reason: draft.reason, mail: draft.mail },
    group,
    size,
    meeting,
  };
}

/** The view of an action; of a damaged row, only what it takes to tell its end and to undo it. */
function pendingOrBare(intent: Intent, circumstances: Circumstances) {
  try {
    return pendingView(intent, circumstances);
  } catch {
    const { draft: _draft, failure: _failure, ...bare } = intent;
    return pendingView(bare, { ...circumstances, meeting: null });
  }
}

function saidOf({ is }: Outcome, told: Parameters<typeof outcomeWords>[0]): string {
  const { title, text } = outcomeWords(told);
  // Said once, so without a time that changes with each reading.
  if (is === 'asItWas') return t('checking');
  return is === 'done' && text ? `${title} ${text}` : title;
}
