import type { Page } from '@playwright/test';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import type { Display } from '../../sandbox/browser/display.ts';
import { launch } from '../../sandbox/browser/launch.ts';
import { allowSite } from '../../sandbox/browser/native-prompt.ts';
import { DEMO_PAGES } from '../../sandbox/crm/index.ts';
import { PRODUCT_HOSTS } from '../../sandbox/hosts.ts';
import { patient } from '../../sandbox/patience.ts';
import { EXTENSION, expect, test } from '../support/fixture.ts';
import { keptPage, numbered, saidOf, settled, shareOut, wantedOf } from '../support/reported.ts';

/** Addresses that occur only in text are read after eight seconds. */
const SOON = { intervals: [50, 100, 250], timeout: patient(20_000) };

/**
 * How many pages are open in parallel: a page reports at most twice a second, and some are read
 * late.
 */
const PARALLEL = 4;

/** A tab with Bookside, its tab id, and a tab of a browser without Bookside. */
interface TabPair {
  page: Page;
  tab: number;
  plain: Page;
}

const SCRIPTS = 'chrome.scripting.getRegisteredContentScripts()';

/** Grants the permissions for all optional products at once. */
async function grantProducts(options: Page, display: Display): Promise<void> {
  await options.bringToFront();
  const origins = JSON.stringify(PRODUCT_HOSTS.map((host) => `https://${host}/*`));
  const answered = options.evaluate(`chrome.permissions.request({ origins: ${origins} })`);
  await allowSite(display);
  expect(await answered).toBe(true);
  await expect.poll(() => options.evaluate(SCRIPTS)).toHaveLength(1);
}

test('every demo page is read correctly, closed shadow trees too, and its markup is the same as without Bookside [claim 22]', async ({
  sandbox,
  display,
}) => {
  test.setTimeout(patient(240_000));
  const { port } = sandbox;
  const bookside = await Bookside.open({ port, extension: EXTENSION, display });
  const chromium = await launch({ port });
  try {
    const options = await bookside.options();
    await grantProducts(options, display);
    const evaluate = (expression: string) => options.evaluate(expression);
    const pairs: TabPair[] = [];
    while (pairs.length < PARALLEL) {
      const ours = await numbered(() => bookside.tab(), evaluate);
      pairs.push({ ...ours, plain: await chromium.newPage() });
    }
    const markup = async (one: Page) => settled(await one.content());
    await shareOut(pairs, DEMO_PAGES, ({ page, tab, plain }, demo) =>
      test.step(demo.title, async () => {
        const reported = async () => saidOf(await options.evaluate(keptPage(tab)));
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
    await chromium.close();
    await bookside.close();
  }
});
