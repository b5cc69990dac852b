import type { Page } from 'puppeteer-core';
import { launchFirefox } from '../browser/launch-firefox.ts';
import { inWindow } from '../browser/sidebar.ts';
import { until } from '../browser/until.ts';
import type { DevWindow } from '../dev.ts';
import { KEYS } from '../oncehub/keys.ts';
import { CARRIES_RECORD } from '../walk/rep.ts';
import { DEV_ADD_ON_ID, devFolder } from './build.ts';

/** The time limit for an extension page to open, in ms. */
const PATIENCE = 20_000;

/**
 * A fixed UUID for the add-on: by default Firefox chooses a random one, and the URLs of the
 * extension's pages would be unknown.
 */
const UUID = '3e1f6a52-9d0c-4f4b-8a57-2f7c6d1b9e04';

/**
 * Opens Firefox with the development build, connected to the sandbox at `port`: with the key
 * entered, a customer's record in the active tab and the sidebar open.
 */
export async function openFirefox(port: number): Promise<DevWindow> {
  const browser = await launchFirefox(
    port,
    {
      'extensions.webextensions.uuids': JSON.stringify({ [DEV_ADD_ON_ID]: UUID }),
      'extensions.webextensions.keepUuidOnUninstall': true,
    },
    { headless: false },
  );
  await browser.installExtension(devFolder('firefox'));
  const options = await ownPage('options');
  await enterKey(options);
  const page = await browser.newPage();
  await page.goto(CARRIES_RECORD);
  for (const other of await browser.pages()) if (other !== page) await other.close();
  await openSidebar();

  async function ownPage(name: string): Promise<Page> {
    const opened = await browser.newPage();
    const url = `moz-extension://${UUID}/${name}.html`;
    // Firefox never reports the load of a `moz-extension:` page, so `goto` would not resolve.
    void opened.goto(url, { timeout: 0 }).catch(() => {});
    await until(PATIENCE, () =>
      opened.evaluate((wanted) => location.href === wanted, url).catch(() => false),
    );
    return opened;
  }

  function openSidebar(): Promise<void> {
    const id = DEV_ADD_ON_ID.replace(/[^a-z0-9_-]/g, '_');
    return inWindow(browser, `await SidebarController.show('${id}-sidebar-action');`);
  }

  return {
    async reload() {
      await inWindow(browser, 'SidebarController.hide();');
      await browser.installExtension(devFolder('firefox'));
      const pages = (await browser.pages()).filter((one) => one.url().startsWith('https:'));
      await Promise.all(pages.map((one) => one.reload()));
      await until(PATIENCE, () =>
        openSidebar().then(
          () => true,
          () => false,
        ),
      );
    },
    closed: new Promise((resolve) => browser.once('disconnected', resolve)),
    close: () => browser.close(),
  };
}

async function enterKey(options: Page): Promise<void> {
  const field = await options.waitForSelector('.key-field input');
  await field?.type(KEYS.demo);
  await field?.press('Enter');
  await options.waitForSelector(`::-p-text(Key ending in ${KEYS.demo.slice(-4)})`);
}
