import type { ActionKind, Booking, Status } from '../domain/booking.ts';
import type { ActionCommand } from '../domain/command.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { FoundPerson, Layer, PageKind } from '../domain/page-report.ts';
import type { Failure, FailureKind, OutOfRoom, Result } from '../domain/result.ts';
import type { ShownBooking, ShownField } from '../domain/shown-booking.ts';
import type { BuiltInId, SiteId } from '../domain/sites.ts';
import type { RetentionPeriod } from '../settings/sync-choice.ts';
import type { Progress } from '../sync/progress.ts';

export type { KeyMark, KeyState } from '../settings/key-state.ts';
export type { PanelRequestReason } from '../tabs/tab-state.ts';

/** The state of the page in the active tab, as the panel or the popup shows it. */
export type PageState =
  /**
   * No page script has reported from this tab: the site is not supported, or the page was opened
   * before Bookside was installed. `origin` is set while the browser allows this one page to be
   * read (`activeTab`); `withheld` lists the supported products for which the host permission is
   * missing.
   */
  | { kind: 'unsupported'; origin: string | null; withheld: BuiltInId[] }
  /** The user switched this site off in the options. */
  | { kind: 'siteOff'; site: SiteId }
  /** The page has not finished loading, so its people are not known yet. */
  | { kind: 'reading'; site: SiteId }
  /**
   * No possible customer was found. `leftOut`: people were found, but all of them are on the user's
   * ignore list.
   */
  | ({ kind: 'nobody'; leftOut: boolean } & PageFacts)
  /** Possible customers were found, the likeliest first. */
  | ({ kind: 'people'; people: FoundPerson[] } & PageFacts);

/** What kind of page the reader recognised, and how it read it. */
export interface PageFacts {
  site: SiteId;
  page: PageKind;
  /** Which layer of the reader found the people; `null` when no person was found. */
  layer: Layer | null;
  origin: string;
  /** The page was read on request; no page script reports later changes. */
  onRequest: boolean;
  /**
   * Names of people whose mail a group passed on, and numbers of a record without an address; they
   * only find people.
   */
  via?: readonly string[] | undefined;
}

/** Everything the panel shows of one customer, read from the store. */
export interface CustomerView {
  /**
   * The customer's address as the page wrote it, or the key of one without an address; then the
   * other addresses that the user joined to it.
   */
  addresses: string[];
  /**
   * Of these, lower-cased, the ones the page shows or the user joined: whoever booked under another
   * one has the same OnceHub contact, and may be another person.
   */
  own: string[];
  /** From the bookings, else the contact, else the page; `null` when only the address is known. */
  name: string | null;
  company: string | null;
  phone: string | null;
  /** The earliest meeting that has not ended. */
  next: Booking | null;
  /** All other bookings, latest start first; later upcoming ones are included. */
  history: Booking[];
  /** When OnceHub was last asked about this customer (UTC ms); `null`: never. */
  checked: number | null;
  /** False when a page limit or an interruption left OnceHub's answer incomplete. */
  complete: boolean;
  /** How many bookings of this customer could not be read; absent for none. */
  unread?: number | undefined;
  /** Whether OnceHub has a contact with this address; `null` before OnceHub was asked. */
  known: boolean | null;
  /** Set when several people are shown as one group. */
  joined?: readonly Subject[];
}

/** The state of the request to OnceHub for the customer shown. */
export type Refresh =
  | { state: 'idle' }
  /** `since`: when the request started, UTC ms. */
  | { state: 'loading'; since: number }
  | { state: 'failed'; failure: Failure };

/**
 * Names of hosts, calendars, booking pages and event types by id, and of hosts by their address,
 * too. An id without an entry no longer exists at OnceHub.
 */
export type Names = ReadonlyMap<string, string>;

/** The account's users by their lower-cased addresses, former ones among them. */
export type Users = ReadonlyMap<string, { id: string; name: string }>;

