import { inMailto } from '../address/in-mailto.ts';
import { inText } from '../address/in-text.ts';
import { announce } from '../messages/changes.ts';
import { serve } from '../messages/serve.ts';
import { browser } from '../platform/browser.ts';
import { everyMinute } from '../platform/lifecycle.ts';
import { createMenus, NO_SHOW_MENU, READ_ON_REQUEST_MENU } from '../platform/menus.ts';
import { openPanel } from '../platform/panel.ts';
import { observeAccess } from '../platform/permissions.ts';
import { keepPageScriptsOut } from '../platform/storage.ts';
import { createHandlers } from './handlers.ts';
import type { Services } from './services.ts';

/** Limit on the addresses of a selection, which may be a very long text. */
const MAX_MENU_ADDRESSES = 10;

/**
 * Delay of the worker's own work after its start: most often it was started for a panel, whose
 * requests come first.
 */
const STARTUP_DELAY_MS = 500;

/** Registers all listeners of the background, and schedules the work left by an earlier worker. */
export function listen(services: Services): void {
  const { requests, pageReports } = services;
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

  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (!tab?.id || tab.windowId === undefined) return;
    // Before anything else: both browsers invalidate the user gesture at the first `await`.
    void openPanel(tab.windowId);
    if (info.menuItemId === READ_ON_REQUEST_MENU) {
      void lookAt(services, tab.id, tab.windowId);
      return;
    }
    if (!info.menuItemId.toString().startsWith(NO_SHOW_MENU)) return;
    const found = info.linkUrl ? inMailto(info.linkUrl) : inText(info.selectionText ?? '');
    const addresses = found.slice(0, MAX_MENU_ADDRESSES);
    const request = { reason: 'noShowMenu', addresses, tab: tab.id, at: services.clock() } as const;
    const window = tab.windowId;
    void requests.write(window, request).then(() => announce({ kind: 'request', window }));
  });

  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'open-panel' && tab?.windowId !== undefined) void openPanel(tab.windowId);
  });

  browser.tabs.onUpdated.addListener((tab, change) => {
    // A page without a page script must not keep the report of the page before it.
    if (change.status !== undefined) void pageReports.askIfKnown(tab);
  });
  browser.tabs.onRemoved.addListener((tab) => void pageReports.drop(tab));

  const { granted, revoked, reconcile, renew } = services.contentScripts;
  observeAccess((patterns) => void granted(patterns), revoked);
  browser.runtime.onStartup.addListener(() => void reconcile());

  browser.runtime.onInstalled.addListener(({ reason }) => {
    void createMenus();
    void keepPageScriptsOut();
    void renew();
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
  // Opens the database early, since opening it a second time, as a panel may do now, is faster.
  void services.reader.batches();
}

/**
 * Shows the people of a page: by its page script, or, where it has none, by reading the page once.
 */
async function lookAt(
  { requests, pageReports }: Services,
  tab: number,
  window: number,
): Promise<void> {
  await requests.remove(window);
  announce({ kind: 'request', window });
  if (!(await pageReports.askAgain(tab))) await pageReports.readOnRequest(tab);
}

/** Opens the options after the installation, so that the user can enter the key. */
async function greet({ keyRing }: Services): Promise<void> {
  if ((await keyRing.state()).state === 'none') await browser.runtime.openOptionsPage();
}
