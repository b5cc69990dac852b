import type { Page } from 'puppeteer-core';
import { patient } from '../../sandbox/patience.ts';
import { FirefoxBookside } from '../support/firefox.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { placeOf } from '../support/places.ts';
import {
  KEPT_PAGES,
  keptPage,
  MAIL_AND_CRM,
  numbered,
  saidOf,
  settled,
  shareOut,
  wantedOf,
} from '../support/reported.ts';

const SOON = { intervals: [50, 100, 250], timeout: patient(20_000) };

/** How many pages are open in parallel: a page reports at most twice a second. */
const PARALLEL = 3;

/**
 * A tab with Bookside, its tab id, and a tab of a browser without Bookside. Each has its own
 * window, since a hidden page reports nothing.
 */
interface TabPair {
  page: Page;
  tab: number;
  plain: Page;
}

const markup = async (page: Page) => settled(await page.content());

test('every demo page of Gmail and HubSpot is read correctly, and its markup is the same as without Bookside [claim 22]', async ({
  firefox,
  sandbox,
}) => {
  test.setTimeout(patient(240_000));
  const without = await FirefoxBookside.open(sandbox.port, { without: true });
  try {
    const options = await firefox.ourPage('options');
    const evaluate = (expression: string) => options.evaluate(expression);
    const pairs: TabPair[] = [];
    while (pairs.length < PARALLEL) {
      const ours = await numbered(() => firefox.browser.newPage({ type: 'window' }), evaluate);
      pairs.push({ ...ours, plain: await without.browser.newPage() });
    }
    await shareOut(pairs, MAIL_AND_CRM, ({ page, tab, plain }, demo) =>
      test.step(demo.title, async () => {
        const reported = async () => saidOf((await options.evaluate(keptPage(tab))) as never);
        // Clears the stored report of the page before; also, a change of only the hash would not
        // load the next page.
        await Promise.all([page, plain].map((one) => one.goto('about:blank')));
        await expect.poll(reported, SOON).toEqual([]);
        await Promise.all([page, plain].map((one) => one.goto(demo.url)));
        await expect.poll(reported, SOON).toEqual(wantedOf(demo));
        await expect
          .poll(async () => (await markup(page)) === (await markup(plain)), SOON)
          .toBe(true);
      }),
    );
  } finally {
    await without.close();
  }
});

test('an address in a closed shadow tree is found', async ({ firefox }) => {
  const options = await firefox.ourPage('options');
  const reported = async () => saidOf((await options.evaluate(KEPT_PAGES)) as never);
  await options.bringToFront();
  const allow = await options.waitForSelector('[aria-label="Allow Salesforce"]');
  await allow?.click();
  await options.waitForSelector('[aria-label="Remove *.lightning.force.com"]');
  await firefox.visit(placeOf('Demo sales: a contact in closed shadow trees'));
  await expect.poll(reported, SOON).toEqual(['contact', 'contact dana.whitfield@acme.example.com']);
});
