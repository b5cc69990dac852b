import type { Booking, Status } from '../../domain/booking.ts';
import type { Subject } from '../subject.ts';
import type { OutcomesView } from './outcomes-model.ts';
import type { PendingView } from './pending-model.ts';

/** One row of an answer in the popup: a person with what matters at a glance. */
export interface FoundCustomer {
  subject: Subject;
  company: string | null;
  next: Booking | null;
  last: Booking | null;
  count: number;
}

/** Somebody or something by id. */
export interface Named {
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
