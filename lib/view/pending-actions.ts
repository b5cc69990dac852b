import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import { type Intent, isUnderWay } from '../domain/action.ts';
import type { ActionCommand } from '../domain/command.ts';
import type { Result } from '../domain/result.ts';
import type { PendingReader } from '../vault/reader.ts';
import type { ViewDeps } from './deps.ts';
import { t } from './i18n.ts';
import type { PendingEvents, PendingState, PendingView } from './model.ts';

/** An action without an answer for so long (ms) is no longer "sending" but in doubt. */
const DOUBT_AFTER_MS = 6_000;
/** How often what is in doubt is read again while somebody looks, in ms. */
const RECHECK_INTERVAL_MS = 8_000;
/** So long (ms) after its time to undo an action should have been sent: else whoever waited is gone. */
const OVERDUE_MS = 2_000;

/** The actions under way and those that just ended. */
export interface Pending extends PendingEvents {
  shown: ReadonlySignal<PendingView[]>;
}

type World = Pick<ViewDeps, 'send' | 'observeChanges' | 'clock'> & {
  reader: Pick<ViewDeps['reader'], 'byIds'>;
};

/**
 * Reads the actions from the journal on disk, so that every view shows the same; has those in doubt
 * settled while the view is open. How one ended well is shown until `occasion` changes.
 */
export function createPending(
  deps: World,
  journal: PendingReader,
  occasion: ReadonlySignal<unknown> = signal(null),
): Pending {
  const shown = signal<PendingView[]>([]);
  /** Seen under way in this view. */
  const watched = new Set<string>();
  const ended = new Map<string, Intent>();
  const own = new Set<string>();
  const late = new Set<string>();
  let round: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  /** The background could not write down how they ended when it was last asked to settle them. */
  let isFull = false;

  async function load(): Promise<void> {
    const ticket = ++turn;
    const open = await journal.open();
    for (const { id } of open) watched.delete(id);
    const left = await Promise.all([...watched].map(journal.get));
    const intents = [...open, ...ended.values(), ...left.flatMap((one) => one ?? [])];
    const meetings = await deps.reader.byIds([...new Set(intents.map((one) => one.booking))]);
    // Something changed meanwhile: what was read for that is newer.
    if (ticket !== turn) {
      for (const one of open) if (isUnderWay(one)) watched.add(one.id);
      return;
    }
    for (const one of left) if (one && endedWell(one)) ended.set(one.id, one);
    watched.clear();
    for (const one of open) if (isUnderWay(one)) watched.add(one.id);
    const found = new Map(meetings.map((meeting) => [meeting.id, meeting]));
    const all = [...open, ...ended.values()].sort((a, b) => b.at - a.at);
    shown.value = all.map((intent) => ({
      ...pendingView(isFull ? unwritten(intent, deps.clock()) : intent, deps.clock()),
      blocks: isUnderWay(intent),
      meeting: found.get(intent.booking) ?? null,
      own: own.has(intent.id),
      late: late.has(intent.id),
    }));
    plan(open);
  }

  /** Looks again when something is due: a time to undo that ends, or a doubt to be settled. */
  function plan(open: readonly Intent[]): void {
    clearTimeout(round);
    const now = deps.clock();
    const due = open.filter(isUnderWay).map((intent) => {
      const left = (intent.until ?? 0) - now;
      if (intent.state !== 'proposed' || left <= -OVERDUE_MS) return RECHECK_INTERVAL_MS;
      return left > 0 ? left : left + OVERDUE_MS;
    });
    const isDoubtful = () => open.some((intent) => inDoubt(intent, deps.clock()));
    if (due.length > 0) round = setTimeout(() => void settle(isDoubtful()), Math.min(...due));
  }

  async function settle(isDoubtful: boolean): Promise<void> {
    if (isDoubtful) {
      const answer = await deps.send('settle', {});
      isFull = !answer.ok && answer.failure.kind === 'storeFull';
    }
    await load();
  }

  deps.observeChanges((change) => {
    if (change.kind === 'forgotten') {
      journal.close();
      for (const kept of [watched, ended, own, late]) kept.clear();
    }
    const isShown = change.kind === 'bookings' && shown.value.length > 0;
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
    let taken = await deps.send('propose', { orders });
    // The same id is the same action, so an answer that was lost is asked for again.
    if (!taken.ok && taken.failure.kind === 'unknownOutcome') {
      taken = await deps.send('propose', { orders });
    }
    await load();
    return taken;
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

/** Whether the background has to look: it reads what was sent, and gives up what nobody waits to send any more. */
function inDoubt({ state, at, until = at }: Intent, now: number): boolean {
  if (state === 'proposed') return now - until >= OVERDUE_MS;
  return state === 'unknown' || (state === 'sent' && now - at > DOUBT_AFTER_MS);
}

/** What a full disk keeps from the journal: whatever cannot be noted as sent is not sent. */
function unwritten(intent: Intent, now: number): Intent {
  if (intent.state !== 'proposed' || !inDoubt(intent, now)) return intent;
  return { ...intent, state: 'refused', failure: { kind: 'storeFull' } };
}

/** How an intent is shown at an instant. */
function pendingView(intent: Intent, now: number) {
  const { id, booking, kind, at, until = at, failure, draft, group } = intent;
  return {
    intent: id,
    booking,
    kind,
    state: stateOf(intent, now),
    since: at,
    until,
    seconds: Math.round((until - at) / 1000),
    failure,
    said: saidOf(stateOf(intent, now), intent),
    draft: draft && { reason: draft.reason, mail: draft.mail },
    group,
  };
}

function saidOf(state: PendingState, { kind, failure, at, until = at }: Intent): string {
  switch (state) {
    case 'waiting':
      return t('waiting_said');
    case 'sending':
      return t(`sending_${kind}`);
    case 'done':
      return t(`done_${kind}`);
    case 'refused':
      return t(`failure_${failure?.kind ?? 'bug'}`);
    case 'interrupted':
      return t('interrupted', Math.round((until - at) / 1000));
    default:
      return t(state);
  }
}

function stateOf({ state, at, until = at }: Intent, now: number): PendingState {
  if (state === 'proposed') return now < until ? 'waiting' : 'sending';
  if (state === 'unknown') return 'checking';
  if (state === 'sent') return now - at > DOUBT_AFTER_MS ? 'checking' : 'sending';
  return state;
}
