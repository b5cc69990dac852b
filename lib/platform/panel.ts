import { browser } from './browser.ts';

/**
 * Chrome's `sidePanel`, which the polyfill has no types for. Firefox has `sidebarAction` instead.
 */
interface ChromePanel {
  open(options: { windowId: number }): Promise<void>;
}

const chromePanel = (): ChromePanel | undefined =>
  (globalThis as { chrome?: { sidePanel?: ChromePanel } }).chrome?.sidePanel;

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
