import type { Page } from 'puppeteer-core';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { patient } from '../../sandbox/patience.ts';
import { test } from '../support/firefox-fixture.ts';
import { NO_SYNC } from '../support/hijack.ts';
import { tellFirefox } from '../support/tell.ts';
import { expectClear, type Walked } from '../support/walk.ts';

test.describe.configure({ timeout: patient(180_000) });

const walked = (page: Page): Walked => ({
  evaluate: <T>(expression: string) => page.evaluate(expression) as Promise<T>,
  async tab(back, times) {
    if (back) await page.keyboard.down('Shift');
    for (let pressed = 0; pressed < times; pressed += 1) await page.keyboard.press('Tab');
    if (back) await page.keyboard.up('Shift');
  },
  resize: (size) => page.setViewport(size),
});

test('every focused element is visible in panel and popup, clear of the sticky bars', async ({
  firefox,
}) => {
  // A running sync would change the page during the walk.
  const options = await firefox.ourPage('options');
  await tellFirefox(options, NO_SYNC);
  for (const name of ['sidepanel', 'popup'] as const) {
    const page = await firefox.ourPage(name);
    if (name === 'sidepanel') {
      const search = await page.waitForSelector('button[aria-label="Look up a customer"]');
      await search?.click();
    }
    const field = await page.waitForSelector('[role=combobox]');
    await field?.type(CARRIE.email);
    await page.keyboard.press('Enter');
    await page.waitForSelector('::-p-text(Next meeting)');
    if (name === 'sidepanel') await page.waitForSelector('::-p-text(Checked just now)');
    await expectClear(walked(page), 5);
    await page.close();
  }
});
