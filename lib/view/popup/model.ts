import type { Failure, Result } from '../../domain/result.ts';
import type { KeyState } from '../../settings/key-state.ts';
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
/** The popup. */
export interface QuickFindModel extends SearchModel {
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
  narrow(filters: SearchFilters): void;
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
