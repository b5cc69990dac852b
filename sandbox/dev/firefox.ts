import { enterKey, loadExtensionPage } from '../browser/firefox-pages.ts';
import { launchFirefox } from '../browser/launch-firefox.ts';
import { inWindow } from '../browser/sidebar.ts';
import { until } from '../browser/until.ts';
import type { DevWindow } from '../dev.ts';
import { KEYS } from '../oncehub/keys.ts';
import { CARRIES_RECORD } from '../walk/rep.ts';
import { DEV_ADD_ON_ID, devFolder } from './build.ts';

/** The time limit for the sidebar to open, in ms. */
const PATIENCE = 20_000;

/** The UUID of the development build, in the URLs of its pages. */
const UUID = '3e1f6a52-9d0c-4f4b-8a57-2f7c6d1b9e04';

/**
 * Opens Firefox with the development build, connected to the sandbox at `port`: with the key
 * entered, a customer's record in the active tab and the sidebar open.
 */
export async function openFirefox(port: number): Promise<DevWindow> {
  const browser = await launchFirefox({
    port,
    addOn: { id: DEV_ADD_ON_ID, uuid: UUID },
    headless: false,
  });
  await browser.installExtension(devFolder('firefox'));
  const options = await browser.newPage();
  await loadExtensionPage(options, UUID, 'options');
  await enterKey(options, KEYS.demo);
  const page = await browser.newPage();
  await page.goto(CARRIES_RECORD);
  for (const other of await browser.pages()) if (other !== page) await other.close();
  await openSidebar();

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
