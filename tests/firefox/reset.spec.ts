import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { leftovers } from '../support/shared-firefox.ts';

/** Creates a leftover of every kind that a test could create. */
const CREATE_LEFTOVERS = `(async () => {
  await browser.storage.local.set({ soil: 1 });
  await browser.storage.session.set({ soil: 1 });
  await browser.alarms.create('soil', { delayInMinutes: 60 });
  await browser.action.setBadgeText({ text: '7' });
  await browser.scripting.registerContentScripts([
    { id: 'soil', js: ['crm.js'], matches: ['https://mail.google.com/*'] },
  ]);
  await new Promise((resolve) => {
    const opening = indexedDB.open('soil', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows').add(1, 1);
    opening.onsuccess = () => resolve(opening.result.close());
  });
})()`;

test('leftovers of a test are listed, and removed before the next test starts', async ({
  shared,
  sandbox,
}) => {
  const first = await shared.take(sandbox.port);
  expect(await leftovers(first)).toEqual([]);
  await first.setKey(KEYS.demo);
  const page = await first.visit(CARRIES_RECORD);
  const sidebar = await first.openSidebar(page);
  await sidebar.see('7 bookings');
  const options = await first.ourPage('options');
  await options.evaluate(CREATE_LEFTOVERS);
  const left = (await leftovers(first)).join('\n');
  for (const kind of [
    'stored local',
    'stored session soil',
    'alarm soil',
    'badge 7',
    'registered script soil',
    'rows in soil rows',
    'rows in bookside-store bookings',
    'rows in bookside-vault keys',
    'tab https://app.hubspot.com',
  ]) {
    expect(left).toContain(kind);
  }
  const { browser } = first;
  await shared.giveBack({ failed: false });

  const second = await shared.take(sandbox.port);
  // It is the same browser.
  expect(second.browser).toBe(browser);
  expect(await leftovers(second)).toEqual([]);
  const nextPage = await second.visit(CARRIES_RECORD);
  const unset = await second.openSidebar(nextPage);
  await unset.see('Connect Bookside to OnceHub.');
  await shared.giveBack({ failed: false });
});
