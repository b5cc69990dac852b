import type { Change } from '../messages/changes.ts';
import type { send as sendMessage } from '../messages/send.ts';
import type { KeyedStore } from '../platform/storage.ts';
import type { TabRef } from '../platform/tabs.ts';
import type { StoreReader } from '../store/reader.ts';

/** What the views depend on; all of it can be stood in for. */
export interface ViewDeps {
  reader: StoreReader;
  local: KeyedStore;
  session: KeyedStore;
  send: typeof sendMessage;
  place(): Promise<TabRef>;
  /** The match patterns of the sites whose pages may be read now. */
  granted(): Promise<string[]>;
  /** Asks the person to let the sites of these patterns be read. Only in the turn of a click. */
  askForSites(patterns: readonly string[]): Promise<boolean>;
  observeFront(window: number, hear: (tab: number) => void): void;
  observeChanges(hear: (change: Change) => void): void;
  announce(change: Change): void;
  /** Resolves when the page's first picture is on the screen: what is not in it would only delay it. */
  afterFirstPaint: Promise<void>;
  clock(): number;
  online(): boolean;
}
