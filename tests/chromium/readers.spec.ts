import type { Page } from '@playwright/test';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import type { Display } from '../../sandbox/browser/display.ts';
import { launch } from '../../sandbox/browser/launch.ts';
import { allowSite } from '../../sandbox/browser/native-prompt.ts';
import { DEMO_PAGES } from '../../sandbox/crm/index.ts';
import { PRODUCT_HOSTS } from '../../sandbox/hosts.ts';
import { EXTENSION, expect, test } from '../support/fixture.ts';
import { KEPT_PAGES, saidOf, settled, wantedOf } from '../support/reported.ts';

/** Where only text names somebody, it is read after eight seconds. */
const SOON = { intervals: [50], timeout: 20_000 };

const SCRIPTS = 'chrome.scripting.getRegisteredContentScripts()';

/** Allows all products at once that are read only when they were granted. */
async function grantProducts(options: Page, display: Display): Promise<void> {
  await options.bringToFront();
  const origins = JSON.stringify(PRODUCT_HOSTS.map((host) => `https://${host}/*`));
  const answered = options.evaluate(`chrome.permissions.request({ origins: ${origins} })`);
  await allowSite(display);
  expect(await answered).toBe(true);
  await expect.poll(() => options.evaluate(SCRIPTS)).toHaveLength(1);
}

test('every demo page is read as it should be, closed shadow trees too, and stands as it does without Bookside [claim 22]', async ({
  sandbox,
  display,
}) => {
  test.setTimeout(240_000);
  const { port } = sandbox;
  const bookside = await Bookside.open({ port, extension: EXTENSION, display });
  const chromium = await launch({ port });
  try {
    const options = await bookside.options();
    await grantProducts(options, display);
    const [page, plain] = [await bookside.tab(), await chromium.newPage()];
    const said = async () => saidOf(await options.evaluate(KEPT_PAGES));
    const markup = async (one: Page) => settled(await one.content());
    for (const demo of DEMO_PAGES) {
      await test.step(demo.title, async () => {
        // What was kept of the page before is forgotten, and a change of the hash alone would not load the next.
        await Promise.all([page, plain].map((one) => one.goto('about:blank')));
        await expect.poll(said, SOON).toEqual([]);
        await Promise.all([page, plain].map((one) => one.goto(demo.url)));
        await expect.poll(said, SOON).toEqual(wantedOf(demo));
        await expect
          .poll(async () => (await markup(page)) === (await markup(plain)), SOON)
          .toBe(true);
      });
    }
  } finally {
    await chromium.close();
    await bookside.close();
  }
});
