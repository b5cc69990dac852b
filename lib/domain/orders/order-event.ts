import { LATE_ARRIVAL_MS } from '../action.ts';
import type { Ended } from '../intent.ts';
import type { Failure } from '../result.ts';
import {
  type Instant,
  isOrderOpen,
  isOrderUnderWay,
  isOrderUnsettled,
  type Order,
  type OrderDraft,
} from './order.ts';

/**
 * How long (ms) two looks must be apart to show that a meeting which OnceHub refused is not there.
 * An answer ends the wait for a request that arrives late; what is left is a list that lags.
 */
export const BETWEEN_LOOKS_MS = 20_000;

/** A meeting at the ordered time with the ordered guest, made since the order was sent. */
export interface FoundMeeting {
  id: string;
  /** It is neither cancelled nor in the trash. */
  stands: boolean;
}

/** What a look at the list of a calendar's new bookings found. */
export interface Look {
  /** When it was requested, and when its last answer arrived (UTC ms). */
  asked: number;
  heard: number;
  /** OnceHub's clock at its last answer (UTC ms); `null` where that is not known. */
  server: number | null;
  found: readonly FoundMeeting[];
  /** A meeting at that time names nobody, or a part of the list could not be read. */
  unclear: boolean;
}

/** The events of the state machine. Instants are UTC ms. */
export type OrderEvent =
  /** The rep chose undo. */
  | { is: 'withdrawn' }
  /** The undo period did not end normally. */
  | { is: 'interrupted' }
  /** The worker that was to send it did not, even if it is noted as `sent`: the computer slept. */
  | { is: 'unsent'; draft?: OrderDraft }
  /** The undo period is over: the POST follows. */
  | { is: 'sent'; at: number; server: number | null }
  /** OnceHub answered with the id of the new booking. */
  | { is: 'booked'; at: number; booking: string; request?: string | undefined; ended: Ended }
  /** The request provably never left. */
  | { is: 'refused'; failure: Failure; draft?: OrderDraft }
  /** The answer was lost, or is a refusal, which proves nothing before a look. */
  | { is: 'lost'; request?: string | undefined; failure?: Failure; ended: Ended }
  /**
   * The booking of OnceHub's answer was read by its id, and stands as ordered; `ignored` are the
   * fields whose answers it does not have.
   */
  | { is: 'shown'; booking: string; ignored?: string[] }
  /** The calendar's new bookings were looked through; `draft` is what was typed, if it is known. */
  | ({ is: 'searched'; draft?: OrderDraft } & Look)
  /** The new meeting was read back, and some looks did not contradict it. */
  | { is: 'readBack' }
  /** The intent that cancels the old meeting will be proposed under this id. */
  | { is: 'follows'; cancel: string }
  /** How the old meeting's cancellation ended; `changed`: the new one did not stand any more. */
  | {
      is: 'followed';
      old: 'cancelled' | 'stands' | 'notKnown';
      failure?: Failure;
      changed?: true;
    }
  /** Its customer is forgotten, while it is under way. */
  | { is: 'forgotten' }
  /** It is taken to belong to the account whose key is stored. */
  | { is: 'adopted'; account: string; from?: string }
  /** The rep dismissed the notice of the outcome; `foreign` if it is of another account. */
  | { is: 'told'; foreign?: boolean };

/**
 * The state machine of an order. Returns the order after the event; an event that does not apply in
 * the present state returns the same object. Invariants: only `sent` leads from `proposed` to
 * `sent`; only what OnceHub shows leads out of doubt; the old meeting's cancellation is noted only
 * after the new meeting was found; and an ended order never changes its state again.
 */
export function applyOrderEvent(order: Order, event: OrderEvent): Order {
  if (event.is === 'adopted') {
    const isOwn = !order.account || order.account === event.from;
    return isOwn ? { ...order, account: event.account } : order;
  }
  if (event.is === 'forgotten') return isOrderUnderWay(order) ? withoutWords(order) : order;
  if (order.state === 'proposed') return decide(order, event);
  if (isOrderUnsettled(order)) return settle(order, event);
  if (order.state === 'made') return follow(order, event);
  if (event.is !== 'told' || !isOrderOpen(order)) return order;
  return { ...withoutDraft(order), told: true };
}

function decide(order: Order, event: OrderEvent): Order {
  switch (event.is) {
    case 'withdrawn':
      return { ...settled(withoutDraft(order)), state: 'withdrawn' };
    case 'interrupted':
    case 'unsent':
      return { ...settled(order), state: 'interrupted' };
    case 'sent':
      return { ...withoutDraft(order), state: 'sent', at: event.at, sentAt: event.server };
    case 'refused':
      return { ...settled(order), state: 'refused', failure: event.failure };
    default:
      return order;
  }
}

