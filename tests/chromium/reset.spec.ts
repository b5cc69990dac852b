import type { Page } from '@playwright/test';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { leftovers } from '../support/shared-chromium.ts';

/** Leaves something of every kind that a test could leave. */
const SOIL = `(async () => {
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

/** Whether a menu item of this name is there. */
const hasMenu = (page: Page, id: string): Promise<boolean> =>
  page.evaluate(
    (one) =>
      new Promise<boolean>((resolve) =>
        chrome.contextMenus.update(one, {}, () => resolve(!chrome.runtime.lastError)),
      ),
    id,
  );

test('whatever a test leaves is listed, and gone when the next one begins', async ({
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
  await options.evaluate(SOIL);
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
  // The very browser of before.
  expect(second.context).toBe(context);
  expect(await leftovers(second)).toEqual([]);
  expect(await hasMenu(await second.options(), 'soil')).toBe(false);
  const again = await second.tab();
  await again.goto(CARRIES_RECORD);
  expect(await again.evaluate(() => localStorage.length)).toBe(0);
  expect(await again.evaluate(() => [document.hasFocus(), outerWidth])).toEqual([true, 1441]);
  const unset = await second.openPanel(again);
  await unset.see('Connect Bookside to OnceHub.');
  expect(await unset.text()).not.toContain(CARRIE.name);
  await shared.giveBack({ failed: false });
});
