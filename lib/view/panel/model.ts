import type { Booking } from '../../domain/booking.ts';
import type { Result } from '../../domain/result.ts';
import type { BuiltInId } from '../../domain/sites.ts';
import type { KeyState } from '../../settings/key-state.ts';
import type { PanelRequest } from '../../tabs/tab-state.ts';
import type { LinkEvents, LinksModel } from '../links/model.ts';
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
  Users,
} from '../model.ts';
import type { ReasonsView } from '../pending/reasons.ts';
import type { MoveEvents, MoveView } from '../slots/move/model.ts';
import type { OfferEvents } from '../slots/offer/offer.ts';
import type { AskColleagues } from './colleagues.ts';
import type { AskConversation } from './conversations.ts';

/**
 * The label of a person on a list page, the first that applies: an upcoming meeting, a no-show in
 * the last 90 days, past bookings, or no booking in the store.
 */
export type ListedState = 'ahead' | 'missed' | 'past' | 'none';

/** One person of a list page. */
export interface ListedPerson {
  subject: Subject;
  state: ListedState;
  /** The next meeting, the latest no-show, or the latest booking. */
  booking: Booking | null;
}

/** Other people with bookings at the customer's company. */
export interface CompanyView {
  domain: string;
  /** Latest meeting first. */
  people: CustomerSummary[];
  /** The read limit was reached, so there may be more people. */
  more: boolean;
}

/** The parts of the panel that are lazy-loaded after the first paint. */
export interface ExtrasModel {
  find: SearchModel;
  /** The people of the list page; `null` while it is being read, or when the page is not a list. */
  listed: ListedPerson[] | null;
  company: CompanyView | null;
  /**
   * For a customer without bookings: people with bookings who may be the same person under another
   * spelling of the address or name, the likeliest first.
   */
  near: Subject[];
  /** What is needed to offer links; `null` while it is being read. */
  links: LinksModel | null;
  outcomes: OutcomesView;
  pending: PendingView[];
  /** Moves under way and ends not yet dismissed, the latest first. */
  moves: MoveView[];
  /** The length of the undo period in seconds. */
  undo: number;
  users: Users;
  /** What is at hand where a reason is asked for. */
  reasons: ReasonsView;
  /** How far OnceHub's clock is ahead of this computer's, in ms; 0 where that is not known. */
  ahead: number;
  /**
   * For the menu's no-show command: the bookings it can mark, the latest first. `undefined` when
   * the command was not used, or while the bookings are not known.
   */
  noShowTargets?: Booking[] | undefined;
}

/** One row of the list of past meetings that need an outcome. */
export interface OutcomeRow {
  booking: Booking;
  /**
   * `open`: no outcome yet. `held`: the rep noted the meeting as held, in this browser only.
   * `marked`: marked as a no-show since the list was opened.
   */
  state: 'open' | 'held' | 'marked';
}

/** One entry of the list: a meeting, or a session with a row for each of its seats. */
export interface OutcomeEntry {
  /** The booking's id; for a session, what its seats have in common. */
  id: string;
  /** Of a session, by the customers' names. */
  rows: OutcomeRow[];
  /**
   * For a session: how many of its seats are marked as no-shows besides these rows. `null` for a
   * meeting.
   */
  missed: number | null;
}

/** The rep's meetings of the last two weeks that need an outcome. */
export interface OutcomesView {
  /** The list is shown instead of the customer. */
  open: boolean;
  /** The ids of unsent no-shows that are being asked about again; empty for none. */
  again: readonly string[];
  /** The rep's OnceHub user is not known, and meetings of the account need an outcome. */
  asksWho: boolean;
  /** Latest first; what is wholly noted as held comes last. */
  entries: OutcomeEntry[];
  /** There are more, older meetings than these entries. */
  more: boolean;
}

/** A meeting selected to be marked as a no-show. */
export interface NoShowChoice {
  /** The id the action will have. */
  intent: string;
  /** The booking as it was shown. */
  booking: Booking;
}

/** The commands of the outcomes list. */
export interface OutcomeEvents {
  /** Shows the list (true) or the customer (false). */
  show(open: boolean): void;
  /**
   * Notes the meetings `held` as held, then proposes all no-shows together, with one undo period.
   * Idempotent: the same `absences` again are the same actions, by their ids.
   */
  confirm(absences: readonly NoShowChoice[], held: readonly string[]): Promise<Result<null>>;
  /** Asks about no-shows that were not sent, by their ids; none ends it. Sends nothing. */
  askAgain(intents: readonly string[]): void;
  /** Removes the note that a meeting was held. */
  unhold(booking: string): Promise<Result<null>>;
}

