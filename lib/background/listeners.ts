import { serve } from '../messages/serve.ts';
import { browser } from '../platform/browser.ts';
import { everyMinute } from '../platform/lifecycle.ts';
import { createMenus } from '../platform/menus.ts';
import { observeAccess } from '../platform/permissions.ts';
import { keepPageScriptsOut } from '../platform/storage.ts';
import { createHandlers } from './handlers.ts';
import type { Services } from './services.ts';

/**
 * Delay of the worker's own work after its start: most often it was started for a panel, whose
 * requests come first.
 */
const STARTUP_DELAY_MS = 500;

/** Registers all listeners of the background, and schedules the work left by an earlier worker. */
export function listen(services: Services): void {
  const { pageReports } = services;
  const own = { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('')).origin };
  const answer = serve(createHandlers(services), own);

  browser.runtime.onMessage.addListener(((
    message: unknown,
    sender: object,
    reply: (v: unknown) => void,
  ) => {
    void answer(message, sender).then(reply);
    return true;
  }) as Parameters<typeof browser.runtime.onMessage.addListener>[0]);

  const { clicked, openPanel } = services.menuClicks;
  browser.contextMenus.onClicked.addListener((info, tab) => clicked(info, tab));
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-panel') void openPanel(tab);
    if (command === 'copy-link') services.linkKey.pressed(tab);
  });

  browser.tabs.onUpdated.addListener((tab, change) => {
    // A page without a page script must not keep the report of the page before it.
    if (change.status !== undefined) void pageReports.askIfKnown(tab);
  });
  browser.tabs.onRemoved.addListener((tab) => void pageReports.drop(tab));

  const { granted, revoked, reconcile, putBack } = services.contentScripts;
  observeAccess((patterns) => void granted(patterns), revoked);
  browser.runtime.onStartup.addListener(() => void reconcile());

  browser.runtime.onInstalled.addListener(({ reason }) => {
    void createMenus();
    void keepPageScriptsOut();
    if (reason === 'install') void greet(services);
  });

  const wake = () => {
    void services.keyCheck.wake();
    void services.settleLeft().catch(() => {});
    void services.sync.wake().catch(() => {});
    void services.tellProgress().catch(() => {});
  };
  void services.tellProviders().catch(() => {});
  everyMinute(wake);
  setTimeout(wake, STARTUP_DELAY_MS);
  // At each start, since no event tells that the extension was enabled again.
  setTimeout(() => void putBack().catch(() => {}), STARTUP_DELAY_MS);
  // Opens the database early, since opening it a second time, as a panel may do now, is faster.
  void services.reader.batches();
}

/** Opens the options after the installation, so that the user can enter the key. */
async function greet({ keyRing }: Services): Promise<void> {
  if ((await keyRing.state()).state === 'none') await browser.runtime.openOptionsPage();
}
