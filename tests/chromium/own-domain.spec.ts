import { DANA } from '../../sandbox/oncehub/data/known.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { allAt } from '../support/own-domain.ts';
import { DANAS_THREAD } from '../support/places.ts';

const [name] = DANA.email.split('@');

test('customers at the mail provider of the rep’s own address are shown, colleagues are not', async ({
  bookside,
}) => {
  const { page, panel } = await beside(bookside, DANAS_THREAD);
  await panel.see('2 people on this page');
  for (const provider of ['btinternet.com', 'wp.pl', 'privaterelay.appleid.com']) {
    await page.evaluate(allAt(provider));
    await panel.see(`${name}@${provider}`);
    // The rep's colleague is at the provider, too.
    await panel.see('3 people on this page');
    expect(await panel.text()).not.toContain(`sam@${provider}`);
  }
  await page.evaluate(allAt('northwind.example'));
  await expect.poll(() => panel.text()).not.toContain('3 people on this page');
  expect(await panel.text()).not.toContain('northwind.example');
});
