import type { Booking } from '../../domain/booking.ts';
import type { Result } from '../../domain/result.ts';
import type { SiteId } from '../../domain/sites.ts';
import type { KeyState } from '../../settings/key-state.ts';
import type { PanelRequestReason } from '../../tabs/tab-state.ts';
import type {
  CoverageView,
  CustomerSummary,
  CustomerView,
  Names,
  PageState,
  PendingEvents,
  PendingView,
  Refresh,
  SearchFilters,
  SearchModel,
  Subject,
} from '../model.ts';

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
  people: CustomerSummary[];
  /** There may be further ones. */
  more: boolean;
}

/** What the panel shows beyond the customer; it comes after the first picture. */
export interface ExtrasModel {
  find: SearchModel;
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
export interface NoShowChoice {
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
  confirm(absences: readonly NoShowChoice[], held: readonly string[]): Promise<Result<null>>;
  /** Takes back that a meeting was noted as held. */
  unhold(booking: string): Promise<Result<null>>;
}

/** The whole of what the panel shows; one value, one picture. `null` marks what is still being read from disk. */
export interface PanelModel {
  key: KeyState | null;
  page: PageState | null;
  /** Set while the panel shows somebody because of a menu click or a look-up, until the person goes back to the page. */
  asked: {
    reason: PanelRequestReason;
    /** Empty where what was asked for holds no address. */
    people: Subject[];
    /** When it was asked (UTC ms): the same question asked again is a new one. */
    at: number;
  } | null;
  subject: Subject | null;
  /** Whether everybody linked to the record is shown as one; `null` where that is not offered. */
  together: boolean | null;
  /** A domain of somebody on the page that seems to be colleagues'; the person has not said yet. */
  suggested: string | null;
  customer: CustomerView | null;
  refresh: Refresh;
  /** `null` while it is being read. */
  coverage: CoverageView | null;
  /** `null` until its code has come. */
  extras: ExtrasModel | null;
  /** How many people the list in front names; 0 where there is no list. */
  listed: number;
  online: boolean;
  /** Actions under way, and those whose end was not put away, the latest first; of whatever customer. */
  pending: PendingView[];
  names: Names;
  /** For a no-show asked by menu: the bookings it could mark, the latest first. `undefined`: not asked, or not known yet. */
  noShowTargets?: Booking[] | undefined;
}

/** What the user can do beyond the first picture. */
export interface ExtrasEvents extends PendingEvents {
  /** Looks for people in the store as one types. */
  type(text: string): void;
  narrow(filters: SearchFilters): void;
  /** Says whether another address is the customer's too. */
  join(other: string, together: boolean): Promise<Result<null>>;
  /** Forgets what is stored of the customer shown. */
  forgetCustomer(): Promise<Result<null>>;
  /** What can be done with the meetings that need an outcome. */
  outcomes: OutcomeEvents;
}

/** What the user can do in the panel. */
export interface PanelEvents {
  /** What can be done beyond the first picture; `undefined` until its code has been loaded. */
  extras(): ExtrasEvents | undefined;
  openOptions(): void;
  /** Asks OnceHub again for the customer shown. */
  refresh(): void;
  /** Shows another of the people offered. */
  choose(address: string): void;
  /** Shows everybody linked to the record as one. */
  chooseAll(): void;
  /** Leaves a menu click's or a look-up's person. */
  backToPage(): void;
  /** Has the page read once more. */
  readPageAgain(): void;
  /** Reads the page this once, where the browser lets it be read. */
  readOnce(): void;
  /** Asks the browser to let these sites be read from now on: those of a page, or products it withholds. */
  askForSites(sites: { origin: string } | { withheld: readonly SiteId[] }): void;
  /** Says whether a domain is the person's own, so that nobody there is offered as a customer, or customers'. */
  setIgnored(domain: string, is: 'ignored' | 'customer'): void;
  /** Takes the page's structure for a report, and shows it to the person. False where the browser does not let us. */
  reportPage(): Promise<boolean>;
  /** Shows the people meant by an address, a name, a booking id or a tracking id; answers how many there are. */
  lookUp(text: string): Promise<Result<number>>;
  /** Shows somebody of a list, or of the customer's company, until the person goes back. */
  open(address: string): void;
  /** Asks the browser for access to api.oncehub.com, where it was withheld. */
  grantAccess(): void;
  /** Opens a locked key; answers whether it was the right passphrase. */
  unlock(passphrase: string): Promise<Result<boolean>>;
}
