import { browser } from './browser.ts';
import { tellPage } from './tabs.ts';

/** The page script for all sites that the user added. */
const FILE = 'crm.js';
const ID = 'added';

/**
 * Registers that page script for pages of these patterns, across browser restarts, and for no
 * others: it replaces the earlier registration. `except` are the patterns of pages that have
 * another page script.
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

/**
 * Runs a page script in the open tabs that match these patterns, so that no tab must be reloaded.
 * A tab whose script answers reports again instead.
 */
export async function runPageScript(name: string, patterns: readonly string[]): Promise<void> {
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({ url: [...patterns], discarded: false });
  // At the same time: a tab that the browser has frozen answers late.
  await Promise.all(
    tabs.map(async ({ id }) => {
      if (id !== undefined && !(await tellPage(id, 'report'))) await run(id, [`${name}.js`]);
    }),
  );
}

/** Reads a tab's page; `undefined` where the browser refuses. The result is untrusted. */
export const readOnRequest = (tab: number): Promise<unknown> =>
  run(tab, ['ask.js', 'crm.js', 'once.js']);

/** The structure of a tab's page without its text; `undefined` where the browser refuses access. */
export const readStructure = (tab: number): Promise<unknown> =>
  run(tab, ['ask.js', 'crm.js', 'capture.js']);

/** Runs files of the extension in the top frame of a tab, and returns the result of the last. */
async function run(tabId: number, files: string[]): Promise<unknown> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, files });
    return frame?.result;
  } catch {
    return undefined;
  }
}
