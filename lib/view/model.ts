import type { Booking } from '../domain/booking.ts';
import type { Failure, FailureKind, Result } from '../domain/result.ts';
import type { SiteId } from '../domain/sites.ts';
import type { FoundPerson, Layer, PageKind } from '../page/report.ts';
import type { Window } from '../sync/plan.ts';
import type { Progress } from '../sync/progress.ts';
import type {
  ExtrasModel,
  FindFilters,
  FindModel,
  OutcomeEvents,
  PendingEvents,
  PendingView,
} from './panel/model.ts';

export type { ActionOrder, PendingView } from './panel/model.ts';

/** What is known of the key. `ending` is its last four characters, the only part ever shown. */
export type KeyState =
  | { state: 'none' }
  | { state: 'ready'; ending: string; account: string }
  /** Sealed by a passphrase, which has to be entered once the browser started. */
  | { state: 'locked'; ending: string; account: string }
  | { state: 'refused'; ending: string }
  | { state: 'planRefused'; ending: string };

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

/** Why the panel shows somebody the page did not offer. */
export type AskReason = 'noShowMenu' | 'lookUp' | 'list';

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
  window: Window;
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

/** The whole of what the panel shows; one value, one picture. `null` marks what is still being read from disk. */
export interface PanelModel {
  key: KeyState | null;
  page: PageState | null;
  /** Set while the panel shows somebody because of a menu click or a look-up, until the person goes back to the page. */
  asked: {
    reason: AskReason;
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

/** What the person can do in the panel. */
export interface PanelEvents extends PendingEvents {
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
  sayMine(domain: string, is: 'mine' | 'customer'): void;
  /** Takes the page's structure for a report, and shows it to the person. False where the browser does not let us. */
  reportPage(): Promise<boolean>;
  /** Shows the people meant by an address, a name, a booking id or a tracking id; answers how many there are. */
  lookUp(text: string): Promise<Result<number>>;
  /** Looks for people in the store as one types. */
  type(text: string): void;
  narrow(filters: FindFilters): void;
  /** Shows somebody of a list, or of the customer's company, until the person goes back. */
  open(address: string): void;
  /** Says whether another address is the customer's too. */
  join(other: string, together: boolean): Promise<Result<null>>;
  /** What can be done with the meetings that need an outcome; nothing until its code has come. */
  outcomes(): OutcomeEvents | undefined;
  /** Forgets what is stored of the customer shown. */
  forgetCustomer(): Promise<Result<null>>;
  /** Asks the browser for access to api.oncehub.com, where it was withheld. */
  grantAccess(): void;
  /** Opens a locked key; answers whether it was the right passphrase. */
  unlock(passphrase: string): Promise<Result<boolean>>;
}

/** The popup. */
export interface QuickFindModel extends FindModel {
  key: KeyState | null;
  /** The customer of the page behind the popup, offered first. */
  onPage: Subject[];
  /** Set where the page behind the popup is not read, and can be. */
  unread: { origin: string } | null;
  coverage: CoverageView | null;
  /** What Enter asked for. */
  answer:
    | null
    | { state: 'loading' }
    | { state: 'failed'; failure: Failure }
    | { state: 'found'; customer: CustomerView; subject: Subject; refresh: Refresh }
    | { state: 'nothing'; text: string };
  names: Names;
  pending: PendingView[];
  /** The keys that open the panel, as the browser writes them; empty where none are set. */
  panelKeys: string;
}

export interface QuickFindEvents extends Omit<PendingEvents, 'propose'> {
  type(text: string): void;
  narrow(filters: FindFilters): void;
  /** Enter, or a row pressed. */
  ask(text: string): void;
  /** Opens the panel on the customer shown, or on the page's. */
  openPanel(address: string | null): void;
  openOptions(): void;
  readOnce(): void;
  askForSites(sites: { origin: string }): void;
  /** Opens a locked key; answers whether it was the right passphrase. */
  unlock(passphrase: string): Promise<Result<boolean>>;
}

/** Which person the panel is about. */
export interface Subject {
  address: string;
  asWritten: string;
  /** As the page or the question named them. */
  name: string | null;
}
