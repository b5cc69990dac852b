import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';

test('requests go only to the known hosts, and the page shows no trace of the extension', async ({
  firefox,
  sandbox,
}) => {
  const page = await firefox.visit(CARRIES_RECORD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see(CARRIE.name);
  await sidebar.see('All bookings');
  expect(sandbox.strangers).toEqual([]);
  expect(new Set(sandbox.requests.map(({ host }) => host))).toEqual(
    new Set(['api.oncehub.com', 'app.hubspot.com']),
  );
  expect(await page.content()).not.toContain('moz-extension');
  expect(await page.evaluate(() => 'browser' in window)).toBe(false);
});
