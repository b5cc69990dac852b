import type fc from 'fast-check';
import { createOrders } from '../../lib/actions/orders/order-service.ts';
import type { Booking } from '../../lib/domain/booking.ts';
import { type Intent, isUnderWay } from '../../lib/domain/intent.ts';
import {
  isOrderOpen,
  isOrderUnderWay,
  type Order,
  type OrderDraft,
} from '../../lib/domain/orders/order.ts';
import { applyOrderEvent } from '../../lib/domain/orders/order-event.ts';
import { fail, ok } from '../../lib/domain/result.ts';
import type { Ordering } from '../../lib/oncehub/ordering.ts';
import type { OrderJournal } from '../../lib/vault/order-journal.ts';
import { createLife } from './action-model.ts';
import { createTruth, idOf, MAX_LAG_MS, OWN, type Post } from './action-truth.ts';
import { aBooking } from './booking.ts';
import { copy } from './copy.ts';

/**
 * What can happen to a POST that books. `late`: carried out only after some minutes. `echo`: the
 * browser sends it twice, and the second answer arrives; `echoLost`: neither does. `lie`: OnceHub
 * answers with an id and does nothing. `noId`: carried out, and answered with something else.
 */
export const BOOKINGS = [
  'done',
  'lost',
  'lostAfter',
  'late',
  'echo',
  'echoLost',
  'lie',
  'noId',
  'form',
  'unsent',
] as const;
/** One of {@link BOOKINGS}. */
export type BookingPost = (typeof BOOKINGS)[number];

/** How late the list may be about a meeting of which OnceHub has answered, in ms. */
export const ANSWERED_LAG_MS = 15_000;
/** The meeting that moves take away. */
export const OLD = idOf(0);
/** Calendars: the host of the first is one person; of the second there are two. */
export const CALENDARS = ['BKC-ONE', 'BKC-TEAM'] as const;
/** The instant of every order. */
export const STARTS = 9_000_000_000;

/** A meeting that was made in the model. */
interface Made {
  booking: Booking;
  order: string;
  /** When it was made, and how late the list shows it. */
  at: number;
  lag: number;
}

/** The true state at OnceHub, with what orders made there. */
export function createOrderTruth() {
  const truth = createTruth();
  const made: Made[] = [];
  const { read } = truth;
  truth.read = (id) => {
    const one = made.find(({ booking }) => booking.id === id);
    return one ? { booking: one.booking, gone: 'no' } : read(id);
  };
  const late: { at: number; make(): void }[] = [];
  const { catchUp } = truth;
  truth.catchUp = () => {
    catchUp();
    for (const one of late.filter(({ at }) => at <= truth.time)) {
      late.splice(late.indexOf(one), 1);
      one.make();
    }
  };
  const stands = ({ booking }: Made) => booking.status === 'scheduled';
  return Object.assign(truth, {
    made,
    /** Called for each POST that books and arrives. */
    onSchedule: (_order: string) => {},
    schedules: new Map<string, number>(),
    /** The meetings that an order has made. */
    of: (order: string) => made.filter((one) => one.order === order),
    /** Books, if a host is free; answers the id. */
    book(order: string, calendar: string, guest: string, lag: number): string | null {
      const hosts = calendar === CALENDARS[0] ? 1 : 2;
      const taken = made.filter((one) => one.booking.calendar === calendar && stands(one));
      if (taken.length >= hosts) return null;
      const id = `NEW-${made.length}`;
      const people = [{ address: guest, part: 'booker' as const }];
      const booking = aBooking({
        ...{ id, calendar, starts: STARTS, email: guest, status: 'scheduled', people },
        change: null,
      });
      made.push({ booking, order, at: truth.time, lag });
      return id;
    },
    later: (make: () => void) => void late.push({ at: truth.time + MAX_LAG_MS, make }),
    /** Lets a guest cancel what an order made last. */
    cancelNew() {
      const last = made.at(-1);
      if (last) last.booking = { ...last.booking, status: 'canceled' };
    },
  });
}
/** See `createOrderTruth`. */
export type OrderTruth = ReturnType<typeof createOrderTruth>;

/** What is on the disk, and in the memory that outlives a worker. */
export const createDisk = () => ({
  intents: new Map<string, Intent>(),
  orders: new Map<string, Order>(),
  drafts: new Map<string, OrderDraft>(),
});

