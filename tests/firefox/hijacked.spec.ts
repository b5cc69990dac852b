import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { tried } from '../proof/tried.ts';
import { askedOf } from '../support/asked.ts';
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
import { tellFirefox } from '../support/tell.ts';
import { caughtUp } from '../support/waiting.ts';

const SITE = new URL(CARRIES_RECORD).origin;

test('code in the content script’s context can send no message but its one report [claim 1]', async ({
  firefox,
  control,
  sandbox,
}) => {
  const options = await firefox.ourPage('options');
  // Without the sync, only this test causes requests and writes.
  await tellFirefox(options, NO_SYNC);
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('7 bookings');
  const run = pageScriptWorldInFirefox(firefox.browser, SITE);
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

test('code in the content script’s context finds the key only encrypted, and no store, channel or file of the extension [claims 11, 68]', async ({
  firefox,
}) => {
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('7 bookings');
  const run = pageScriptWorldInFirefox(firefox.browser, SITE);
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
