import { browser } from './browser.ts';

/** The page script of every site the person added. */
const FILE = 'crm.js';
const ID = 'added';

/**
 * Has the page script stand on the pages of these patterns from now on, over restarts, and on no
 * others. `except` are patterns where another script of ours stands.
 */
export async function registerPageScript(
  patterns: readonly string[],
  except: readonly string[],
): Promise<void> {
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [ID] });
  if (patterns.length === 0) {
    if (known.length > 0) await browser.scripting.unregisterContentScripts({ ids: [ID] });
    return;
  }
  const script = {
    id: ID,
    js: [FILE],
    matches: [...patterns],
    excludeMatches: [...except],
    runAt: 'document_idle' as const,
    persistAcrossSessions: true,
  };
  const write = known.length > 0 ? 'updateContentScripts' : 'registerContentScripts';
  await browser.scripting[write]([script]);
}

/** Runs a page script in the tabs that show pages of these patterns now, so that none need be reloaded. */
export async function runPageScript(name: string, patterns: readonly string[]): Promise<void> {
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...patterns], discarded: false });
  for (const { id } of tabs) if (id !== undefined) await run(id, `${name}.js`);
}

/** Reads the page of a tab, once. `undefined` where the browser does not let us. */
export const readOnce = (tab: number): Promise<unknown> => run(tab, 'once.js');

/** The structure of the page of a tab, without anything anybody wrote. `undefined` where the browser does not let us. */
export const readStructure = (tab: number): Promise<unknown> => run(tab, 'capture.js');

/** Runs one of our own files in the top frame of a tab; answers what it returns. */
async function run(tabId: number, file: string): Promise<unknown> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, files: [file] });
    return frame?.result;
  } catch {
    return undefined;
  }
}
