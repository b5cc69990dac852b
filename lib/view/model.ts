import type { ActionKind, Booking, Status } from '../domain/booking.ts';
import type { ActionCommand } from '../domain/command.ts';
import type { FoundPerson, Layer, PageKind } from '../domain/page-report.ts';
import type { Failure, FailureKind, Result } from '../domain/result.ts';
import type { SiteId } from '../domain/sites.ts';
import type { RetentionPeriod } from '../settings/sync-choice.ts';
import type { Progress } from '../sync/progress.ts';

export type { KeyState } from '../settings/key-state.ts';
export type { PanelRequestReason } from '../tabs/tab-state.ts';

/** What the tab beside the panel holds. */
export type PageState =
  /**
   * No page script answers: another site, or a page opened before Bookside was installed. `origin` is
   * set while the browser lets this one page be read; `withheld` names products whose pages it hides.
   */
  | { kind: 'unsupported'; origin: string | null; withheld: SiteId[] }
  /** The person switched this site off in the options. */
  | { kind: 'siteOff'; site: SiteId }
  | { kind: 'reading'; site: SiteId }
  /** `leftOut`: everybody there is on the person's own list. */
  | ({ kind: 'nobody'; leftOut: boolean } & PageFacts)
  | ({ kind: 'people'; people: FoundPerson[] } & PageFacts);

/** What Bookside took a page for, and how it read it. */
export interface PageFacts {
  site: SiteId;
  page: PageKind;
  /** Which of a reader's layers named the people; `null` where nobody is named. */
  layer: Layer | null;
  origin: string;
  /** Read this once, by the person's wish; no script follows the page. */
  once: boolean;
}

/** Everything the panel shows of one customer, read from the store. */
export interface CustomerView {
  /** The address asked for, as written; several where the person joined them. */
  addresses: string[];
  /** From the bookings, else the contact, else the page; `null` where only the address is known. */
  name: string | null;
  company: string | null;
  phone: string | null;
  /** The earliest meeting not over yet. */
  next: Booking | null;
  /** All others, latest start first; further upcoming ones included. */
  history: Booking[];
  /** When OnceHub was last asked about this customer (UTC ms); `null`: never. */
  checked: number | null;
  /** False where a page cap or a break left the answer partial. */
  complete: boolean;
  /** Whether OnceHub has a contact with this address; `null` before it was asked. */
  known: boolean | null;
  /** Set where several people are shown as one. */
  joined?: readonly Subject[];
}

/** The request under way for the customer shown. */
export type Refresh =
  | { state: 'idle' }
  | { state: 'loading'; since: number }
  | { state: 'failed'; failure: Failure };

/** Names by id: hosts, calendars, pages, event types. An id that is missing is gone at OnceHub. */
export type Names = ReadonlyMap<string, string>;

/** How far the store reaches, and what the sync is doing about it. */
export interface CoverageView extends Progress {
  window: RetentionPeriod;
  paused: boolean;
  /** The disk was full: the oldest bookings were dropped and filling rests until the person says otherwise. */
  full: boolean;
  /** Who the rep is at OnceHub, where they said so. */
  me: { id: string; address: string; name: string } | null;
  /** Why the last step of the sync failed; `null` when it did not. */
  failure: FailureKind | null;
  /** When it goes on (UTC ms). */
  nextAt: number;
}

/** Which person the panel is about. */
export interface Subject {
  address: string;
  asWritten: string;
  /** As the page or the question named them. */
  name: string | null;
}

/** One row of an answer in the popup: a person with what matters at a glance. */
export interface CustomerSummary {
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
export interface SearchFilters {
  status?: Status;
  period?: Period;
  /** A user's id. */
  host?: string;
  /** The id of a calendar, page or event type. */
  place?: string;
}

/** A search in the store as one types. */
export interface SearchModel {
  text: string;
  filters: SearchFilters;
  /** `null` while nothing is looked for. */
  rows: CustomerSummary[] | null;
  /** What can be narrowed to, by name. */
  hosts: Named[];
  places: Named[];
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

/** What the person can do about an action. */
export interface PendingEvents {
  /** Begins the time to undo; what becomes of it is seen among the pending. */
  propose(commands: readonly ActionCommand[]): Promise<Result<unknown>>;
  undo(intents: readonly string[]): void;
  sendNow(intents: readonly string[]): void;
  /** Puts away how it ended. */
  dismiss(intents: readonly string[]): void;
}
