import { launch } from '../../sandbox/browser/launch.ts';
import { DEMO_PAGES } from '../../sandbox/crm/index.ts';
import { expect, test } from '../support/fixture.ts';
import type {} from '../support/reader-inside.ts';
import { scriptOf } from '../support/script.ts';

/** Only an extension sees into closed trees, and this test runs the readers as a page would. */
const CLOSED = 'Demo sales: a contact in closed shadow trees';

test('every demo page is read as it should be, and left as it was', async ({ sandbox }) => {
  test.setTimeout(240_000);
  const script = await scriptOf('tests/support/reader-inside.ts');
  const chromium = await launch({ port: sandbox.port });
  try {
    const page = await chromium.newPage();
    for (const { title, url, page: kind, people, never } of DEMO_PAGES) {
      await test.step(title, async () => {
        // A change of the hash alone would not load the next page.
        await page.goto('about:blank');
        await page.goto(url);
        await page.waitForLoadState('networkidle');
        await page.waitForTimeout(200);
        await page.evaluate(script);
        const before = await page.content();
        const report = await page.evaluate(() => readThisPage());
        expect(await page.content(), title).toBe(before);
        expect(report.page, title).toBe(kind);
        const found = report.people.map(({ address, role }) => `${role} ${address}`);
        const wanted = title === CLOSED ? [] : people;
        expect(found, title).toEqual(wanted.map(({ address, role }) => `${role} ${address}`));
        const said = JSON.stringify(report.people);
        for (const address of never) expect(said, title).not.toContain(address);
      });
    }
  } finally {
    await chromium.close();
  }
});
