import { effect, type ReadonlySignal, signal } from '@preact/signals-core';
import {
  isOrderUnderWay,
  isOrderUnsettled,
  type Order,
  type OrderCommand,
  type OrderDraft,
} from '../../../domain/orders/order.ts';
import {
  nextOrderChange,
  type OrderOutcome,
  orderOutcome,
} from '../../../domain/orders/order-outcome.ts';
import { DOUBT_AFTER_MS } from '../../../domain/outcome.ts';
import type { Failure, Result } from '../../../domain/result.ts';
import { keyState } from '../../../settings/key-state.ts';
import type { OrderReader } from '../../../vault/order-reader.ts';
import type { ViewDeps } from '../../deps.ts';
import type { OrderEvents, OrderMeeting, OrderView } from './model.ts';

/** How often an order in doubt is looked up while the view is open, in ms. */
const RECHECK_MS = 8_000;
/** The same once it has been in doubt for a while: each look is a request to OnceHub. */
const SLOW_RECHECK_MS = 30_000;
const SLOW_AFTER_MS = 60_000;
/** So long (ms) after its undo period an order that is not sent yet has lost its worker. */
const OVERDUE_MS = 2_000;

type Deps = Pick<ViewDeps, 'send' | 'observeChanges' | 'clock' | 'local' | 'session'> & {
  reader: Pick<ViewDeps['reader'], 'byIds' | 'directory'>;
};

/**
 * Reads the orders from the journal on disk, so that every view shows the same. While the view is
 * open, has the background settle those in doubt. An order that ended well stays until `occasion`
 * changes.
 */
