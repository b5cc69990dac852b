import type { BrowserContext, CDPSession } from '@playwright/test';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { BORDER, type LaunchOptions, launch, WIDE } from '../../sandbox/browser/launch.ts';
import { browserSession } from '../../sandbox/browser/target.ts';
import { HOSTS } from '../../sandbox/hosts.ts';
import { EXTENSION } from './build.ts';
import { LEFT } from './leftovers.ts';
import { SharedBrowser } from './shared-browser.ts';

/** The origins of the demo pages, which could store something, too. */
const SITES = HOSTS.map((host) => `https://${host}`);

/**
 * Launch options; a browser is shared only between tests with equal ones. The port is the worker's
 * own.
 */
type SharedOptions = Pick<LaunchOptions, 'port'> & Partial<LaunchOptions>;

/**
 * A Chromium to be shared. With the extension go its storage, databases, granted hosts, registered
 * scripts, alarms and menus; everything else is reset here.
 */
export type SharedChromium = SharedBrowser<BrowserContext, Bookside, SharedOptions>;

/** Creates it; it is started when it is first taken. */
export const shareChromium = (): SharedChromium =>
  new SharedBrowser({
    launch: (options) => launch({ ...options, installs: true }),
    install: (context) => Bookside.install(context, EXTENSION),
    leftovers,
    putBack,
  });

/**
 * The kinds of storage cleared per site. Cookies and the HTTP cache are cleared as a whole; `all`
 * would take ten times as long.
 */
const storageTypes = 'local_storage,indexeddb,cache_storage,service_workers,file_systems';

/**
 * Resets the browser: one empty tab in a window of the usual size; no data of the sites or the
 * extension.
 */
async function putBack(bookside: Bookside): Promise<void> {
  const { context } = bookside;
  const page = await context.newPage();
  await bookside.keepOnly(page);
  await bookside.uninstall();
  const browser = await browserSession(context);
  const session = await context.newCDPSession(page);
  await restoreWindow(browser, session);
  await browser.send('Browser.resetPermissions');
  await session.send('Network.clearBrowserCookies');
  await session.send('Network.clearBrowserCache');
  await Promise.all(
    SITES.map((origin) => session.send('Storage.clearDataForOrigin', { origin, storageTypes })),
  );
  await session.detach();
  await browser.detach();
}

async function windowOf(session: CDPSession) {
  const { windowId, bounds } = await session.send('Browser.getWindowForTarget');
  const { width = 0, height = 0 } = bounds;
  const isUsual =
    bounds.windowState === 'normal' &&
    width === WIDE.width + BORDER &&
    height === WIDE.height + BORDER;
  return { windowId, isUsual, bounds };
}

async function restoreWindow(browser: CDPSession, session: CDPSession): Promise<void> {
  const { windowId, isUsual } = await windowOf(session);
  if (isUsual) return;
  await browser.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
  const bounds = { left: 0, top: 0, width: WIDE.width + BORDER, height: WIDE.height + BORDER };
  await browser.send('Browser.setWindowBounds', { windowId, bounds });
}

/** What earlier tests left in a browser whose extension was just installed, a line each. */
export async function leftovers(bookside: Bookside): Promise<string[]> {
  const options = await bookside.options();
  const session = await bookside.context.newCDPSession(options);
  const left = await options.evaluate<string[]>(LEFT);
  const { isUsual, bounds } = await windowOf(session);
  if (!isUsual) left.push(`a window of ${JSON.stringify(bounds)}`);
  const { cookies } = await session.send('Storage.getCookies');
  left.push(...cookies.map(({ domain, name }) => `cookie ${domain} ${name}`));
  const kept = await Promise.all(
    SITES.map(async (origin) => {
      const { usage } = await session.send('Storage.getUsageAndQuota', { origin });
      return usage > 0 ? [`kept by the site ${origin}`] : [];
    }),
  );
  left.push(...kept.flat());
  await session.detach();
  return left;
}
