import { Bookside } from '../../sandbox/browser/bookside.ts';
import { chooseMarkNoShow, openMenu } from '../../sandbox/browser/native-menu.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { EXTENSION, expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';

test('the context menu of an address opens a confirmation dialog, and sends nothing by itself', {
  tag: '@core',
}, async ({ sandbox, control, display }) => {
  const bookside = await Bookside.open({ port: sandbox.port, extension: EXTENSION, display });
  try {
    await bookside.setKey(KEYS.demo);
    const page = await bookside.tab();
    await page.goto(CARRIES_RECORD);
    await openMenu(page.locator(`a[href="mailto:${CARRIE.email}"]`).first(), display);
    await chooseMarkNoShow(display);
    const panel = await bookside.view('sidepanel');
    await panel.see('Which meeting did they miss?');
    await panel.click('button', /^Onboarding session/);
    await panel.see('Mark as a no-show?');
    await panel.see('You have 8 seconds to undo.');
    expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);

    await panel.click('button', 'Mark as a no-show');
    await panel.see(/Marking as a no-show in \d s\./);
    expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
    await panel.click('button', 'Send now');
    await panel.see('The meeting is marked as a no-show.');
    expect(control.booking(CARRIE.bookings.markable)?.status).toBe('no_show');
  } finally {
    await bookside.close();
  }
});

test('the context menu of an address in a popup window shows the confirmation in a tab', async ({
  sandbox,
  control,
  display,
}) => {
  const bookside = await Bookside.open({ port: sandbox.port, extension: EXTENSION, display });
  try {
    await bookside.setKey(KEYS.demo);
    const opened = bookside.context.waitForEvent('page');
    await bookside.inWorker(`chrome.windows.create({ type: 'popup', url: '${CARRIES_RECORD}',
      width: 1100, height: 800, left: 0, top: 0 })`);
    const popup = await opened;
    await popup.bringToFront();
    const link = popup.locator(`a[href="mailto:${CARRIE.email}"]`).first();
    await link.waitFor();
    const tab = bookside.context.waitForEvent('page');
    await openMenu(link, display);
    await chooseMarkNoShow(display);
    const ours = await tab;
    await ours.waitForURL(bookside.url('sidepanel'));
    await ours.getByRole('button', { name: /^Onboarding session/ }).click();
    await expect(ours.getByText('Mark as a no-show?')).toBeVisible();
    expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
  } finally {
    await bookside.close();
  }
});
