import type { Ended } from '../intent.ts';
import type { Failure } from '../result.ts';
import type { ShownBooking } from '../shown-booking.ts';

/** What an order does: it books a meeting, or books a new one and then cancels the old one. */
export const ORDER_KINDS = ['book', 'move'] as const;
/** One of these kinds. */
export type OrderKind = (typeof ORDER_KINDS)[number];

/** The kinds of place that a free time may offer, as OnceHub names them. */
export const PLACE_TYPES = [
  'virtual',
  'virtual_static',
  'physical',
  'guest_phone',
  'in_person_by_guest',
] as const;

/**
 * A place as it is ordered: for `virtual` the provider, for `physical` the id of the address, for
 * the two that the guest gives their number or address, else `null`.
 */
export interface OrderPlace {
  type: (typeof PLACE_TYPES)[number];
  value: string | null;
}

/** The answer to one question of a calendar; several values for a question with several choices. */
export interface FieldAnswer {
  /** The field's name as OnceHub maps it, which is not the question's text. */
  field: string;
  value: string | string[];
}

/** The meeting that a move takes away, as the confirm showed it, and how it is cancelled. */
export interface OldMeeting {
  seen: ShownBooking;
  /** Whether OnceHub e-mails the customer about the cancellation. */
  mail: boolean;
  /** The reason of the cancellation; empty for none. */
  reason: string;
}

/**
 * What the rep filled in. Kept while it may have to be offered again: until the meeting is booked,
 * or the order is undone or put away. While it is in doubt it is kept in memory only.
 */
export interface OrderDraft {
  name: string;
  /** As typed; OnceHub requires it. */
  email: string;
  phone: string | null;
  /** The customer's IANA time zone; OnceHub requires it. */
  zone: string;
  /** `null`: OnceHub takes a place of the host's. */
  place: OrderPlace | null;
  answers: FieldAnswer[];
  /** Present for a move. */
  old?: OldMeeting;
}

/** An order that the rep confirmed. Whether it is a move is told by `draft.old`. */
export interface OrderCommand {
  /** The id of its row in the journal. The same id sent twice is one order. */
  order: string;
  calendar: string;
  /** The start of the free time that was chosen (UTC ms). */
  starts: number;
  draft: OrderDraft;
}

/**
 * One order, as a row of the journal. For whoever shows it:
 * 1. `send('proposeOrder', command)` begins its time to undo; the same id again is the same order.
 * 2. `undo`, `sendNow` and `dismiss` take its id among those of actions; `settle` has it looked up.
 * 3. `createOrderReader().open()` lists what to show, again after each change of kind `intents`.
 * 4. `orderOutcome(order, now, account)` tells how it stands: one case for each sentence.
 * 5. What may be offered again is in `draft`; `bookings` are the new meetings, `old` the moved one.
 */
export interface Order {
  id: string;
  kind: OrderKind;
  calendar: string;
  /** The start of the meeting that was ordered (UTC ms). */
  starts: number;
  /** The booking that a move takes away; `starts` is UTC ms. */
  old?: { id: string; starts: number | null };
  /**
   * A keyed hash of the guest's address, by which the new booking is recognised, and by which one
   * customer has one order at a time on a calendar. Dropped once the order is settled.
   */
  guest?: string;
  /** The address of the OnceHub account it was proposed under; absent where it is not known. */
  account?: string;
  /** When it was proposed (UTC ms); from `sent` on, when it was sent. */
  at: number;
  /** When it was sent, by OnceHub's clock (UTC ms); `null` where that is not known. */
  sentAt?: number | null;
  /** When the worker's wait for OnceHub's answer ended; absent if it died before. */
  ended?: Ended;
  state: OrderState;
  /** When its time to undo ends (UTC ms). Nothing is sent before. */
  until?: number;
  draft?: OrderDraft;
  /** The ids of the new meetings, as OnceHub answered or as its list showed them. */
  bookings?: string[];
  /** When OnceHub answered with the id of a new meeting (UTC ms). */
  yesAt?: number;
  /** That meeting was read by its id, and stands as ordered. */
  shown?: true;
  /** The fields whose answers OnceHub did not take, as the reading of the meeting shows. */
  ignored?: string[];
  /** The first look after the answer that did not find the new meeting. */
  missed?: Instant;
  /** When the last look that did not find it ended (UTC ms). */
  readAt?: number;
  /** The id of the intent that cancels the old meeting; noted before that is proposed. */
  cancel?: string;
  /** The new meeting is made, but was cancelled or moved before the old one could be cancelled. */
  changed?: true;
  /**
   * Why it was refused, or, once the new meeting is made, why the old one was not cancelled. In
   * doubt: OnceHub's refusal, which may be of a request that the browser repeated by itself.
   */
  failure?: Failure;
  /** The `Request-Id` of OnceHub's answer; OnceHub's support asks for it. */
  request?: string;
  /** Its customer was forgotten while it was in doubt. */
  forgotten?: true;
  /** The rep dismissed the notice of its outcome. */
  told?: true;
  /** The browser deleted the journal, and this is all that a copy elsewhere kept of the order. */
  restored?: true;
  /** Version of this row's format. */
  format: 1;
}

/** When a look began, by this computer's clock and by OnceHub's (UTC ms), `null` if not known. */
export interface Instant {
  at: number;
  server: number | null;
}

/** The states of an order; `applyOrderEvent` defines the transitions. */
export type OrderState =
  /** Undo is still possible; nothing was sent. */
  | 'proposed'
  /** Undone; nothing was sent. */
  | 'withdrawn'
  /** Its time to undo did not end normally. Nothing was sent. */
  | 'interrupted'
  /** Written to the journal before the POST that books; the request may or may not have left. */
  | 'sent'
  /** The request left, and no reliable answer came back. */
  | 'unknown'
  /** Of a move: the new meeting is made, and what becomes of the old one is still open. */
  | 'made'
  /** The new meeting was found at OnceHub; of a move, the old one is cancelled as well. */
  | 'done'
  /** The request provably never left, or OnceHub refused it and no look found the meeting. */
  | 'refused'
  /** No answer came, and late looks did not find the meeting. */
  | 'notMade'
  /** The meeting was booked twice. Of a move, the old one stands as well. */
  | 'twice'
  /** Of a move: the new meeting is made, and the old one is not cancelled. */
  | 'bothStand'
  /**
   * No look can tell any more. With `cancel` the new meeting is made, and it is the end of the old
   * one that is not known.
   */
  | 'notKnown';

/** Whether it is in doubt whether the new meeting is made, so that only a look can settle it. */
export const isOrderUnsettled = ({ state }: Order): boolean =>
  state === 'sent' || state === 'unknown';

/** Whether the order has no outcome yet. Meanwhile its customer has no other on the calendar. */
export const isOrderUnderWay = (order: Order): boolean =>
  order.state === 'proposed' || order.state === 'made' || isOrderUnsettled(order);

const UNTOLD: ReadonlySet<OrderState> = new Set([
  'interrupted',
  'refused',
  'notMade',
  'twice',
  'bothStand',
  'notKnown',
]);

/** Whether the order is under way, or did not end well and the rep has not dismissed that. */
export const isOrderOpen = (order: Order): boolean =>
  isOrderUnderWay(order) || (UNTOLD.has(order.state) && !order.told);
