import type { Page } from 'puppeteer-core';
import { inWindow } from '../../sandbox/browser/sidebar.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { bookByNumber, NOBODYS, SHARED, withNumber } from '../support/by-number.ts';
import type { FirefoxBookside } from '../support/firefox.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { NO_SYNC } from '../support/hijack.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { tellFirefox } from '../support/tell.ts';

/** Chooses "Mark no-show…" in Firefox's own context menu, as soon as that is open. */
const CHOOSE = `const menu = document.getElementById('contentAreaContextMenu');
  while (menu.state !== 'open') await new Promise((resolve) => setTimeout(resolve, 50));
  const item = [...menu.querySelectorAll('menuitem')].find(({ label }) => label === 'Mark no-show…');
  if (!item) throw new Error('the menu lacks it');
  menu.activateItem(item);`;

async function chooseOn(page: Page, { browser }: FirefoxBookside): Promise<void> {
  await page.click('#number', { button: 'right' });
  await inWindow(browser, CHOOSE);
}

test('the context menu of a telephone link leads to everybody stored with the number', async ({
  firefox,
  control,
}) => {
  const options = await firefox.ourPage('options');
  await tellFirefox(options, NO_SYNC);
  const { gus, kim } = bookByNumber(control);
  for (const id of [gus, kim]) {
    await tellFirefox(options, { name: 'findBooking', input: { id } });
  }
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see(CARRIE.name);
  await page.evaluate(withNumber(SHARED.href, 'Call'));
  await chooseOn(page, firefox);
  await sidebar.see('2 people match');
  await sidebar.see('Kim Vo');
  await sidebar.click('[role=option]', 'Gus Bell');
  await sidebar.see('a newer meeting may be missing here');
  expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('the context menu of a selected number that nobody stored has says so', async ({
  firefox,
}) => {
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see(CARRIE.name);
  await page.evaluate(withNumber('', NOBODYS));
  await page.evaluate(`document.querySelector('#number').removeAttribute('href')`);
  await page.evaluate(`getSelection().selectAllChildren(document.querySelector('#number'))`);
  await chooseOn(page, firefox);
  await sidebar.see('Nobody stored has this number.');
  await sidebar.click('button', 'Back to this page');
  await sidebar.see(CARRIE.name);
});
