import { CARRIE, LUIS } from '../../sandbox/oncehub/data/known.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';

const FIELD = ['combobox', 'Find a customer'] as const;

test('the popup offers the page’s customer first, and Enter shows her', { tag: '@core' }, async ({
  bookside,
}) => {
  const page = await bookside.tab();
  await page.goto(CARRIES_RECORD);
  const popup = await bookside.openPopup(page);
  await popup.see('On this page');
  await popup.see(CARRIE.name);
  await popup.press('Enter');
  await popup.see('Next meeting');
});

for (const text of [LUIS.email, LUIS.bookings.paid]) {
  test(`the popup looks ${text} up on a page that is not read`, async ({ bookside }) => {
    const page = await bookside.tab();
    await page.goto('https://orchard.example.com/');
    const popup = await bookside.openPopup(page);
    await popup.fill(...FIELD, text);
    await popup.press('Enter');
    await popup.see(LUIS.name);
    await popup.see('Next meeting');
  });
}

test('the popup opens the panel with the customer it shows', async ({ bookside }) => {
  const page = await bookside.tab();
  await page.goto('https://orchard.example.com/');
  const popup = await bookside.openPopup(page);
  await popup.fill(...FIELD, LUIS.email);
  await popup.press('Enter');
  await popup.see(LUIS.name);
  // The click closes the popup, so its answer may be lost.
  await popup.click('button', 'Open panel').catch((error: Error) => {
    expect(error.message).toContain('the page was closed');
  });
  const panel = await bookside.view('sidepanel');
  await panel.see(LUIS.name);
  await panel.see('Shown because you looked it up.');
  await expect.poll(() => bookside.isOpen('popup')).toBe(false);
});