export function createOrderViews(
  deps: Deps,
  journal: OrderReader,
  occasion: ReadonlySignal<unknown> = signal(null),
): OrderEvents {
  const shown = signal<OrderView[]>([]);
  /** Ids of orders this view has shown as under way; their end is shown. */
  const watched = new Set<string>();
  /** Orders that ended well while this view was open. */
  const ended = new Map<string, Order>();
  /** What was typed in this view: the journal drops it once an order is sent. */
  const typed = new Map<string, OrderDraft>();
  /** Ids of orders confirmed in this view, and of those for which undo came too late. */
  const own = new Set<string>();
  const late = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  /** Why the background could not write at the last request to settle. */
  let unwritable: Failure | null = null;

  async function load(): Promise<void> {
    const turn = ++latest;
    const [open, key] = await Promise.all([journal.open(), keyState(deps)]);
    for (const { id } of open) watched.delete(id);
    const left = await Promise.all([...watched].map(journal.get));
    for (const one of left) if (one && endedWell(one)) ended.set(one.id, one);
    watched.clear();
    for (const one of open) if (isOrderUnderWay(one)) watched.add(one.id);
    const all = [...open, ...ended.values()].sort((a, b) => b.at - a.at);
    const ids = all.flatMap(({ bookings, old }) => [...(bookings ?? []), ...(old ? [old.id] : [])]);
    const [stored, directory] = await Promise.all([
      deps.reader.byIds([...new Set(ids)]),
      all.length > 0 ? deps.reader.directory() : [],
    ]);
    if (turn !== latest) return;
    const bookings = new Map(stored.map((one) => [one.id, one]));
    const names = new Map(directory.map(({ id, name }) => [id, name]));
    const meeting = (id: string): OrderMeeting => ({ id, booking: bookings.get(id) ?? null });
    const now = deps.clock();
    const account = 'account' in key ? key.account : '';
    const isHeld = 'mark' in key && key.mark !== undefined;
    shown.value = all.map((order): OrderView => {
      const { id, kind, calendar, starts, at, until = at, old } = order;
      const draft = order.draft ?? typed.get(id);
      const made = (order.bookings ?? []).map(meeting);
      const moved = old ? meeting(old.id) : null;
      const who = draft?.name ?? (made[0] ?? moved)?.booking?.name ?? null;
      return {
        ...{ order: id, kind, calendar, starts, until, who, since: at, old: moved },
        ...{ calendarName: names.get(calendar) ?? null, meetings: made },
        outcome: outcomeNow(order, now, account, isHeld),
        seconds: Math.round((until - at) / 1000),
        draft,
        own: own.has(id),
        late: late.has(id),
      };
    });
    plan(open);
  }

  /** What is known of an order; of an overdue one that cannot be written, why it was not sent. */
  function outcomeNow(order: Order, now: number, account: string, isHeld: boolean): OrderOutcome {
    if (unwritable && isOverdue(order, now)) return { is: 'notSent', failure: unwritable };
    try {
      const told = orderOutcome(order, now, account);
      return isHeld && told.is === 'checking' ? { is: 'checking', held: true } : told;
    } catch {
      // A damaged row.
      return { is: 'notKnown' };
    }
  }

  /** Sets a timer for the next change: the end of an undo period, or the next look. */
  function plan(open: readonly Order[]): void {
    clearTimeout(timer);
    const now = deps.clock();
    const due = open.filter(isOrderUnderWay).map((order) => {
      const next = nextOrderChange(order, now);
      if (next !== null) return next - now;
      if (order.state === 'proposed' && !isOverdue(order, now)) return OVERDUE_MS;
      return now - order.at > SLOW_AFTER_MS ? SLOW_RECHECK_MS : RECHECK_MS;
    });
    const isDoubtful = () => open.some((order) => inDoubt(order, deps.clock()));
    if (due.length > 0) timer = setTimeout(() => void settle(isDoubtful()), Math.min(...due));
  }

  async function settle(isDoubtful: boolean): Promise<void> {
    if (isDoubtful) {
      const answer = await deps.send('settle', {});
      unwritable = !answer.ok && isOfDisk(answer.failure) ? answer.failure : null;
    }
    await load();
  }

  deps.observeChanges(({ kind }) => {
    if (kind === 'forgotten') {
      journal.close();
      for (const kept of [watched, ended, typed, own, late]) kept.clear();
    }
    const isAbout = kind === 'bookings' || kind === 'key';
    const isShown = isAbout && shown.value.length > 0;
    if (isShown || kind === 'intents' || kind === 'forgotten') void load();
  });
  effect(() => {
    occasion.value;
    ended.clear();
    void load();
  });

  return {
    shown,
    async propose(command: OrderCommand): Promise<Result<unknown>> {
      own.add(command.order);
      typed.set(command.order, command.draft);
      let reply = await deps.send('proposeOrder', command);
      // The same id is the same order, so it is safe to ask again when the answer was lost.
      if (!reply.ok && reply.failure.kind === 'unknownOutcome') {
        reply = await deps.send('proposeOrder', command);
      }
      await load();
      return reply;
    },
    undo: (order) =>
      void deps.send('undo', { intents: [order] }).then((answer) => {
        if (answer.ok && !answer.value.undone.includes(order)) late.add(order);
        return load();
      }),
    sendNow: (order) => void deps.send('sendNow', { intents: [order] }).then(load),
    dismiss(order) {
      const isOpen = !ended.delete(order);
      void (isOpen ? deps.send('dismiss', { intents: [order] }) : Promise.resolve()).then(load);
    },
  };
}

const endedWell = ({ state }: Order) => state === 'done' || state === 'withdrawn';

const isOverdue = ({ state, at, until = at }: Order, now: number): boolean =>
  state === 'proposed' && now - until >= OVERDUE_MS;

/** Whether the background has to settle an order. */
const inDoubt = (order: Order, now: number): boolean =>
  isOverdue(order, now) ||
  order.state === 'made' ||
  (isOrderUnsettled(order) && (order.state === 'unknown' || now - order.at > DOUBT_AFTER_MS));

const isOfDisk = ({ kind }: Failure) => kind === 'storeFull' || kind === 'storeClosed';