/** The whole state of the panel. `null` marks a part that is still being read from disk. */
export interface PanelModel {
  key: KeyState | null;
  page: PageState | null;
  /**
   * Set while the panel shows a person from a menu click, look-up or list instead of the page's
   * people, until the user goes back to the page.
   */
  asked: {
    reason: PanelRequest['reason'];
    /** Empty when the selected text contained no address, or nobody has the number that it is. */
    people: Subject[];
    /** The telephone number that leads to them. */
    number?: string;
    /** The names of those found by it; missing while it is looked for. */
    names?: PanelRequest['names'];
    /** When it was requested (UTC ms): the same request made again is a new one. */
    at: number;
  } | null;
  /** The person shown, or the first of a group; `null` when there is none. */
  subject: Subject | null;
  /** Whether all people linked to the record are shown as one; `null` when that is not offered. */
  together: boolean | null;
  /**
   * A domain on the page that probably belongs to the user's colleagues and that the user has not
   * classified yet.
   */
  suggested: string | null;
  customer: CustomerView | null;
  refresh: Refresh;
  /** `null` while it is being read. */
  coverage: CoverageView | null;
  /** `null` until its code is loaded. */
  extras: ExtrasModel | null;
  /** The number of people on the list page in the active tab; 0 when the page is not a list. */
  listed: number;
  online: boolean;
  /** Actions under way and results not yet dismissed, of all customers, the latest first. */
  pending: PendingView[];
  names: Names;
  /**
   * For the menu's no-show command: the bookings it can mark, the latest first. `undefined` when
   * the command was not used, or while the bookings are not known.
   */
  noShowTargets?: Booking[] | undefined;
}

/** The commands of the lazy-loaded parts of the panel. */
export interface ExtrasEvents extends PendingEvents {
  /** The commands for links to calendars. */
  links: LinkEvents;
  /** Reads from the store who could take a meeting. */
  colleagues: AskColleagues;
  /** Moves meetings, and reads the links of their guests. */
  moves: MoveEvents;
  /** Asks for the answers of the conversation that a booking came from. */
  conversation: AskConversation;
  /** Keeps a reason in the user's own words, to offer it again. */
  keepReason(reason: string): Promise<void>;
  /** Offers free times to the customer shown. */
  offer: OfferEvents;
  /**
   * Shows whoever is stored with a telephone number, by the rule of the menu; resolves to how many
   * they are.
   */
  findNumber(number: string): Promise<Result<number>>;
  /** Sets the text of the search in the store. */
  type(text: string): void;
  /** Replaces the filters of the search. */
  narrow(filters: SearchFilters): void;
  /** Joins another address to the customer (true), or separates it (false). */
  join(other: string, together: boolean): Promise<Result<null>>;
  /** Deletes the stored data of the customer shown. */
  forgetCustomer(): Promise<Result<null>>;
  /** The commands of the outcomes list. */
  outcomes: OutcomeEvents;
}

/** The commands of the panel. */
export interface PanelEvents {
  /** The commands of the lazy-loaded parts; `undefined` until their code is loaded. */
  extras(): ExtrasEvents | undefined;
  openOptions(): void;
  /** Refreshes the customer shown from OnceHub. */
  refresh(): void;
  /** Shows another of the people offered. */
  choose(address: string): void;
  /** Shows all people linked to the record as one group. */
  chooseAll(): void;
  /** Ends a menu click, look-up or list selection and shows the page's people again. */
  backToPage(): void;
  /** Requests a new report from the page script. */
  readPageAgain(): void;
  /** Reads the page once, without a page script; needs the browser's permission for this page. */
  readOnRequest(): void;
  /** Requests the permission to read a page's site, or products for which it is missing. */
  askForSites(sites: { origin: string } | { withheld: readonly BuiltInId[] }): void;
  /**
   * Classifies a domain: `ignored` means the user's own organisation, whose people are never shown
   * as customers; `customer` means a customer's.
   */
  setIgnored(domain: string, is: 'ignored' | 'customer'): void;
  /**
   * Takes the page's structure for a bug report and shows it to the user. Resolves to false when
   * the browser does not allow the page to be read.
   */
  reportPage(): Promise<boolean>;
  /**
   * Shows the people found by an address, a name, a booking id or a tracking id; resolves to the
   * number of people.
   */
  lookUp(text: string): Promise<Result<number>>;
  /** Shows a person from a list page or from the customer's company, until the user goes back. */
  open(address: string): void;
  /** Requests the browser's permission for api.oncehub.com when it is missing. */
  grantAccess(): void;
  /** Unlocks the key; resolves to false when the passphrase is wrong. */
  unlock(passphrase: string): Promise<Result<boolean>>;
}
