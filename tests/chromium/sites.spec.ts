import type { Page } from '@playwright/test';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { allowSite, denySite } from '../../sandbox/browser/native-prompt.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { beside } from '../support/beside.ts';
import { test as base, EXTENSION, expect } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { stays } from '../support/waiting.ts';

const ORCHARD = 'https://orchard.example.com/';
const ALWAYS = 'Always read orchard.example.com';

/** A browser on a virtual display, since the browser itself draws the permission prompt. */
const test = base.extend<{ seen: Bookside; page: Page; panel: View }>({
  seen: async ({ sandbox, display }, use) => {
    const seen = await Bookside.open({ port: sandbox.port, extension: EXTENSION, display });
    await seen.setKey(KEYS.demo);
    await use(seen);
    await seen.close();
  },
  page: async ({ seen }, use) => {
    const page = await seen.tab();
    await page.goto(ORCHARD);
    await use(page);
  },
  panel: async ({ seen, page }, use) => use(await seen.openPanel(page)),
});

const registered = (seen: Bookside): Promise<{ matches: string[] }[]> =>
  seen.inWorker('chrome.scripting.getRegisteredContentScripts()');
const kept = (seen: Bookside): Promise<string> =>
  seen.inWorker(
    'Promise.all([chrome.storage.local.get(), chrome.storage.session.get()]).then(JSON.stringify)',
  );

test('a site that is allowed is read at once and on its next pages, and forgotten when it is removed', async ({
  seen,
  page,
  panel,
  display,
}) => {
  await panel.see('Bookside does not read this page.');
  await panel.click('button', ALWAYS);
  await allowSite(display);
  await panel.see(CARRIE.name);
  await panel.see('7 bookings');
  expect((await registered(seen)).map(({ matches }) => matches)).toEqual([[`${ORCHARD}*`]]);

  await page.reload();
  await panel.see('7 bookings');
  await page.evaluate(() => {
    const link = document.querySelector('a[href^=mailto]');
    link?.setAttribute('href', 'mailto:dana.whitfield@acme.example.com');
    link?.parentElement?.append(' ');
  });
  await panel.see('Dana Whitfield');

  const options = await seen.options();
  await options.bringToFront();
  await options.getByRole('button', { name: 'Remove orchard.example.com' }).click();
  await expect(options.getByText('Sites you added')).toHaveCount(0);
  await page.bringToFront();
  await panel.see('Bookside does not read this page.');
  expect(await registered(seen)).toEqual([]);
  expect(await kept(seen)).not.toContain('acme');
});

test('a site whose permission is removed in the browser’s settings is forgotten too', async ({
  seen,
  page,
  panel,
  display,
}) => {
  await panel.click('button', ALWAYS);
  await allowSite(display);
  await panel.see('7 bookings');
  const settings = await seen.tab();
  await settings.goto(`chrome://extensions/?id=${seen.id}`);
  await settings.evaluate(
    `chrome.developerPrivate.removeHostPermission('${seen.id}', '${ORCHARD}*')`,
  );
  await page.bringToFront();
  await panel.see('Bookside does not read this page.');
  expect(await registered(seen)).toEqual([]);
  await page.reload();
  await stays(1_000, async () =>
    (await panel.text()).includes('Bookside does not read this page.'),
  );
});

test('a denied permission prompt changes nothing', async ({ seen, panel, display }) => {
  await panel.click('button', ALWAYS);
  await denySite(display);
  await panel.see('Bookside does not read this page.');
  expect(await registered(seen)).toEqual([]);
});

test('a site can be allowed from the popup, although the prompt closes the popup', async ({
  seen,
  page,
  display,
}) => {
  const popup = await seen.openPopup(page);
  await popup.click('button', ALWAYS);
  await allowSite(display);
  const panel = await seen.openPanel(page);
  await panel.see('7 bookings');
  await expect.poll(() => registered(seen)).toMatchObject([{ matches: [`${ORCHARD}*`] }]);
});

test('the options page grants the sites of one whole product, and no others', async ({
  seen,
  display,
}) => {
  const options = await seen.options();
  await options.bringToFront();
  await options.getByRole('button', { name: 'Allow Zendesk' }).click();
  await allowSite(display);
  await expect(options.getByRole('button', { name: 'Remove *.zendesk.com' })).toBeVisible();
  await expect(options.getByRole('button', { name: 'Allow Zendesk' })).toHaveCount(0);
  expect(await registered(seen)).toMatchObject([{ matches: ['https://*.zendesk.com/*'] }]);
});

test('HubSpot is named when the browser’s settings withhold it (“on click”), and read again once it is allowed [claim 45]', async ({
  seen,
  display,
}) => {
  const { page, panel } = await beside(seen, CARRIES_RECORD);
  await panel.see('7 bookings');
  const settings = await seen.tab();
  await settings.goto(`chrome://extensions/?id=${seen.id}`);
  await settings.evaluate(`chrome.developerPrivate.updateExtensionConfiguration({
    extensionId: '${seen.id}', hostAccess: 'ON_CLICK' })`);
  await page.bringToFront();
  await panel.see('The browser does not let Bookside read Gmail and HubSpot.');
  await panel.click('button', 'Allow reading');
  await allowSite(display);
  await panel.see(CARRIE.name);
});
