import { DANA } from '../../sandbox/oncehub/data/known.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD, DANAS_THREAD, placeOf } from '../support/places.ts';

const PASSED_ON = placeOf('a list of the team passed it on, without an address');
const COMPANY = placeOf('a company with three contacts, one without address');

test('the person the rep chose is shown again when the rep returns to the thread', async ({
  bookside,
}) => {
  const { page, panel } = await beside(bookside, DANAS_THREAD);
  await panel.see('2 people on this page');
  await panel.click('option', /^Theo/);
  await panel.see('theo.lindqvist@acme.example.com');
  await page.goto(CARRIES_RECORD);
  await panel.see('Carrie Customer');
  await page.goto(DANAS_THREAD);
  await panel.see('theo.lindqvist@acme.example.com');
  await panel.close();
  const reopened = await bookside.openPanel(page);
  await reopened.see('theo.lindqvist@acme.example.com');
});

test('the contacts of a company are shown as one history, each booking with its person', {
  tag: '@dated',
}, async ({ bookside }) => {
  const { panel } = await beside(bookside, COMPANY);
  await panel.click('option', 'All 2 together');
  await panel.see('2 people');
  await panel.see(DANA.name);
  for (const scheme of ['light', 'dark'] as const) {
    await panel.pretend(scheme);
    expect(await violations(panel), scheme).toEqual([]);
  }
  await panel.pretend('light', { width: 320, height: 800 });
  expect(await panel.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
});

test('people on the ignore list are never offered, and the panel says when no one else is left', async ({
  bookside,
}) => {
  const { page, panel } = await beside(bookside, DANAS_THREAD);
  await panel.see('2 people on this page');
  const options = await bookside.options();
  await options.bringToFront();
  const field = options.getByLabel('Address or domain');
  await field.fill('gmail.com');
  await field.press('Enter');
  await expect(options.getByText('Anybody can have an address there.')).toBeVisible();
  await field.fill(DANA.email);
  await field.press('Enter');
  await expect(options.getByRole('button', { name: `Remove ${DANA.email}` })).toBeVisible();
  await page.bringToFront();
  await panel.see('theo.lindqvist@acme.example.com');
  expect(await panel.text()).not.toContain(DANA.email);

  await options.bringToFront();
  await field.fill('acme.example.com');
  await field.press('Enter');
  await expect(options.getByRole('button', { name: 'Remove acme.example.com' })).toBeVisible();
  await page.bringToFront();
  await panel.see('Nobody but you and your colleagues.');
  await options.bringToFront();
  await options.getByRole('button', { name: 'Remove acme.example.com' }).click();
  await page.bringToFront();
  await panel.see('theo.lindqvist@acme.example.com');
});

test('a mail that a group passed on offers the name, and its opened details the customer', async ({
  bookside,
}) => {
  // Her bookings are stored from then on.
  const { page, panel } = await beside(bookside, DANAS_THREAD);
  await panel.see('All bookings');
  await page.goto(PASSED_ON);
  await panel.see('A group passed this mail on.');
  expect(await panel.text()).not.toContain('hello@example.org');
  await panel.click('button', `Find ${DANA.name}`);
  await panel.see(DANA.email);
  await panel.click('button', 'Back to this page');
  await panel.see('A group passed this mail on.');
  await page.locator('[role=main] .ajy').click();
  await panel.see(DANA.email);
  expect(await panel.text()).not.toContain('A group passed this mail on.');
});
