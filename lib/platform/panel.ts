import { browser } from './browser.ts';

/**
 * Chrome's `sidePanel`, which the polyfill has no types for. Firefox has `sidebarAction` instead.
 */
interface ChromePanel {
  open(options: { windowId: number }): Promise<void>;
}

/** Chrome's own namespace, as far as the polyfill lacks it. */
interface ChromeOnly {
  sidePanel?: ChromePanel;
  runtime: {
    getContexts(filter: object): Promise<object[]>;
  };
}

const chromeOnly = () => (globalThis as { chrome?: ChromeOnly }).chrome;
const chromePanel = (): ChromePanel | undefined => chromeOnly()?.sidePanel;

/** Opens the extension page that shows the user a page report before it is saved. */
export const openReport = async (): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL('report.html') });
};

/**
 * Opens Bookside's panel in a window. Must be called synchronously in the handler of a user
 * gesture: both browsers refuse after the first `await`. Resolves to false where the browser
 * refused.
 */
export function openPanel(windowId: number): Promise<boolean> {
  const opening = chromePanel()?.open({ windowId }) ?? browser.sidebarAction.open();
  return opening.then(
    () => true,
    () => false,
  );
}

/**
 * What opens the popup within a user gesture; `null` where the browser has no such function, as
 * Chrome before 127. It rejects where no window is in front, or its popup is open already.
 */
export function popupOpener(): (() => Promise<unknown>) | null {
  const { action } = browser;
  return typeof action?.openPopup === 'function' ? () => action.openPopup() : null;
}

/**
 * Whether a window has a panel after `openPanel` resolved to true: popups and app windows have
 * none, and not every browser refuses there.
 */
export async function hasPanel(windowId: number): Promise<boolean> {
  const { type } = await browser.windows.get(windowId);
  return type === 'normal' || isPanelOpen(windowId);
}

/** The types have no place in the polyfill's types. */
const NORMAL: object = { windowTypes: ['normal'] };

/** The page of the panel. */
const panelUrl = () => browser.runtime.getURL('sidepanel.html');

/** Whether the panel of a window is open. */
async function isPanelOpen(windowId: number): Promise<boolean> {
  const chrome = chromeOnly();
  if (!chrome?.sidePanel) return browser.sidebarAction.isOpen({ windowId });
  // A panel is in no tab, unlike its page in a tab of ours.
  const filter = { documentUrls: [panelUrl()], windowIds: [windowId], tabIds: [-1] };
  return (await chrome.runtime.getContexts(filter)).length > 0;
}

/**
 * Shows the panel's content to a user whose window can have no panel: in the panel of the last
 * normal window if it is open, else in a tab there, as a panel opens only within a user gesture.
 * Brings that window to the front, and resolves to it and its active tab.
 */
export async function showPanelElsewhere(): Promise<{ window: number; tab: number }> {
  const [last, fronts, ours] = await Promise.all([
    // Firefox ignores the type; it may answer with a window of another one.
    browser.windows.getLastFocused(NORMAL).catch(() => null),
    browser.tabs.query({ active: true, windowType: 'normal' }),
    browser.tabs.query({ url: panelUrl() }),
  ]);
  fronts.sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
  const front = fronts.find(({ windowId }) => windowId === last?.id) ?? fronts[0];
  const isOpen = front?.windowId !== undefined && (await isPanelOpen(front.windowId));
  const shown = isOpen ? front : ((await reuse(ours[0]?.id)) ?? (await openTab(front?.windowId)));
  const { id: tab = -1, windowId: window = -1 } = shown;
  await browser.windows.update(window, { focused: true });
  return { window, tab };
}

const reuse = async (tab: number | undefined) =>
  tab === undefined ? null : browser.tabs.update(tab, { active: true });

/** Opens the panel's page in a tab of a window, or of a new window where there is none. */
async function openTab(windowId: number | undefined) {
  if (windowId !== undefined) return browser.tabs.create({ url: panelUrl(), windowId });
  const { id, tabs: [tab] = [] } = await browser.windows.create({ url: panelUrl() });
  return { id: tab?.id, windowId: id };
}

/** A keyboard shortcut as the user has set it in the browser. */
interface Shortcut {
  command: string;
  name: string;
  /** The keys as the browser writes them, such as `Alt+Shift+O`. */
  keys: string;
}

/** The extension's commands that have a keyboard shortcut. */
export async function shortcuts(): Promise<Shortcut[]> {
  const commands = await browser.commands.getAll();
  return commands.flatMap(({ name: command, description, shortcut: keys }) => {
    if (!command || !keys) return [];
    return [{ command, keys, name: description || browser.i18n.getMessage('commandOpenPopup') }];
  });
}

/** The keyboard shortcut that opens the panel; empty where none is set. */
export const panelKeys = async (): Promise<string> =>
  (await shortcuts()).find((shortcut) => shortcut.command === 'open-panel')?.keys ?? '';
