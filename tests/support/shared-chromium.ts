import type { BrowserContext, CDPSession } from '@playwright/test';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { BORDER, type LaunchOptions, launch, WIDE } from '../../sandbox/browser/launch.ts';
import { browserSession } from '../../sandbox/browser/target.ts';
import { HOSTS } from '../../sandbox/hosts.ts';
import { EXTENSION } from './build.ts';
import { LEFT } from './leftovers.ts';

/** The demo pages, which could keep something, too. */
const SITES = HOSTS.map((host) => `https://${host}`);

/** What differs between the browsers tests ask for; the sandbox's port is the worker's own. */
export type SharedOptions = Pick<LaunchOptions, 'port'> & Partial<LaunchOptions>;

/**
 * One Chromium that a worker's tests use one after the other. Between two tests the extension is
 * removed and installed anew by the browser itself, which takes its storage, databases, granted
 * hosts, registered scripts, alarms and menus along; the rest is put back by hand. What is left all
 * the same is listed before the next test begins: then that test has a browser of its own, and the
 * run says so.
 */
export class SharedChromium {
  #context: BrowserContext | null = null;
  /** The options the running browser was launched with. */
  #launched = '';
  #inUse: Bookside | null = null;

  /** Chromium with the extension freshly installed, launched so; a running one serves where it was launched the same way. */
  async take(options: SharedOptions): Promise<Bookside> {
    const wanted = JSON.stringify(options);
    if (this.#context && this.#launched === wanted) {
      const again = await Bookside.install(this.#context, EXTENSION).catch(() => null);
      const left = again ? await leftovers(again) : ['an extension that cannot be installed'];
      if (again && left.length === 0) return this.#lend(again);
      console.log(`  ! a browser kept ${left.join(', ')}: a fresh one is taken`);
    }
    await this.close();
    this.#context = await launch({ ...options, installs: true });
    this.#launched = wanted;
    return this.#lend(await Bookside.install(this.#context, EXTENSION));
  }

  #lend(bookside: Bookside): Bookside {
    this.#inUse = bookside;
    return bookside;
  }

  /** Puts the browser back after a test; one whose test failed, or that cannot be put back, is closed. */
  async giveBack({ failed }: { failed: boolean }): Promise<void> {
    const bookside = this.#inUse;
    this.#inUse = null;
    if (!bookside) return;
    if (failed) return this.close();
    await putBack(bookside).catch(() => this.close());
  }

  async close(): Promise<void> {
    const context = this.#context;
    this.#context = null;
    await context?.close().catch(() => {});
  }
}

/** Where a site can keep something, but for cookies and the browser's own caches, which are cleared as a whole; `all` takes ten times as long. */
const storageTypes = 'local_storage,indexeddb,cache_storage,service_workers,file_systems';

/** Leaves one empty tab in a window of the usual size, and nothing the sites or the extension kept. */
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

/** What tests before have left in a browser whose extension was just installed, a line each. */
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
