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

const SOON = { intervals: [50], timeout: patient(20_000) };

/** So many pages stand open at a time: a page says something twice a second at most. */
const DESKS = 3;

/** A tab with Bookside, in a window of its own since it says nothing while it is hidden, its number, and one without. */
interface Desk {
  page: Page;
  tab: number;
  plain: Page;
}

const markup = async (page: Page) => settled(await page.content());

test('every demo page of Gmail and HubSpot is read as it should be, and stands as it does without Bookside [claim 22]', async ({
  firefox,
  sandbox,
}) => {
  test.setTimeout(patient(240_000));
  const without = await FirefoxBookside.open(sandbox.port, { without: true });
  try {
    const options = await firefox.ourPage('options');
    const look = (expression: string) => options.evaluate(expression);
    const desks: Desk[] = [];
    while (desks.length < DESKS) {
      const ours = await numbered(() => firefox.browser.newPage({ type: 'window' }), look);
      desks.push({ ...ours, plain: await without.browser.newPage() });
    }
    await shareOut(desks, MAIL_AND_CRM, ({ page, tab, plain }, demo) =>
      test.step(demo.title, async () => {
        const said = async () => saidOf((await options.evaluate(keptPage(tab))) as never);
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
    await without.close();
  }
});

test('an address in a closed shadow tree is found', async ({ firefox }) => {
  const options = await firefox.ourPage('options');
  const said = async () => saidOf((await options.evaluate(KEPT_PAGES)) as never);
  await options.bringToFront();
  const allow = await options.waitForSelector('[aria-label="Allow Salesforce"]');
  await allow?.click();
  await options.waitForSelector('[aria-label="Remove *.lightning.force.com"]');
  await firefox.visit(placeOf('Demo sales: a contact in closed shadow trees'));
  await expect.poll(said, SOON).toEqual(['contact', 'contact dana.whitfield@acme.example.com']);
});
