import type { PageCommand } from '../domain/page-report.ts';
import { browser } from './browser.ts';

/** The active tab of a window. Bookside keeps its origin at most, never its full URL. */
export interface TabRef {
  window: number;
  tab: number | null;
  /**
   * The origin of the tab's page, where the browser reveals it: on granted sites, or while
   * `activeTab` lasts after the user clicked Bookside's button or menu item or pressed its keys.
   */
  origin: string | null;
}

/** The window that this extension page belongs to, and its active tab. */
export async function ownTab(): Promise<TabRef> {
  const [{ id }, [tab]] = await Promise.all([
    browser.windows.getCurrent(),
    browser.tabs.query({ active: true, currentWindow: true }),
  ]);
  const window = id ?? browser.windows.WINDOW_ID_CURRENT;
  return { window, tab: tab?.id ?? null, origin: originOf(tab?.url) };
}

const originOf = (url: string | undefined): string | null =>
  url?.startsWith('https:') || url?.startsWith('http:') ? new URL(url).origin : null;

/** Calls `listener` each time another tab of `window` becomes the active one. */
export function observeFront(window: number, listener: (tab: number) => void): void {
  browser.tabs.onActivated.addListener((active) => {
    if (active.windowId === window) listener(active.tabId);
  });
}

/**
 * Sends one of two commands to the page script of a tab: `report` again, or `rest` until the next
 * `report`. Resolves to false where the tab has no page script.
 */
export function tellPage(tab: number, command: PageCommand): Promise<boolean> {
  return browser.tabs.sendMessage(tab, command, { frameId: 0 }).then(
    () => true,
    () => false,
  );
}
