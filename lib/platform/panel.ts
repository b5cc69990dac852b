import { browser } from './browser.ts';

/** What the polyfill does not know: Chrome's panel. Firefox has `sidebarAction` instead. */
interface ChromePanel {
  open(options: { windowId: number }): Promise<void>;
}

const chromePanel = (): ChromePanel | undefined =>
  (globalThis as { chrome?: { sidePanel?: ChromePanel } }).chrome?.sidePanel;

/** Opens the page of ours that shows what would go into a report. */
export const openReport = async (): Promise<void> => {
  await browser.tabs.create({ url: browser.runtime.getURL('report.html') });
};

/**
 * Opens Bookside's panel in a window. Must be called in the very turn of a user's gesture: both
 * browsers refuse after the first `await`. Resolves to false where the browser refused.
 */
export function openPanel(windowId: number): Promise<boolean> {
  const opening = chromePanel()?.open({ windowId }) ?? browser.sidebarAction.open();
  return opening.then(
    () => true,
    () => false,
  );
}

/** A keyboard command as the person has set it. */
interface Shortcut {
  command: string;
  name: string;
  /** As the browser writes them, such as `Alt+Shift+O`. */
  keys: string;
}

/** The keyboard commands that have keys. */
export async function shortcuts(): Promise<Shortcut[]> {
  const commands = await browser.commands.getAll();
  return commands.flatMap(({ name: command, description, shortcut: keys }) => {
    if (!command || !keys) return [];
    return [{ command, keys, name: description || browser.i18n.getMessage('commandOpenPopup') }];
  });
}

/** The keys that open the panel; empty where none are set. */
export const panelKeys = async (): Promise<string> =>
  (await shortcuts()).find((shortcut) => shortcut.command === 'open-panel')?.keys ?? '';
