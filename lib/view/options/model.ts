import type { Failure, Result } from '../../domain/result.ts';
import type { SiteId } from '../../domain/sites.ts';
import type { KeyState } from '../../settings/key-state.ts';
import type { RetentionPeriod } from '../../settings/sync-choice.ts';
import type { AddedSite } from '../../tabs/added-sites.ts';
import type { CoverageView } from '../model.ts';
import type { OptionsDeps } from './options.ts';

/** The state of the options page. */
export interface OptionsModel {
  /** `null` while it is being read. */
  key: KeyState | null;
  /** Whether a passphrase protects the key, whether or not the key is locked now. */
  isProtected: boolean;
  /** Whether the key just entered is being checked. */
  checking: boolean;
  /** Why the key just entered was refused. */
  failure: Failure | null;
  /**
   * Set while the key just entered is of another account and waits for the user's word: the
   * accounts' addresses, empty where they are not known.
   */
  otherAccount: { account: string; before: string } | null;
  /**
   * The products supported from installation. `on`: the user's switch; `withheld`: the browser does
   * not grant the host permission.
   */
  sites: { id: SiteId; name: string; hosts: string[]; on: boolean; withheld: boolean }[];
  /**
   * The products that can be added: `added` lists the sites the user added, `whole` is true when
   * every host of the product is granted.
   */
  products: {
    id: SiteId;
    name: string;
    hosts: readonly string[];
    added: AddedSite[];
    whole: boolean;
  }[];
  /** Sites the user added that belong to no product Bookside knows. */
  others: AddedSite[];
  /**
   * `listed`: addresses and domains that are never customers; `suggested`: domains that probably
   * belong to colleagues; `failure`: why the last entry was refused.
   */
  ignoreList: { listed: string[]; suggested: string[]; failure: 'freeMail' | 'unreadable' | null };
  /** Bytes used on disk, and the number of stored bookings; `null` while they are being counted. */
  stored: { bytes: number; bookings: number } | null;
  /** The extension's keyboard shortcuts, with the keys as the browser writes them. */
  shortcuts: { name: string; keys: string }[];
  /** `null` while it is being read. */
  coverage: CoverageView | null;
  /** Whether the browser deleted the settings, and the user has not confirmed to have read that. */
  settingsLost: boolean;
  /** The length of the undo period in seconds. */
  undo: number;
  /** The state of the search at OnceHub for the address the rep entered as their own. */
  me: { state: 'idle' | 'asking' } | { state: 'failed'; failure: Failure };
}

/** The commands of the options page. */
export interface OptionsEvents {
  /** Takes a key as typed or pasted; it is stored only when a request to OnceHub accepts it. */
  enterKey(key: string): void;
  /** Uses the key of another account, and removes what is stored; or leaves all as it is. */
  answerOtherAccount(agreed: boolean): void;
  /** Asks OnceHub once more whether it accepts the stored key. */
  checkKey(): void;
  /** Protects the key with a passphrase; `null` removes the protection. */
  setPassphrase(passphrase: string | null): Promise<Result<null>>;
  /** Unlocks the key; resolves to false when the passphrase is wrong. */
  unlock(passphrase: string): Promise<Result<boolean>>;
  /** Switches a product on or off. */
  setSite(id: SiteId, on: boolean): void;
  /** Requests the browser's permission to read a product's pages. */
  askForSite(id: SiteId): void;
  /** Removes the permission for an added site, by its match pattern. */
  removeSite(pattern: string): void;
  /**
   * Adds an address or domain, as typed, to the ignore list. Resolves to false when it is refused.
   */
  addIgnored(typed: string): Promise<boolean>;
  /** Removes an entry from the ignore list. */
  removeIgnored(entry: string): void;
  /** Notes that a suggested domain belongs to customers, so that it is not suggested again. */
  refuseSuggestion(domain: string): void;
  /** Sets how far back bookings are stored in this browser. */
  setWindow(window: RetentionPeriod): void;
  /** Pauses or resumes the sync. */
  setPaused(paused: boolean): void;
  /** Sets the length of the undo period, in seconds. */
  setUndo(seconds: number): void;
  /** Sets the rep's own address at OnceHub; an empty text removes it. */
  setMe(address: string): void;
  /** Records that the user read that the browser deleted the settings. */
  confirmLostSettings(): void;
  /** Lets code that is loaded late use what this page reads from and writes through. */
  makeWith<T>(make: (deps: OptionsDeps) => Promise<T>): Promise<T>;
  /** Deletes the key and all data. Resolves when this is done. */
  forget(): Promise<void>;
  /** Requests the browser's permission for api.oncehub.com, then checks the entered key again. */
  grantAccess(): void;
}
