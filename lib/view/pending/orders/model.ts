import type { ReadonlySignal } from '@preact/signals-core';
import type { Booking } from '../../../domain/booking.ts';
import type { OrderCommand, OrderDraft, OrderKind } from '../../../domain/orders/order.ts';
import type { OrderOutcome } from '../../../domain/orders/order-outcome.ts';
import type { Result } from '../../../domain/result.ts';
import type { LinkEvents, LinksModel } from '../../links/model.ts';
import type { OfferEvents } from '../../slots/offer/offer.ts';

/** A meeting an order made, or the one it moves; `booking` is `null` where it is not stored. */
export interface OrderMeeting {
  id: string;
  booking: Booking | null;
}

/** An order under way, or one that ended and whose result the user has not dismissed. */
export interface OrderView {
  /** The id of the order. */
  order: string;
  kind: OrderKind;
  calendar: string;
  /** The calendar's name, where it is stored. */
  calendarName: string | null;
  /** The start that was ordered (UTC ms). */
  starts: number;
  /** Whom it is for, as far as that is still kept here. */
  who: string | null;
  outcome: OrderOutcome;
  /** The length of the undo period in seconds, and when it ends (UTC ms). */
  seconds: number;
  until: number;
  /** When it was proposed or, once it was sent, when it was sent (UTC ms). */
  since: number;
  /** What was typed, to be offered again; absent where it is not kept. */
  draft?: OrderDraft | undefined;
  /** The meetings it made, as OnceHub named them. */
  meetings: OrderMeeting[];
  /** The meeting that a move takes away. */
  old: OrderMeeting | null;
  /** The order was confirmed in this view. */
  own: boolean;
  /** Undo was pressed after it had been sent. */
  late: boolean;
}

/** The orders that are shown, and the commands for them. */
export interface OrderEvents {
  /** The latest first. */
  shown: ReadonlySignal<OrderView[]>;
  /** Starts the undo period; the result appears among those shown. */
  propose(command: OrderCommand): Promise<Result<unknown>>;
  /** Withdraws an order that has not been sent. */
  undo(order: string): void;
  /** Ends the undo period early and sends the order. */
  sendNow(order: string): void;
  /** Removes an ended order from those shown. */
  dismiss(order: string): void;
}

/** What is known of whom a meeting is booked for; what is not known is asked. */
export interface BookRequest {
  /** The calendar to begin with; without it the one used last. */
  calendar?: string | undefined;
  name: string | null;
  /** An e-mail address, never a key. */
  email: string | null;
  phone: string | null;
  /** IANA name; without it that of the customer shown is taken, where it is known. */
  zone?: string | undefined;
  /** What was typed for an order that was not carried out. */
  draft?: OrderDraft | undefined;
  /** OnceHub refused that order because questions of the calendar were not answered. */
  asksQuestions?: boolean | undefined;
}

/** A question that earlier bookings of a calendar answered, with the last answer. */
export interface AskedBefore {
  /** Its name in OnceHub's form. */
  field: string;
  answer: string;
}

/** What booking needs, and its commands. */
export interface BookEvents {
  /** What is being booked in this view; `null` for nothing. */
  asked: ReadonlySignal<BookRequest | null>;
  /** Opens the dialog; `null` closes it. */
  ask(request: BookRequest | null): void;
  /** The calendars; `null` while they are being read. */
  links: ReadonlySignal<LinksModel | null>;
  linkEvents: LinkEvents;
  offer: OfferEvents;
  orders: OrderEvents;
  /** The length of the undo period in seconds. */
  undo: ReadonlySignal<number>;
  /** The questions that stored bookings of a calendar answered, as far as there are any. */
  questions(calendar: string): Promise<AskedBefore[]>;
}