/** How far back the store is complete, and the state of the sync that fills it. */
export interface CoverageView extends Progress {
  /** How far back the user wants bookings to be stored. */
  window: RetentionPeriod;
  /** The user paused the sync. */
  paused: boolean;
  /**
   * Why there was no more room: the oldest bookings were evicted, and the sync is stopped until the
   * user starts it again. `false` while there is room.
   */
  full: OutOfRoom | false;
  /** The rep's user at OnceHub, when the rep entered their own address; else `null`. */
  me: { id: string; address: string; name: string } | null;
  /** Why the last step of the sync failed; `null` when it did not. */
  failure: FailureKind | null;
  /** When the next step of the sync is due, UTC ms. */
  nextAt: number;
}

/** The person a view shows. */
export interface Subject {
  /** Normalised: trimmed, lower case, NFC; without an address the customer's key. */
  address: string;
  /** The address in the letter case of the page; without one what is shown in its place. */
  asWritten: string;
  /** The name on the page or in the request; `null` when none was given. */
  name: string | null;
}

/** One row of a result list: a person with a short summary of their bookings. */
export interface CustomerSummary {
  subject: Subject;
  company: string | null;
  /** The earliest meeting that has not ended. */
  next: Booking | null;
  /** The latest booking that started before now. */
  last: Booking | null;
  /** Number of stored bookings. */
  count: number;
}

/** An entry of a filter list: a host, calendar, booking page or event type. */
interface Named {
  id: string;
  name: string;
}

/** A search period: upcoming meetings, or the last 7, 30, 91 or 365 days. */
export type Period = 'ahead' | 'week' | 'month' | 'quarter' | 'year';

/** The filters of a search; a field that is not set does not filter. */
export interface SearchFilters {
  status?: Status;
  period?: Period;
  /** The id of a OnceHub user. */
  host?: string;
  /** The id of a calendar, booking page or event type. */
  place?: string;
}

/** The state of the search-as-you-type in the store. */
export interface SearchModel {
  text: string;
  filters: SearchFilters;
  /** The results; `null` while there is no query. */
  rows: CustomerSummary[] | null;
  /** The choices for the host and place filters, sorted by name. */
  hosts: Named[];
  places: Named[];
}

/** An action under way, or one that ended and whose result the user has not dismissed. */
export interface PendingView {
  /** The id of the action. */
  intent: string;
  /** The id of the booking. */
  booking: string;
  kind: ActionKind;
  /** What is known of it. */
  outcome: Outcome;
  /** What differs now from what was confirmed, where that stopped it. */
  changes: readonly ShownField[];
  /** The booking as it was confirmed, as long as that may be needed. */
  seen?: ShownBooking | undefined;
  /** While true, the booking accepts no other action. */
  blocks: boolean;
  /** When it was proposed or, once it was sent, when it was sent; UTC ms. */
  since: number;
  /** When the undo period ends, UTC ms. */
  until: number;
  /** The length of the undo period in seconds. */
  seconds: number;
  /** The form's values, to fill it in again for a retry. */
  draft?: { reason: string; mail: boolean } | undefined;
  /** The id shared by all actions that were proposed together. */
  group?: string | undefined;
  /** How many these are; absent for an action proposed alone. */
  size?: number | undefined;
  /** Of a reassignment: the name of who is to host it, where it is known. */
  toWhom?: string | undefined;
  /** The booking from the store; `null` when the store does not have it. */
  meeting: Booking | null;
  /** The action was confirmed in this view. */
  own: boolean;
  /** Undo was pressed after the action had been sent. */
  late: boolean;
  /** The state as text for screen readers: changes with the state only, not with the countdown. */
  said: string;
}

/** The commands for actions on bookings. */
export interface PendingEvents {
  /** Starts the undo period; the result appears in the list of pending actions. */
  propose(commands: readonly ActionCommand[]): Promise<Result<unknown>>;
  /** Withdraws actions that have not been sent. */
  undo(intents: readonly string[]): void;
  /** Ends the undo period early and sends the actions. */
  sendNow(intents: readonly string[]): void;
  /** Removes ended actions from the list. */
  dismiss(intents: readonly string[]): void;
}
