import {
  IGNORE_LIST_KEY,
  LINKS_KEY,
  SITES_OFF_KEY,
  SYNC_KEY,
  UNDO_KEY,
} from '../../lib/settings/setting-keys.ts';
import { CARRIE, DANA } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { tried } from '../proof/tried.ts';
import { askedOf } from '../support/asked.ts';
import type { FirefoxBookside } from '../support/firefox.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { pageScriptWorldInFirefox } from '../support/firefox-world.ts';
import {
  everyMessage,
  LOCAL,
  mayBeSaid,
  NO_SYNC,
  NONSENSE,
  REACH,
  sendEach,
} from '../support/hijack.ts';
import { stillKept } from '../support/kept.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { settingsOf } from '../support/stored.ts';
import { tellFirefox } from '../support/tell.ts';
import { caughtUp } from '../support/waiting.ts';

const SITE = new URL(CARRIES_RECORD).origin;

/** Opens Carrie's record with the sidebar beside it; `run` runs code in the page script's world. */
async function besideRecord(firefox: FirefoxBookside) {
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('7 bookings');
  const run = pageScriptWorldInFirefox(firefox.browser, SITE);
  return { page, sidebar, run };
}

test('code in the content script’s context can send no message but its one report [claim 1]', async ({
  firefox,
  control,
  sandbox,
}) => {
  const options = await firefox.ourPage('options');
  // Without the sync, only this test causes requests and writes.
  await tellFirefox(options, NO_SYNC);
  const { page, sidebar, run } = await besideRecord(firefox);
  const evaluate = (expression: string) => options.evaluate(expression) as Promise<string>;
  const before = await stillKept(evaluate);
  const asked = () => askedOf(sandbox).length;
  const requests = asked();
  const { id, status, starts } = control.booking(CARRIE.bookings.upcoming) ?? {};
  const target = { id: `${id}`, status: `${status}`, starts: Number(starts), email: CARRIE.email };
  const messages = everyMessage(target).filter(({ name }) => !mayBeSaid(name));
  const all = [...messages, ...NONSENSE];
  await page.bringToFront();
  expect(await run(sendEach(all))).toEqual(all.map(() => null));
  tried(all.length);
  await caughtUp(options, control);
  expect(await stillKept(evaluate)).toEqual(before);
  expect(asked()).toBe(requests);
  expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
  await sidebar.see('7 bookings');
});

test('what code in the content script’s context writes as settings changes neither the panel nor the time to undo [claim 95]', async ({
  firefox,
}) => {
  const { page, sidebar, run } = await besideRecord(firefox);
  const settings = {
    [LINKS_KEY]: { groups: [[CARRIE.email, DANA.email]], pairs: [] },
    [IGNORE_LIST_KEY]: { listed: [CARRIE.email], customers: [] },
    [SITES_OFF_KEY]: ['hubspot'],
    [SYNC_KEY]: { window: 'off', paused: true },
    [UNDO_KEY]: 0,
  };
  await run(`browser.storage.local.set(${JSON.stringify(settings)})`);
  const options = await firefox.ourPage('options');
  // A setting that is changed after that is written to the vault, and all views read them again.
  await tellFirefox(options, {
    name: 'setIgnored',
    input: { entry: 'ours.example', is: 'ignored' },
  });
  await expect
    .poll(() => settingsOf(options))
    .toEqual({
      [IGNORE_LIST_KEY]: { listed: ['ours.example'], customers: [] },
      [SYNC_KEY]: { window: 12, paused: false, full: false, me: null },
    });
  await page.bringToFront();
  await sidebar.see('7 bookings');
  await sidebar.click('button', 'Cancel…');
  await sidebar.see('You have 8 seconds to undo.');
});

test('code in the content script’s context finds the key only encrypted, and no store, channel or file of the extension [claims 11, 68]', async ({
  firefox,
}) => {
  const { page, sidebar, run } = await besideRecord(firefox);
  const local = await run<string>(LOCAL);
  // Firefox cannot block a content script's access to local storage; the encrypted key there is
  // useless without the vault.
  expect(local).toContain('bytes');
  expect(local).not.toContain(KEYS.demo);
  const reach = await run<Record<string, string>>(REACH);
  expect(Object.entries(reach).filter(([, got]) => got !== '')).toEqual([]);
  await sidebar.see('7 bookings');
  expect(await page.evaluate('indexedDB.databases().then((all) => all.length)')).toBe(0);
});
