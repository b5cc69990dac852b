import type { ActionKind, Booking, Status } from '../../domain/booking.ts';
import type { Failure, Result } from '../../domain/result.ts';
import type { Subject } from '../model.ts';

/** One row of an answer in the popup: a person with what matters at a glance. */
export interface FoundCustomer {
  subject: Subject;
  company: string | null;
  next: Booking | null;
  last: Booking | null;
  count: number;
}

/** Somebody or something by id. */
interface Named {
  id: string;
  name: string;
}

/** Meetings ahead, or the last 7, 30, 91 or 365 days. */
export type Period = 'ahead' | 'week' | 'month' | 'quarter' | 'year';

/** What a search is narrowed to; what is left out does not narrow. */
export interface FindFilters {
  status?: Status;
  period?: Period;
  /** A user's id. */
  host?: string;
  /** The id of a calendar, page or event type. */
  place?: string;
}

/** A search in the store as one types. */
export interface FindModel {
  text: string;
  filters: FindFilters;
  /** `null` while nothing is looked for. */
  rows: FoundCustomer[] | null;
  /** What can be narrowed to, by name. */
  hosts: Named[];
  places: Named[];
}

/** What matters most of somebody on a list: a meeting ahead, a no-show of the last 90 days, earlier bookings, or none in the store. */
export type ListedState = 'ahead' | 'missed' | 'past' | 'none';

/** One person of a list page. */
export interface ListedPerson {
  subject: Subject;
  state: ListedState;
  /** The next meeting, the latest no-show, or the latest booking. */
  booking: Booking | null;
}

/** Others with bookings at the customer's organisation. */
export interface CompanyView {
  domain: string;
  /** Who met last first. */
  people: FoundCustomer[];
  /** There may be further ones. */
  more: boolean;
}

/** What the panel shows beyond the customer; it comes after the first picture. */
export interface ExtrasModel {
  find: FindModel;
  /** The people of the list in front; `null` while it is being read, or where there is none. */
  listed: ListedPerson[] | null;
  company: CompanyView | null;
  outcomes: OutcomesView;
  pending: PendingView[];
  /** How many seconds an action can be undone before it is sent. */
  undo: number;
}

/** One past meeting of the rep's in the list of those that need an outcome. */
export interface OutcomeRow {
  booking: Booking;
  /**
   * `open`: nobody said yet how it went. `held`: the person noted it as held, on this computer
   * alone. `marked`: a no-show since the list was opened.
   */
  state: 'open' | 'held' | 'marked';
}

/** The rep's meetings of the last two weeks that need an outcome. */
export interface OutcomesView {
  /** The list stands in place of the customer. */
  open: boolean;
  /** Whose meetings these are is not known, and there are some of somebody's. */
  asksWho: boolean;
  /** Latest first, those noted as held at the end. */
  rows: OutcomeRow[];
  /** There are further ones, older than these. */
  more: boolean;
}

/** A meeting chosen to be marked as a no-show, under the id its action will have. */
export interface Absence {
  intent: string;
  /** As it was shown. */
  booking: Booking;
}

/** What can be done with the list. */
export interface OutcomeEvents {
  /** Shows the list, or the customer again. */
  show(open: boolean): void;
  /**
   * Notes these as held, then proposes the no-shows together, with one time to undo. The same
   * absences again are the same actions.
   */
  judge(absences: readonly Absence[], held: readonly string[]): Promise<Result<null>>;
  /** Takes back that a meeting was noted as held. */
  unhold(booking: string): Promise<Result<null>>;
}

export type PendingState =
  /** It can be undone; nothing was sent. */
  | 'waiting'
  | 'sending'
  /** Sent, and in doubt until a reading tells. */
  | 'checking'
  /** Its time to undo was cut short; nothing was sent. */
  | 'interrupted'
  /** OnceHub said no, or it never left; `failure` says why. */
  | 'refused'
  /** It was sent and never arrived. */
  | 'notDone'
  | 'done'
  | 'withdrawn';

/** An action under way, or one whose end the person has not put away yet. */
export interface PendingView {
  intent: string;
  booking: string;
  kind: ActionKind;
  state: PendingState;
  /** The booking takes no other action meanwhile. */
  blocks: boolean;
  /** When it was proposed; once it was sent, when that was (UTC ms). */
  since: number;
  /** When its time to undo ends, and how many seconds that is in all. */
  until: number;
  seconds: number;
  failure?: Failure | undefined;
  /** What to ask again with. */
  draft?: { reason: string; mail: boolean } | undefined;
  /** The same for those proposed together. */
  group?: string | undefined;
  /** As the store has it; `null` where it is not there. */
  meeting: Booking | null;
  /** Confirmed in this view. */
  own: boolean;
  /** Undo was pressed after it had been sent. */
  late: boolean;
  /** How it stands, for those who listen: changes with its state, not with the time. */
  said: string;
}

/** What the person's confirm sends. `seen` is the booking exactly as it was shown. */
export interface ActionOrder {
  kind: ActionKind;
  seen: Booking;
  /** Read by the customer; empty for none. */
  reason: string;
  /** Whether OnceHub mails the customer about a cancellation. */
  mail: boolean;
}

/** What the person can do about an action. */
export interface PendingEvents {
  /** Begins the time to undo; what becomes of it is seen among the pending. */
  propose(order: ActionOrder): Promise<Result<unknown>>;
  undo(intents: readonly string[]): void;
  sendNow(intents: readonly string[]): void;
  /** Puts away how it ended. */
  dismiss(intents: readonly string[]): void;
}
