import type { Page } from 'puppeteer-core';
import { inWindow } from '../../sandbox/browser/sidebar.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { FirefoxBookside, UUID } from '../support/firefox.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { beforeOurPages } from '../support/firefox-world.ts';
import { NO_SYNC } from '../support/hijack.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { tellFirefox } from '../support/tell.ts';
import { caughtUp, quiet } from '../support/waiting.ts';
import { DATABASE_USE, WATCH_DATABASES } from '../support/watched.ts';

test.describe.configure({ timeout: patient(120_000) });

interface Use {
  reads: number;
  others: string[];
}

test('panel, popup and options only read databases: no write, upgrade or deletion [claim 65]', async ({
  sandbox,
  control,
}) => {
  // Its own browser: the script injected into extension pages stays for as long as the browser
  // runs.
  const firefox = await FirefoxBookside.open(sandbox.port);
  await firefox.setKey();
  const useOf = (page: Page) => page.evaluate(DATABASE_USE) as Promise<Use>;
  await beforeOurPages(firefox.browser, WATCH_DATABASES);
  const options = await firefox.ourPage('options');
  const popup = await firefox.ourPage('popup');
  const field = await popup.waitForSelector('[role="combobox"]');
  for (const text of [CARRIE.email, 'ortega', CARRIE.bookings.upcoming]) {
    const before = (await useOf(popup)).reads;
    await field?.evaluate((one) => ((one as HTMLInputElement).value = ''));
    await field?.type(text);
    await field?.press('Enter');
    await expect.poll(async () => (await useOf(popup)).reads).toBeGreaterThan(before);
    await quiet(control, 500);
  }
  const panel = await firefox.ourPage('sidepanel');
  await expect.poll(async () => (await useOf(panel)).reads).toBeGreaterThan(0);
  await caughtUp(options, control);
  const use: Use = { reads: 0, others: [] };
  for (const page of [options, popup, panel]) {
    const own = await useOf(page);
    use.reads += own.reads;
    use.others.push(...own.others);
  }
  expect(use.reads).toBeGreaterThan(5);
  expect(use.others).toEqual([]);
  await firefox.close();
});

test('databases deleted during use are rebuilt once, and the lost key is asked for [claim 71]', async ({
  firefox,
  control,
}) => {
  const options = await firefox.ourPage('options');
  await tellFirefox(options, NO_SYNC);
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('7 bookings');
  await inWindow(
    firefox.browser,
    `const uri = Services.io.newURI('moz-extension://${UUID}/');
     const principal = Services.scriptSecurityManager.createContentPrincipal(uri, {});
     await new Promise((resolve) => {
       Services.qms.clearStoragesForPrincipal(principal).callback = resolve;
     });
     const { extension } = WebExtensionPolicy.getByHostname('${UUID}');
     await extension.terminateBackground({ ignoreDevToolsAttached: true });`,
  );
  control.clearLog();
  await sidebar.reload();
  await expect
    .poll(() => sidebar.text())
    .toMatch(/Connect Bookside|cannot be read on this computer/);
  expect(control.log()).toEqual([]);
  await options.close();
  await firefox.setKey();
  await page.bringToFront();
  await sidebar.see('7 bookings');
});

test('on a full disk stored customers are shown, the sync says why it has stopped, and the key is kept [claim 70]', async ({
  sandbox,
}) => {
  const preferences = { 'dom.quotaManager.temporaryStorage.fixedLimit': 8 * 1024 };
  const firefox = await FirefoxBookside.open(sandbox.port, { preferences });
  try {
    await firefox.setKey();
    const page = await firefox.visit(CARRIES_RECORD);
    const sidebar = await firefox.openSidebar(page);
    await sidebar.see('Next meeting');
    const options = await firefox.ourPage('options');
    const error = await options.evaluate(`new Promise((resolve, reject) => {
      const opening = indexedDB.open('ballast', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('weights', { autoIncrement: true });
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => {
        const put = () => {
          const writing = opening.result.transaction('weights', 'readwrite');
          // Random bytes, which cannot be compressed.
          const weight = crypto.getRandomValues(new Uint8Array(16_384));
          writing.objectStore('weights').put(weight);
          writing.oncomplete = put;
          writing.onabort = () => resolve(String(writing.error));
        };
        put();
      };
    })`);
    expect(error).toMatch(/quota/i);
    await expect
      .poll(() => options.evaluate('document.body.innerText'), { timeout: patient(60_000) })
      .toMatch(/The disk is full|There is no room left on this disk/);
    await page.bringToFront();
    await sidebar.reload();
    await sidebar.see(CARRIE.name);
    await sidebar.see('Next meeting');
    expect(await sidebar.text()).not.toMatch(/Connect Bookside|cannot be read on this/);
  } finally {
    await firefox.close();
  }
});
