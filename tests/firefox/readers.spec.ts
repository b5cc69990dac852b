import type { Page } from 'puppeteer-core';
import { FirefoxBookside } from '../support/firefox.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { placeOf } from '../support/places.ts';
import { KEPT_PAGES, MAIL_AND_CRM, saidOf, settled, wantedOf } from '../support/reported.ts';

const SOON = { intervals: [50], timeout: 20_000 };

/** Sees what Bookside says of the page that stands open beside its options. */
async function watcher(firefox: FirefoxBookside) {
  const options = await firefox.ourPage('options');
  const said = async () => saidOf((await options.evaluate(KEPT_PAGES)) as never);
  return { options, said };
}

const markup = async (page: Page) => settled(await page.content());

test('every demo page of Gmail and HubSpot is read as it should be, and stands as it does without Bookside [claim 22]', async ({
  firefox,
  sandbox,
}) => {
  test.setTimeout(240_000);
  const without = await FirefoxBookside.open(sandbox.port, { without: true });
  try {
    const { said } = await watcher(firefox);
    const [page, plain] = [await firefox.visit('about:blank'), await without.visit('about:blank')];
    for (const demo of MAIL_AND_CRM) {
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
    await without.close();
  }
});

test('an address in a closed shadow tree is found', async ({ firefox }) => {
  const { options, said } = await watcher(firefox);
  await options.bringToFront();
  const allow = await options.waitForSelector('[aria-label="Allow Salesforce"]');
  await allow?.click();
  await options.waitForSelector('[aria-label="Remove *.lightning.force.com"]');
  await firefox.visit(placeOf('Demo sales: a contact in closed shadow trees'));
  await expect.poll(said, SOON).toEqual(['contact', 'contact dana.whitfield@acme.example.com']);
});
