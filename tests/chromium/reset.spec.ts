import type { Page } from '@playwright/test';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { leftovers } from '../support/shared-chromium.ts';

/** Creates a leftover of every kind that a test could create. */
const CREATE_LEFTOVERS = `(async () => {
  await chrome.storage.local.set({ soil: 1 });
  await chrome.storage.session.set({ soil: 1 });
  await chrome.storage.sync.set({ soil: 1 });
  await caches.open('soil');
  await chrome.alarms.create('soil', { delayInMinutes: 60 });
  await chrome.action.setBadgeText({ text: '7' });
  await chrome.scripting.registerContentScripts([
    { id: 'soil', js: ['crm.js'], matches: ['https://mail.google.com/*'] },
  ]);
  chrome.contextMenus.create({ id: 'soil', title: 'soil', contexts: ['page'] });
  await chrome.windows.create({ url: 'https://orchard.example.com/' });
  await new Promise((resolve) => {
    const opening = indexedDB.open('soil', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows').add(1, 1);
    opening.onsuccess = () => resolve(opening.result.close());
  });
})()`;

/** Whether a context menu item with this id exists. */
const hasMenu = (page: Page, id: string): Promise<boolean> =>
  page.evaluate(
    (one) =>
      new Promise<boolean>((resolve) =>
        chrome.contextMenus.update(one, {}, () => resolve(!chrome.runtime.lastError)),
      ),
    id,
  );

test('leftovers of a test are listed, and removed before the next test starts', async ({
  shared,
  sandbox,
}) => {
  const take = () => shared.take({ port: sandbox.port });
  const first = await take();
  expect(await leftovers(first)).toEqual([]);
  await first.setKey(KEYS.demo);
  const { page, panel } = await beside(first, CARRIES_RECORD);
  await panel.see('7 bookings');
  await page.evaluate(async () => {
    await cookieStore.set('soil', '1');
    localStorage.setItem('soil', '1');
    await (await caches.open('soil')).put('/soil', new Response('soil'));
  });
  const options = await first.options();
  await options.evaluate(CREATE_LEFTOVERS);
  expect(await hasMenu(options, 'soil')).toBe(true);
  await first.resize(page, { width: 900, height: 600 });
  const left = (await leftovers(first)).join('\n');
  for (const kind of [
    'stored local',
    'stored session soil',
    'stored sync soil',
    'cache soil',
    'alarm soil',
    'badge 7',
    'registered script soil',
    'rows in soil rows',
    'rows in bookside-store bookings',
    'rows in bookside-vault keys',
    'tab https://app.hubspot.com',
    'window ',
    'a window of ',
    'cookie app.hubspot.com soil',
    'kept by the site https://app.hubspot.com',
  ]) {
    expect(left).toContain(kind);
  }
  const { context } = first;
  await shared.giveBack({ failed: false });

  const second = await take();
  // It is the same browser.
  expect(second.context).toBe(context);
  expect(await leftovers(second)).toEqual([]);
  expect(await hasMenu(await second.options(), 'soil')).toBe(false);
  const nextPage = await second.tab();
  await nextPage.goto(CARRIES_RECORD);
  expect(await nextPage.evaluate(() => localStorage.length)).toBe(0);
  expect(await nextPage.evaluate(() => [document.hasFocus(), outerWidth])).toEqual([true, 1441]);
  const unset = await second.openPanel(nextPage);
  await unset.see('Connect Bookside to OnceHub.');
  expect(await unset.text()).not.toContain(CARRIE.name);
  await shared.giveBack({ failed: false });
});
