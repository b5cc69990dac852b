import { browser } from './browser.ts';

/** A keyboard command as the person has set it. */
export interface Shortcut {
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
