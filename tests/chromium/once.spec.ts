import { Bookside } from '../../sandbox/browser/bookside.ts';
import { chooseLookUpPage, openMenu } from '../../sandbox/browser/native-menu.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { EXTENSION, expect, test } from '../support/fixture.ts';
import { stays } from '../support/waiting.ts';

const ORCHARD = 'https://orchard.example.com/';

/** What Bookside has stored about pages, and its permissions and scripts for them. */
const traces = (bookside: Bookside): Promise<string> =>
  bookside.inWorker(`Promise.all([
    chrome.storage.local.get(), chrome.storage.session.get(),
    chrome.permissions.getAll(), chrome.scripting.getRegisteredContentScripts(),
  ]).then(JSON.stringify)`);

test('a page read once from the panel is not followed, and is forgotten when the user leaves it', async ({
  bookside,
}) => {
  const page = await bookside.tab();
  await page.goto(ORCHARD);
  const before = await page.content();
  const panel = await bookside.openPanel(page);
  await panel.click('button', 'Read this page once');
  await panel.see(CARRIE.name);
  await panel.see('This page was read once.');
  expect(await page.content()).toBe(before);
  for (const scheme of ['light', 'dark'] as const) {
    await panel.pretend(scheme);
    expect(await violations(panel), scheme).toEqual([]);
  }

  await page.evaluate(() => {
    document.querySelector('a[href^=mailto]')?.setAttribute('href', 'mailto:new@example.net');
    document.querySelector('main')?.append(document.createElement('p'));
  });
  await stays(1_500, async () => !(await panel.text()).includes('new@example.net'));

  await page.goto(`${ORCHARD}?left`);
  await panel.see('Bookside does not read this page.');
  expect(await traces(bookside)).not.toMatch(/orchard|carrie/i);
});

test('a page is read once from the popup, which then offers the people found', async ({
  bookside,
}) => {
  const page = await bookside.tab();
  await page.goto(ORCHARD);
  const popup = await bookside.openPopup(page);
  await popup.see('Always read orchard.example.com');
  for (const scheme of ['light', 'dark'] as const) {
    await popup.pretend(scheme);
    expect(await violations(popup), scheme).toEqual([]);
  }
  await popup.click('button', 'Read this page once');
  await popup.see('On this page');
  await popup.press('Enter');
  await popup.see('7 bookings');
});

test('a page the user has not activated the extension on is not read, and the panel explains how to', async ({
  bookside,
}) => {
  const { page, panel } = await beside(bookside, 'https://mail.google.com/mail/u/0/#inbox');
  await page.goto(ORCHARD);
  await panel.see('Bookside does not read this page.');
  expect(await panel.names('button')).not.toContain('Read this page once');
  expect(await panel.text()).toContain('in the toolbar');
});

test('the context menu of a page reads it once', async ({ sandbox, display }) => {
  const bookside = await Bookside.open({ port: sandbox.port, extension: EXTENSION, display });
  try {
    await bookside.setKey(KEYS.demo);
    const page = await bookside.tab();
    await page.goto(ORCHARD);
    await openMenu(page.locator('h1'), display);
    await chooseLookUpPage(display);
    const panel = await bookside.view('sidepanel');
    await panel.see(CARRIE.name);
    await panel.see('This page was read once.');
  } finally {
    await bookside.close();
  }
});
