import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import type { Booking } from '../../../domain/booking.ts';
import { isOrderUnderWay, isOrderUnsettled, type Order } from '../../../domain/orders/order.ts';
import { type OrderOutcome, orderOutcome } from '../../../domain/orders/order-outcome.ts';
import { DOUBT_AFTER_MS } from '../../../domain/outcome.ts';
import { keyState } from '../../../settings/key-state.ts';
import type { OrderReader } from '../../../vault/reader.ts';
import type { ViewDeps } from '../../deps.ts';
import { orderWords } from '../../pending/order-words.ts';
import type { MoveEvents, MoveView } from './model.ts';

/** How often (ms) a move in doubt is looked up while the view is open, at first and later. */
const RECHECK_MS = 8_000;
const SLOW_RECHECK_MS = 30_000;
const SLOW_AFTER_MS = 40_000;
/** A move that is not sent this long (ms) after its undo period is overdue. */
const OVERDUE_MS = 2_000;

/** The moves under way and those that just ended, with the commands for them. */
export interface PendingMoves extends Pick<MoveEvents, 'propose' | 'undo' | 'sendNow' | 'dismiss'> {
  /** The latest first. */
  shown: ReadonlySignal<MoveView[]>;
}

type Deps = Pick<ViewDeps, 'send' | 'observeChanges' | 'clock' | 'local' | 'session'> & {
  reader: Pick<ViewDeps['reader'], 'byIds'>;
};

/**
 * Reads the moves from the journal on disk, and has those in doubt settled while the view is open.
 * One that ended well stays in the list until `occasion` changes.
 */
export function createPendingMoves(
  deps: Deps,
  journal: OrderReader,
  occasion: ReadonlySignal<unknown> = signal(null),
): PendingMoves {
  const shown = signal<MoveView[]>([]);
  /** Ids of moves this view has shown as under way; their end is shown when it comes. */
  const watched = new Set<string>();
  const ended = new Map<string, Order>();
  const own = new Set<string>();
  const late = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;

  async function load(): Promise<void> {
    const ticket = ++latest;
    const [all, key] = await Promise.all([journal.open(), keyState(deps)]);
    const open = all.filter(({ kind }) => kind === 'move');
    for (const { id } of open) watched.delete(id);
    for (const one of await Promise.all([...watched].map(journal.get))) {
      if (one?.state === 'done' || one?.state === 'withdrawn') ended.set(one.id, one);
    }
    watched.clear();
    for (const one of open) if (isOrderUnderWay(one)) watched.add(one.id);
    const orders = [...open, ...ended.values()].sort((a, b) => b.at - a.at);
    const ids = orders.flatMap(({ old, bookings = [] }) => [...(old ? [old.id] : []), ...bookings]);
    const meetings = await deps.reader.byIds([...new Set(ids)]);
    if (ticket !== latest) return;
    const found = new Map(meetings.map((one) => [one.id, one]));
    const now = deps.clock();
    const account = 'account' in key ? key.account : '';
    const isHeld = 'mark' in key && key.mark !== undefined;
    shown.value = orders.map((order) => {
      const told = orderOutcome(order, now, account);
      const isLooked = told.is === 'checking' || told.is === 'notSeen';
      const outcome: OrderOutcome = isHeld && isLooked ? { is: 'checking', held: true } : told;
      return { ...viewOf(order, outcome, found), own: own.has(order.id), late: late.has(order.id) };
    });
    plan(open);
  }

  /** Sets a timer for the next event: the end of an undo period, or the next look. */
  function plan(open: readonly Order[]): void {
    clearTimeout(timer);
    const now = deps.clock();
    const due = open.filter(isOrderUnderWay).map(({ state, at, until = at }) => {
      const left = until - now;
      if (state === 'proposed' && left > -OVERDUE_MS) return left > 0 ? left : left + OVERDUE_MS;
      return now - at > SLOW_AFTER_MS ? SLOW_RECHECK_MS : RECHECK_MS;
    });
    const next = async () => {
      const isDoubtful = open.some((order) => inDoubt(order, deps.clock()));
      // A failure to settle leaves the order as it is shown.
      if (isDoubtful) await deps.send('settle', {}).catch(() => {});
      await load();
    };
    if (due.length > 0) timer = setTimeout(() => void next(), Math.min(...due));
  }

  deps.observeChanges(({ kind }) => {
    if (kind === 'forgotten') {
      journal.close();
      for (const kept of [watched, ended, own, late]) kept.clear();
    }
    const isAbout = (kind === 'bookings' || kind === 'key') && shown.value.length > 0;
    if (isAbout || kind === 'intents' || kind === 'forgotten') void load();
  });
  effect(() => {
    occasion.value;
    ended.clear();
    void load();
  });

  return {
    shown,
    async propose(command) {
      own.add(command.order);
      let reply = await deps.send('proposeOrder', command);
      // The same id is the same order, so it may be sent again when the answer was lost.
      if (!reply.ok && reply.failure.kind === 'unknownOutcome') {
        reply = await deps.send('proposeOrder', command);
      }
      await load();
      return reply;
    },
    undo(moves) {
      const intents = idsOf(moves);
      void deps.send('undo', { intents }).then(async (answer) => {
        const undone = answer.ok ? answer.value.undone : intents;
        for (const id of intents) if (!undone.includes(id)) late.add(id);
        await load();
      });
    },
    sendNow: (moves) => void deps.send('sendNow', { intents: idsOf(moves) }).then(load),
    dismiss(moves) {
      const open = moves.filter(({ order }) => !ended.delete(order));
      // The notice of its second half was part of this one.
      const halves = moves.flatMap(({ cancel }) => cancel ?? []);
      const intents = [...idsOf(open), ...halves];
      void load();
      if (intents.length > 0) void deps.send('dismiss', { intents }).then(load);
    },
  };
}

const idsOf = (moves: readonly MoveView[]) => moves.map(({ order }) => order);

/** Whether the background has to look: for what was sent, and for what is overdue. */
function inDoubt(order: Order, now: number): boolean {
  const { state, at, until = at } = order;
  if (state === 'proposed') return now - until >= OVERDUE_MS;
  return state === 'made' || (isOrderUnsettled(order) && now - at > DOUBT_AFTER_MS);
}

function viewOf(order: Order, outcome: OrderOutcome, found: ReadonlyMap<string, Booking>) {
  const { id, at, until = at, starts, old, bookings = [], cancel } = order;
  const seconds = Math.round((until - at) / 1000);
  const words = orderWords({ kind: 'move', outcome, seconds });
  return {
    order: id,
    outcome,
    words,
    starts,
    old: old?.id ?? '',
    meeting: found.get(old?.id ?? '') ?? null,
    made: bookings.flatMap((one) => found.get(one) ?? []),
    cancel: cancel ?? null,
    until,
    // Said once, so without a time that changes with each look.
    said:
      outcome.is === 'notSeen'
        ? orderWords({ kind: 'move', outcome: { is: 'checking' }, seconds }).title
        : words.title,
  };
}