/** One lifetime of the background worker; see `createLife`. */
export function createOrderLife(
  truth: OrderTruth,
  disk: ReturnType<typeof createDisk>,
  posts: { book(order: string): BookingPost; cancel(intent: string): Post },
  s: fc.Scheduler,
) {
  const isFree = ({ booking, order }: Intent) =>
    ![...disk.orders.values()].some(
      (one) => one.old?.id === booking && isOrderUnderWay(one) && one.id !== order,
    );
  const { life, actions, deps, call } = createLife(truth, disk.intents, posts.cancel, s, isFree);
  const full = () => new DOMException('', 'QuotaExceededError');
  const orders: OrderJournal = {
    propose: (order) =>
      call('order proposal', () => {
        if (truth.diskFull) throw full();
        return proposeOn(disk, order);
      }),
    change: (id, event) =>
      call('order write', () => {
        const known = disk.orders.get(id);
        if (!known) return undefined;
        if (truth.diskFull) throw full();
        const order = applyOrderEvent(known, event);
        disk.orders.set(id, copy(order));
        return order;
      }),
    get: (id) => call('order read', () => copy(disk.orders.get(id))),
    open: () => call('order read', () => copy([...disk.orders.values()].filter(isOrderOpen))),
    madeSince: (_at, except) =>
      call('order read', () => {
        const rows = [...disk.orders.values()].filter(({ id }) => id !== except);
        return new Set(rows.flatMap(({ bookings = [] }) => bookings));
      }),
    hash: async (address) => `#${address}`,
  };
  const ordering: Pick<Ordering, 'reserveOrder' | 'schedule' | 'bookingsSince'> = {
    reserveOrder: () =>
      call('a turn', () => {
        if (truth.spent > 0) {
          truth.spent--;
          return fail('tooMany', { until: truth.clock() + 20_000 });
        }
        return ok({ read: { used: false }, act: { used: false } });
      }),
    schedule: (calendar, _starts, draft, turn) =>
      call('post schedule', (): Awaited<ReturnType<Ordering['schedule']>> => {
        if (truth.clock() > (turn.notAfter ?? Number.POSITIVE_INFINITY)) return fail('timedOut');
        const order = draft.name;
        const post = posts.book(order);
        if (post === 'unsent' || !truth.networkUp) return fail('offline');
        if (truth.account !== OWN) return fail('notFound');
        truth.onSchedule(order);
        truth.schedules.set(order, (truth.schedules.get(order) ?? 0) + 1);
        const lag = Math.min(truth.lag, ANSWERED_LAG_MS);
        const book = (how: number) => truth.book(order, calendar, draft.email, how);
        const gone = () => fail('slotGone', { words: 'Taken.' });
        switch (post) {
          case 'lost':
            return fail('unknownOutcome');
          case 'lie':
            return ok({ booking: 'NEW-LIE' });
          case 'form':
            return fail('answersRequired');
          case 'late':
            truth.later(() => book(0));
            return fail('unknownOutcome');
          case 'echoLost':
            book(truth.lag);
            book(truth.lag);
            return fail('unknownOutcome');
          case 'echo':
            book(lag);
            break;
        }
        const booking = book(post === 'done' || post === 'echo' ? lag : truth.lag);
        if (post === 'lostAfter' || post === 'noId') return fail('unknownOutcome');
        return booking === null ? gone() : ok({ booking });
      }),
    bookingsSince: (calendar, since) =>
      call('list', (): Awaited<ReturnType<Ordering['bookingsSince']>> => {
        if (!truth.networkUp) return fail('offline');
        if (truth.account !== OWN) return ok({ rows: [], isWhole: true });
        const listed = truth.made.filter(
          ({ booking, at, lag }) =>
            booking.calendar === calendar && at >= since && at + lag <= truth.time,
        );
        return ok({
          rows: listed.map(({ booking }) => ({ is: 'booking', booking })),
          isWhole: true,
        });
      }),
  };
  return {
    life,
    actions,
    orders: createOrders({
      ...deps,
      ordering,
      orders,
      actions,
      drafts: {
        keep: async (id, draft) => void disk.drafts.set(id, draft),
        get: async (id) => disk.drafts.get(id),
        drop: async (id) => void disk.drafts.delete(id),
        ids: async () => [...disk.drafts.keys()],
      },
    }),
  };
}

/** Does what the journal on disk does. */
function proposeOn({ orders, intents }: ReturnType<typeof createDisk>, order: Order): Order | null {
  const known = orders.get(order.id);
  if (known) return copy(known);
  const same = [...orders.values()].filter(
    (one) =>
      (one.calendar === order.calendar && one.guest !== undefined && one.guest === order.guest) ||
      (one.old !== undefined && one.old.id === order.old?.id),
  );
  const acted = [...intents.values()].filter(({ booking }) => booking === order.old?.id);
  if (same.some(isOrderUnderWay) || acted.some(isUnderWay)) return null;
  for (const one of same) orders.set(one.id, applyOrderEvent(one, { is: 'told' }));
  orders.set(order.id, copy(order));
  return order;
}
