import type { Failure, Result } from '../../domain/result.ts';
import type { SiteId } from '../../domain/sites.ts';
import type { KeyState } from '../../settings/key-state.ts';
import type { RetentionPeriod } from '../../settings/sync-choice.ts';
import type { AddedSite } from '../../tabs/site-access.ts';
import type { CoverageView } from '../model.ts';

/** The options page. */
export interface OptionsModel {
  key: KeyState | null;
  /** Whether a passphrase guards the key, locked or not. */
  isProtected: boolean;
  checking: boolean;
  /** Why the key just entered was not taken. */
  failure: Failure | null;
  sites: { id: SiteId; name: string; hosts: string[]; on: boolean; withheld: boolean }[];
  /** Products that can be added, each with what was added of it. */
  products: {
    id: SiteId;
    name: string;
    hosts: readonly string[];
    added: AddedSite[];
    whole: boolean;
  }[];
  /** Sites that were added and belong to no product Bookside knows. */
  others: AddedSite[];
  /** Addresses and domains that are never a customer's, and domains that seem to be. */
  ignoreList: { listed: string[]; suggested: string[]; failure: 'freeMail' | 'unreadable' | null };
  /** Bytes of disk used, and bookings kept. */
  stored: { bytes: number; bookings: number } | null;
  shortcuts: { name: string; keys: string }[];
  coverage: CoverageView | null;
  /** How many seconds an action can be undone before it is sent. */
  undo: number;
  /** What became of the address entered as the rep's own. */
  me: { state: 'idle' | 'asking' } | { state: 'failed'; failure: Failure };
}

export interface OptionsEvents {
  /** A key as typed or pasted; it is checked against OnceHub and kept only when it holds. */
  enterKey(key: string): void;
  /** Has a passphrase guard the key; `null` for none any more. */
  setPassphrase(passphrase: string | null): Promise<Result<null>>;
  /** Opens a locked key; answers whether it was the right passphrase. */
  unlock(passphrase: string): Promise<Result<boolean>>;
  setSite(id: SiteId, on: boolean): void;
  /** Asks the browser to let a product's pages be read: one that can be added, or one it withholds. */
  askForSite(id: SiteId): void;
  /** Gives up what was added. */
  removeSite(pattern: string): void;
  /** Lists an address or domain, as typed, as never a customer's. True where it was taken. */
  addIgnored(typed: string): Promise<boolean>;
  removeIgnored(entry: string): void;
  /** The domain is customers' after all, and is not suggested again. */
  refuseSuggestion(domain: string): void;
  /** How far back bookings are kept in this browser. */
  setWindow(window: RetentionPeriod): void;
  setPaused(paused: boolean): void;
  setUndo(seconds: number): void;
  /** The rep's own address at OnceHub; empty to forget it. */
  setMe(address: string): void;
  /** Forgets key and data, everywhere. Resolves when done. */
  forget(): Promise<void>;
  grantAccess(): void;
}
