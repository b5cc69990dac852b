import { browser } from './browser.ts';

/** The tab in front of a window, as far as Bookside may know it: never its address. */
export interface TabRef {
  window: number;
  tab: number | null;
  /**
   * The origin of its page, as far as the browser tells: where its site was granted, or for as long
   * as a click on Bookside's button, menu or keys opened this one page to it.
   */
  origin: string | null;
}

/** The window this page of ours belongs to, and the tab in front of it. */
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

/** Tells of every change of the tab in front of `window`. */
export function observeFront(window: number, hear: (tab: number) => void): void {
  browser.tabs.onActivated.addListener((active) => {
    if (active.windowId === window) hear(active.tabId);
  });
}

/**
 * Says one of two words to the page script of a tab: report again, or rest until asked. Resolves to
 * false where no script of ours stands.
 */
export function tellPage(tab: number, word: 'report' | 'rest'): Promise<boolean> {
  return browser.tabs.sendMessage(tab, word, { frameId: 0 }).then(
    () => true,
    () => false,
  );
}
