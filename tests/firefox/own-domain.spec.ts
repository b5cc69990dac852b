import { DANA } from '../../sandbox/oncehub/data/known.ts';
import { expect, test } from '../support/firefox-fixture.ts';
import { allAt } from '../support/own-domain.ts';
import { DANAS_THREAD } from '../support/places.ts';

const [name] = DANA.email.split('@');

test('customers at the mail provider of the rep’s own address are shown, colleagues are not', async ({
  firefox,
}) => {
  const page = await firefox.visit(DANAS_THREAD);
  const sidebar = await firefox.openSidebar(page);
  await sidebar.see('2 people on this page');
  await page.evaluate(allAt('btinternet.com'));
  await sidebar.see(`${name}@btinternet.com`);
  // The rep's colleague is at the provider, too.
  await sidebar.see('3 people on this page');
  await page.evaluate(allAt('northwind.example'));
  await expect.poll(() => sidebar.text()).not.toContain('3 people on this page');
  expect(await sidebar.text()).not.toContain('northwind.example');
});
