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

/** Where only text names somebody, it is read after eight seconds. */
const SOON = { intervals: [50], timeout: patient(20_000) };

/** So many pages stand open at a time: a page says something twice a second at most, and some are read late. */
const DESKS = 4;

/** A tab with Bookside, its number, and one without. */
interface Desk {
  page: Page;
  tab: number;
  plain: Page;
}

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
  test.setTimeout(patient(240_000));
  const { port } = sandbox;
  const bookside = await Bookside.open({ port, extension: EXTENSION, display });
  const chromium = await launch({ port });
  try {
    const options = await bookside.options();
    await grantProducts(options, display);
    const look = (expression: string) => options.evaluate(expression);
    const desks: Desk[] = [];
    while (desks.length < DESKS) {
      const ours = await numbered(() => bookside.tab(), look);
      desks.push({ ...ours, plain: await chromium.newPage() });
    }
    const markup = async (one: Page) => settled(await one.content());
    await shareOut(desks, DEMO_PAGES, ({ page, tab, plain }, demo) =>
      test.step(demo.title, async () => {
        const said = async () => saidOf(await options.evaluate(keptPage(tab)));
        // What was kept of the page before is forgotten, and a change of the hash alone would not load the next.
        await Promise.all([page, plain].map((one) => one.goto('about:blank')));
        await expect.poll(said, SOON).toEqual([]);
        await Promise.all([page, plain].map((one) => one.goto(demo.url)));
        await expect.poll(said, SOON).toEqual(wantedOf(demo));
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
