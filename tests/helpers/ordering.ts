import type { DraftMemory, OrderDeps } from '../../lib/actions/orders/order-deps.ts';
import { createOrders, type Orders } from '../../lib/actions/orders/order-service.ts';
import { createActions } from '../../lib/actions/service.ts';
import type { Order, OrderCommand, OrderDraft } from '../../lib/domain/orders/order.ts';
import { asShown } from '../../lib/domain/shown-booking.ts';
import type { HttpDeps } from '../../lib/oncehub/http.ts';
import { CALENDARS } from '../../sandbox/oncehub/data/known.ts';
import { background } from './acting.ts';
import { aDraft } from './orders.ts';

/** A memory of drafts that lives as long as the test. */
export function draftMemory() {
  const kept = new Map<string, OrderDraft>();
  const memory: DraftMemory = {
    keep: async (id, draft) => void kept.set(id, draft),
    get: async (id) => kept.get(id),
    drop: async (id) => void kept.delete(id),
    ids: async () => [...kept.keys()],
  };
  return { kept, memory };
}

/** A background that takes orders, connected to a stand-in whose clock moves by every pause. */
export function orderDesk(changes: Partial<OrderDeps> = {}, http: Partial<HttpDeps> = {}) {
  const at = background(http);
  const { kept, memory } = draftMemory();
  const life = () => {
    const actions = createActions(at.deps);
    const deps: OrderDeps = {
      ...at.deps,
      ordering: at.ordering,
      orders: at.journal.orders,
      journal: at.journal,
      actions,
      drafts: memory,
      ...changes,
    };
    return { actions, orders: createOrders(deps), deps };
  };
  const first = life();
  let orders = 0;
  return {
    ...at,
    ...first,
    /** The next worker's actions and orders. */
    nextLife: life,
    /** What was typed for orders in doubt. */
    kept,
    /** The first free time of a calendar from tomorrow on (UTC ms). */
    async freeTime(calendar: string = CALENDARS.pricing): Promise<number> {
      const from = at.hub.control.now() + 24 * 3_600_000;
      const slots = await at.ordering.slots(calendar, from, from + 7 * 24 * 3_600_000);
      if (!slots.ok || !slots.value[0]) throw new Error('no slots');
      at.asked();
      return slots.value[0].starts;
    },
    /** The command that confirming an order would send. */
    async book(more: Partial<OrderCommand> & { typed?: Partial<OrderDraft> } = {}) {
      const { typed, ...rest } = more;
      const calendar = rest.calendar ?? CALENDARS.pricing;
      const order = `00000000-0000-4000-9000-${String(orders++).padStart(12, '0')}`;
      const starts = rest.starts ?? (await this.freeTime(calendar));
      return { order, calendar, starts, draft: aDraft(typed), ...rest } satisfies OrderCommand;
    },
    /** The command that moves a booking to the first free time. */
    async move(id: string, old: { mail?: boolean; reason?: string } = {}) {
      const read = await at.client.booking(id, 'person');
      if (!read.ok || read.value.is !== 'booking') throw new Error(`no booking ${id}`);
      const seen = asShown(read.value.booking);
      const typed = { old: { seen, mail: old.mail ?? false, reason: old.reason ?? '' } };
      return this.book({ typed });
    },
    /** Proposes an order, waits for its end, and returns its row. */
    async run(command: OrderCommand, by: Orders = first.orders): Promise<Order> {
      const taken = await by.propose(command);
      if (!taken.ok) throw new Error(taken.failure.kind);
      await taken.value.ended;
      const order = await at.journal.orders.get(command.order);
      if (!order) throw new Error('no row');
      return order;
    },
    /** The POSTs that the stand-in got, by the last part of their path. */
    posts: () =>
      at.hub.control
        .log()
        .filter(({ method }) => method === 'POST')
        .map(({ path }) => path.split('/').at(-1)),
    /** The stand-in's bookings at an instant on a calendar that stand. */
    standing: (starts: number, calendar: string = CALENDARS.pricing) =>
      at.hub.control
        .bookings()
        .filter((one) => one.starts === starts && one.calendar === calendar)
        .filter(({ status }) => status === 'scheduled'),
  };
}
