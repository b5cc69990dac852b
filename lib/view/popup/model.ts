import type { Failure, Result } from '../../domain/result.ts';
import type { KeyState } from '../../settings/key-state.ts';
import type { Guest, LinkEvents, LinksModel } from '../links/model.ts';
import type {
  CoverageView,
  CustomerView,
  Names,
  PendingEvents,
  PendingView,
  Refresh,
  SearchFilters,
  SearchModel,
  Subject,
} from '../model.ts';

/** The link for the customer in the popup. */
export interface PopupLinkModel {
  links: LinksModel;
  /** The commands for links. */
  events: LinkEvents;
  guest: Guest;
  /** Their name or address; `null` where nobody is shown or on the page. */
  who: string | null;
  /** Their address or key; empty for nobody. */
  of: string;
  online: boolean;
  /** The link was pressed, or the shortcut for it. */
  start: 'press' | 'mark';
}

/** The state of the popup. */
export interface QuickFindModel extends SearchModel {
  /** `null` while it is being read. */
  key: KeyState | null;
  /** The people of the page in the active tab, offered first. */
  onPage: Subject[];
  /** Set when the page in the active tab was not read but may be read now. */
  unread: { origin: string } | null;
  /** `null` while it is being read. */
  coverage: CoverageView | null;
  /** The answer to the text the user confirmed with Enter. */
  answer:
    | null
    | { state: 'loading' }
    | { state: 'failed'; failure: Failure }
    | {
        state: 'found';
        customer: CustomerView;
        subject: Subject;
        refresh: Refresh;
        /** Opens the panel with this customer and the dialog that books a meeting with them. */
        book?: () => void;
      }
    | { state: 'nothing'; text: string };
  /** Absent until a link is asked for; `null` while it is being read. */
  link?: PopupLinkModel | null | undefined;
  names: Names;
  pending: PendingView[];
  /** The shortcut that opens the panel, as the browser writes it; empty when none is set. */
  panelKeys: string;
}

/** The commands of the popup. */
export interface QuickFindEvents extends Omit<PendingEvents, 'propose'> {
  /** Sets the text of the search field. */
  type(text: string): void;
  /** Replaces the filters of the search. */
  narrow(filters: SearchFilters): void;
  /** Looks up a text: on Enter, or when a row is pressed. */
  lookUp(text: string): void;
  /** Opens the panel with this customer; with `null`, with the page's people. */
  openPanel(address: string | null): void;
  /** Offers a link, and copies that of the calendar used last. */
  link(): Promise<void>;
  openOptions(): void;
  /** Reads the page in the active tab once, without a page script. */
  readOnRequest(): void;
  /** Requests the permission to read the site of a page. */
  askForSites(sites: { origin: string }): void;
  /** Asks OnceHub once more whether it accepts the key. */
  checkKey(): void;
  /** Unlocks the key; resolves to false when the passphrase is wrong. */
  unlock(passphrase: string): Promise<Result<boolean>>;
}
