import type { Page } from '@playwright/test';
import type { View } from '../../sandbox/browser/view.ts';
import { CALENDARS, CARRIE, DANA } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { askedOf } from '../support/asked.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD, DANAS_THREAD } from '../support/places.ts';

/** What is on the clipboard, read by a page that has been allowed to. */
async function clipboard(page: Page): Promise<string> {
  await page.context().grantPermissions(['clipboard-read'], { origin: new URL(page.url()).origin });
  await page.bringToFront();
  return page.evaluate(() => navigator.clipboard.readText());
}

const CHOOSE = ['button', 'Choose calendar and kind of link'] as const;
const LINK = /^https:\/\/oncehub\.com\/\.[0-9A-Z]{12}$/;

/** Copies the first link: the calendar is chosen, and is then the one used last. */
async function copyFirst(view: View): Promise<void> {
  await view.click('button', 'Copy link');
  await view.ready('button', /^Priya pricing call/);
  expect(await violations(view)).toEqual([]);
  await view.click('button', /^Priya pricing call/);
  await view.see('Link copied: Priya pricing call.');
}

test('a one-time link is copied by two presses, and by one from then on [claim 108]', async ({
  bookside,
  control,
}) => {
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('Next meeting');
  control.clearLog();
  await copyFirst(panel);
  await panel.see('Valid for 90 days, one booking.');
  await panel.see(`Filled in: name, e-mail address, and telephone number of ${CARRIE.name}.`);
  expect(await clipboard(page)).toMatch(LINK);
  const first = await clipboard(page);
  await panel.click('button', 'Copy link: Priya pricing call');
  await expect.poll(() => clipboard(page)).not.toBe(first);
  expect(await clipboard(page)).toMatch(LINK);
  const sent = control.log().filter(({ method }) => method === 'POST');
  expect(sent.map(({ path }) => path)).toEqual([
    `/v2/booking-calendars/${CALENDARS.pricing}/one-time-links`,
    `/v2/booking-calendars/${CALENDARS.pricing}/one-time-links`,
  ]);
  expect(control.mails()).toEqual([]);
});

test('a general link is copied without any request, only the sync goes on [claim 109]', async ({
  bookside,
  sandbox,
}) => {
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('Next meeting');
  await panel.click(...CHOOSE);
  await panel.click('radio', /^General link/);
  await panel.ready('button', /^Priya pricing call/);
  const before = askedOf(sandbox).length;
  await panel.click('button', /^Priya pricing call/);
  await panel.see('Valid for any number of bookings.');
  await panel.see('Whoever has the link can read them in it.');
  expect(await clipboard(page)).toBe(
    'https://oncehub.com/PAGE-0CF0E8E5CE?name=Carrie%20Customer' +
      '&email=so.carrie.customer%40gmail.com&mobile_phone=%2B12025550195',
  );
  // The first sync goes on meanwhile.
  const since = askedOf(sandbox).slice(before);
  expect(
    since.filter(({ method, path }) => method !== 'GET' || /PAGE|BKC|link/.test(path)),
  ).toEqual([]);
});

test('the shortcut opens the popup with the link marked, and Enter copies it', async ({
  bookside,
}) => {
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('Next meeting');
  await copyFirst(panel);
  const first = await clipboard(page);
  const popup = await bookside.openLink(page);
  await popup.see(`Booking link for ${CARRIE.name}`);
  await expect
    .poll(() => popup.evaluate('document.activeElement.getAttribute("aria-label")'))
    .toBe('Copy link: Priya pricing call');
  expect(await violations(popup)).toEqual([]);
  await popup.press('Enter');
  await popup.see('Link copied: Priya pricing call.');
  await popup.close();
  expect(await clipboard(page)).toMatch(LINK);
  expect(await clipboard(page)).not.toBe(first);
});

test('the rep says once who they are, by one press', async ({ fresh, control }) => {
  control.addUser('sam@example.org');
  await fresh.setKey(KEYS.demo);
  const { panel } = await beside(fresh, DANAS_THREAD);
  await panel.see('You are Rep sam@example.org at OnceHub?');
  expect(await violations(panel)).toEqual([]);
  await panel.click('button', 'Yes, that is me');
  await expect.poll(() => panel.text()).not.toContain('at OnceHub?');
  await panel.reload();
  await panel.see(DANA.name);
  await expect.poll(() => panel.names('button')).toContain('Copy link');
  expect(await panel.text()).not.toContain('at OnceHub?');
});
