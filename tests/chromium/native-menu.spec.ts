import { Bookside } from '../../sandbox/browser/bookside.ts';
import { chooseMarkNoShow, openMenu } from '../../sandbox/browser/native-menu.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { bookByNumber, NOBODYS, SHARED, withNumber } from '../support/by-number.ts';
import { EXTENSION, expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { tell, withoutSync } from '../support/tell.ts';

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

test('the context menu of a telephone link leads to everybody stored with the number', async ({
  sandbox,
  control,
  display,
}, info) => {
  const bookside = await Bookside.open({ port: sandbox.port, extension: EXTENSION, display });
  try {
    await bookside.setKey(KEYS.demo);
    const options = await withoutSync(bookside);
    const { gus, kim } = bookByNumber(control);
    for (const id of [gus, kim]) await tell(options, { name: 'findBooking', input: { id } });
    const page = await bookside.tab();
    await page.goto(CARRIES_RECORD);
    await page.evaluate(withNumber(SHARED.href, 'Call'));
    await openMenu(page.locator('#number'), display);
    await chooseMarkNoShow(display);
    const panel = await bookside.view('sidepanel');
    await panel.see('Shown from your right-click.');
    await panel.see('Kim Vo');
    await panel.click('option', /^Gus Bell/);
    // A newer meeting of somebody OnceHub cannot be asked for may be missing: nothing opens by
    // itself.
    await panel.see('Which meeting did they miss?');
    await panel.see('a newer meeting may be missing here');
    for (const scheme of ['light', 'dark'] as const) {
      await panel.pretend(scheme, { width: 380, height: 860 });
      await panel.picture(info.outputPath(`${scheme}.png`));
    }
    await panel.click('button', /^Live demo/);
    await panel.see('Mark as a no-show?');
    await panel.see('Gus Bell');
    control.clearLog();
    await panel.click('button', 'Mark as a no-show');
    await panel.see(/Marking as a no-show in \d s\./);
    expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
    await panel.click('button', 'Send now');
    await panel.see('The meeting is marked as a no-show.');
    const calls = control.log().map(({ method, path }) => `${method} ${path}`);
    const sent = calls.findIndex((call) => call.startsWith('POST'));
    // The booking was read by its id before anything was sent, and nothing else was sent.
    expect(calls.slice(0, sent)).toContain(`GET /v2/bookings/${gus}`);
    expect(calls.filter((call) => !call.startsWith('GET'))).toHaveLength(1);
    expect([control.booking(gus)?.status, control.booking(kim)?.status]).toEqual([
      'no_show',
      'completed',
    ]);
  } finally {
    await bookside.close();
  }
});

test('the context menu of a selected number that nobody stored has says so', async ({
  sandbox,
  control,
  display,
}, info) => {
  const bookside = await Bookside.open({ port: sandbox.port, extension: EXTENSION, display });
  try {
    await bookside.setKey(KEYS.demo);
    await withoutSync(bookside);
    const page = await bookside.tab();
    await page.goto(CARRIES_RECORD);
    await page.evaluate(withNumber('', NOBODYS));
    await page.evaluate(`document.querySelector('#number').removeAttribute('href')`);
    await page.evaluate(`getSelection().selectAllChildren(document.querySelector('#number'))`);
    await openMenu(page.locator('#number'), display);
    await chooseMarkNoShow(display);
    const panel = await bookside.view('sidepanel');
    await panel.see('Nobody stored has this number.');
    for (const scheme of ['light', 'dark'] as const) {
      await panel.pretend(scheme, { width: 380, height: 860 });
      await panel.picture(info.outputPath(`${scheme}.png`));
    }
    await panel.click('button', 'Back to this page');
    await panel.see(CARRIE.name);
    expect(control.log().filter(({ method }) => method !== 'GET')).toEqual([]);
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
