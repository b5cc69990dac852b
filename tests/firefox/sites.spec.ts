import { CARRIE, DANA } from '../../sandbox/oncehub/data/known.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { CARRIES_THREAD, DANAS_THREAD } from '../support/places.ts';

const ORCHARD = 'https://orchard.example.com/';

test('a page is read once after a click on the toolbar button, always once it is allowed, and no more when it is removed', async ({
  firefox,
}) => {
  const page = await firefox.visit(ORCHARD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('Bookside does not read this page.');
  expect(await sidebar.text()).not.toContain('Read this page once');
  const closePopup = await firefox.pressButton(page);
  await sidebar.see('Read this page once');
  await closePopup();
  await sidebar.click('button', 'Read this page once');
  await sidebar.see(CARRIE.name);
  await sidebar.see('This page was read once.');

  await sidebar.click('button', 'Always read orchard.example.com');
  await sidebar.see(CARRIE.name);
  await page.reload();
  await sidebar.see('7 bookings');
  expect(await sidebar.text()).not.toContain('This page was read once.');

  const options = await firefox.ourPage('options');
  const remove = await options.waitForSelector('[aria-label="Remove orchard.example.com"]');
  await remove?.click();
  await page.bringToFront();
  await sidebar.see('Bookside does not read this page.');
});

test('Gmail is named when its permission is removed, and read again without a reload once it is allowed [claim 45]', async ({
  firefox,
}) => {
  const page = await firefox.visit(CARRIES_THREAD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('7 bookings');
  const options = await firefox.ourPage('options');
  await options.evaluate(`browser.permissions.remove({ origins: ['https://mail.google.com/*'] })`);
  await page.bringToFront();
  await sidebar.see('The browser does not let Bookside read Gmail.');
  await sidebar.click('button', 'Allow reading');
  await sidebar.see('7 bookings');
});

test('after an update the pages that are open are read on, without a reload', async ({
  firefox,
}) => {
  const page = await firefox.visit(CARRIES_THREAD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('7 bookings');
  await page.evaluate('window.old = true');
  await firefox.update();
  await page.bringToFront();
  const now = await firefox.openSidebar(page);
  await now.see('7 bookings');
  await page.evaluate(`location.hash = ${JSON.stringify(new URL(DANAS_THREAD).hash)}`);
  await now.see(DANA.email);
  expect(await page.evaluate('window.old')).toBe(true);
});