function settle(order: Order, event: OrderEvent): Order {
  switch (event.is) {
    case 'booked':
      return {
        ...order,
        ended: event.ended,
        yesAt: event.at,
        bookings: [event.booking],
        ...named(event.request),
      };
    case 'lost':
      return {
        ...order,
        state: 'unknown',
        ended: event.ended,
        ...named(event.request),
        ...(event.failure && { failure: event.failure }),
      };
    case 'unsent': {
      const { sentAt: _never, ...rest } = settled(order);
      return { ...rest, state: 'interrupted', ...kept(event.draft) };
    }
    case 'refused':
      return {
        ...settled(order),
        state: 'refused',
        failure: event.failure,
        ...kept(event.draft),
        ...named(event.failure.request),
      };
    case 'shown':
      if (order.bookings?.[0] !== event.booking) return order;
      return { ...order, shown: true, ...(event.ignored && { ignored: event.ignored }) };
    case 'searched':
      return afterLook(order, event);
    case 'readBack':
      // Without a look nothing tells that it was not booked twice.
      if (!order.shown || order.readAt === undefined) return order;
      return made(order, order.bookings ?? [], true);
    case 'told':
      return event.foreign ? { ...settled(order), state: 'notKnown', told: true } : order;
    default:
      return order;
  }
}

function afterLook(order: Order, look: Extract<OrderEvent, { is: 'searched' }>): Order {
  const { found } = look;
  const told = order.bookings?.[0];
  const isListed = told === undefined || found.some(({ id }) => id === told);
  const standing = found.filter(({ stands }) => stands).map(({ id }) => id);
  // What was read by its id stands as well, whether the list has it yet or not.
  if (order.shown && told !== undefined && !isListed) standing.push(told);
  if (standing.length > 1) {
    return { ...settled(withoutFailure(order)), state: 'twice', bookings: standing };
  }
  const [first] = standing[0] !== undefined ? standing : found.map(({ id }) => id);
  const isLate = isConclusive(order, look);
  if (order.shown && told !== undefined && !isListed && isLate) return made(order, [told], true);
  if (first !== undefined && (isListed || isLate)) return made(order, [first], standing.length > 0);
  const missed = order.missed ?? { at: look.asked, server: begun(look) };
  const open: Order = { ...order, missed, readAt: look.heard };
  if (!isLate) return open;
  // OnceHub named a meeting and does not show it, or shows one of which it cannot be told whose.
  if (told !== undefined || look.unclear) return { ...settled(open), state: 'notKnown' };
  const state = order.failure ? 'refused' : 'notMade';
  return { ...settled(open), state, ...kept(look.draft) };
}

/** The order once its new meeting was found: done, or the first half of a move. */
function made(order: Order, bookings: string[], stands: boolean): Order {
  const found: Order = { ...settled(withoutFailure(order)), state: 'done', bookings };
  if (order.kind === 'book') return found;
  // The old meeting is left alone where the new one does not stand as ordered.
  return stands ? { ...found, state: 'made' } : { ...found, state: 'bothStand', changed: true };
}

/**
 * Whether what a look does not show is not there. Where OnceHub has answered, two looks some
 * seconds apart suffice; else the request may still arrive, and a look must begin late.
 */
function isConclusive(order: Order, look: Look): boolean {
  const { ended, missed, at, sentAt = null, failure } = order;
  if (!missed || between(missed, look) < BETWEEN_LOOKS_MS) return false;
  // Of a request that OnceHub refused, only the list may still lag.
  if (ended && failure) return true;
  return between(ended ?? { at, server: sentAt }, look) >= LATE_ARRIVAL_MS;
}

/** When a look began, by OnceHub's clock, which is that of its answer. */
const begun = ({ asked, heard, server }: Look): number | null =>
  server === null ? null : server - Math.max(heard - asked, 0);

/**
 * The time (ms) from an instant to the beginning of a look: by OnceHub's clock, since the
 * computer's may be set in between; without that by the computer's.
 */
function between(from: Instant | Ended, look: Look): number {
  const server = begun(look);
  return server === null || from.server === null ? look.asked - from.at : server - from.server;
}

function follow(order: Order, event: OrderEvent): Order {
  switch (event.is) {
    case 'follows':
      return order.cancel === undefined ? { ...order, cancel: event.cancel } : order;
    case 'followed': {
      const state = { cancelled: 'done', stands: 'bothStand', notKnown: 'notKnown' } as const;
      const { old, failure, changed } = event;
      return {
        ...order,
        state: state[old],
        ...(failure && { failure }),
        ...(changed && { changed }),
      };
    }
    case 'told':
      return event.foreign ? { ...order, state: 'notKnown', told: true } : order;
    default:
      return order;
  }
}

const named = (request: string | undefined) => (request === undefined ? {} : { request });

const kept = (draft: OrderDraft | undefined) => (draft ? { draft } : {});

function withoutDraft({ draft: _dropped, ...order }: Order): Order {
  return order;
}

/** A refusal that turned out to be the echo of a success is not told. */
function withoutFailure({ failure: _echo, ...order }: Order): Order {
  return order;
}

/** Without what is only needed to recognise the new meeting. */
function settled({ guest: _hash, ended: _ended, missed: _look, ...order }: Order): Order {
  return order;
}

/** Without any text; OnceHub's own words may name the customer. */
function withoutWords(order: Order): Order {
  const { failure, ...rest } = withoutDraft(order);
  const { words: _dropped, ...refusal } = failure ?? { kind: 'bug' };
  return { ...rest, forgotten: true, ...(failure && { failure: refusal }) };
}
