import type { Page } from 'puppeteer-core';
import { launchFirefox } from '../browser/launch-firefox.ts';
import { inWindow } from '../browser/sidebar.ts';
import { until } from '../browser/until.ts';
import type { DevWindow } from '../dev.ts';
import { KEYS } from '../oncehub/keys.ts';
import { CARRIES_RECORD } from '../walk/rep.ts';
import { DEV_ADD_ON_ID, devFolder } from './build.ts';

/** After this long (ms) a page of ours is there, or will not be. */
const PATIENCE = 20_000;

/** Firefox would give the add-on a random one, and our pages no address we know. */
const UUID = '3e1f6a52-9d0c-4f4b-8a57-2f7c6d1b9e04';

/** Opens Firefox with the development build on the sandbox at `port`: the key is entered, a customer is in front, the sidebar is open. */
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
    // The load of a `moz-extension:` page is never reported: who waits for it waits in vain.
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
