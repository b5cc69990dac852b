import type { Change } from '../messages/changes.ts';
import type { send as sendMessage } from '../messages/send.ts';
import type { KeyedStore, SettingStore } from '../platform/storage.ts';
import type { TabRef } from '../platform/tabs.ts';
import type { PageReader } from '../store/page-reader.ts';

/** Everything a view depends on, passed in as one object, so that a test can replace any of it. */
export interface ViewDeps {
  /** Reads the store of bookings and contacts (IndexedDB). */
  reader: PageReader;
  /** The user's settings, which only the background writes. */
  settings: Pick<SettingStore, 'get'>;
  /** `storage.local`: kept across restarts of the browser. */
  local: KeyedStore;
  /** `storage.session`: kept until the browser is closed. */
  session: KeyedStore;
  /** Sends a message to the background and resolves to its answer. */
  send: typeof sendMessage;
  /** The window the view belongs to and the active tab of that window. */
  place(): Promise<TabRef>;
  /** The match patterns of the sites whose pages the extension may read now. */
  granted(): Promise<string[]>;
  /**
   * Shows the browser's permission request for these match patterns; resolves to true when the user
   * grants it. Browsers accept the request only in the event handler of a click or key press.
   */
  askForSites(patterns: readonly string[]): Promise<boolean>;
  /** Calls the listener with the id of the new active tab each time it changes in `window`. */
  observeFront(window: number, listener: (tab: number) => void): void;
  /** Calls the listener for each change announced by another context of the extension. */
  observeChanges(listener: (change: Change) => void): void;
  /** Announces a change to all other contexts of the extension that listen. */
  announce(change: Change): void;
  /**
   * Resolves after the page's first paint. Work that is not needed for the first paint waits for
   * this, so that it does not delay the paint.
   */
  afterFirstPaint: Promise<void>;
  /** The present time, UTC ms. */
  clock(): number;
  /** Whether the browser reports a network connection (`navigator.onLine`). */
  online(): boolean;
}
