import type { Page } from '@playwright/test';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { askedOf } from '../support/asked.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD, INBOX } from '../support/places.ts';
import { KEPT_PAGES } from '../support/reported.ts';
import { withoutSync } from '../support/tell.ts';
import { caughtUp, quiet } from '../support/waiting.ts';
import { DATABASE_USE, WATCH_DATABASES } from '../support/watched.ts';

interface Use {
  reads: number;
  others: string[];
}

/** Opens an extension page in a tab, and records every use of databases in it. */
async function watched(bookside: Bookside, name: 'popup' | 'sidepanel' | 'options'): Promise<Page> {
  const page = await bookside.tab();
  await page.addInitScript(WATCH_DATABASES);
  await page.goto(bookside.url(name));
  return page;
}

test('panel, popup and options only read databases: no write, upgrade or deletion, whatever the user does in them [claim 65]', async ({
  bookside,
  control,
}) => {
  const useOf = (page: Page) => page.evaluate<Use>(DATABASE_USE);
  const crm = await bookside.tab();
  await crm.goto(CARRIES_RECORD);
  const popup = await watched(bookside, 'popup');
  const field = popup.getByRole('combobox');
  for (const text of [CARRIE.email, 'ortega', CARRIE.bookings.upcoming, 'nobody@example.net']) {
    const before = (await useOf(popup)).reads;
    await field.fill(text);
    await field.press('Enter');
    await expect.poll(async () => (await useOf(popup)).reads).toBeGreaterThan(before);
    await quiet(control, 500);
  }
  const panel = await watched(bookside, 'sidepanel');
  await expect.poll(async () => (await useOf(panel)).reads).toBeGreaterThan(0);
  const options = await watched(bookside, 'options');
  await options.getByLabel('Keep bookings of').selectOption('3');
  const entryField = options.getByLabel('Address or domain');
  await entryField.fill('colleague@example.net');
  await entryField.press('Enter');
  await expect(options.getByRole('button', { name: 'Remove colleague@example.net' })).toBeVisible();
  await caughtUp(options, control);
  const use: Use = { reads: 0, others: [] };
  for (const page of [popup, panel, options]) {
    const own = await useOf(page);
    use.reads += own.reads;
    use.others.push(...own.others);
  }
  expect(use.reads).toBeGreaterThan(10);
  expect(use.others).toEqual([]);
});

test('extension pages opened before the store exists do not create it, and no web page causes a request [claims 62, 66]', async ({
  fresh,
  control,
  sandbox,
}) => {
  const page = await fresh.tab();
  for (const surface of ['options', 'popup', 'sidepanel'] as const) {
    await page.goto(fresh.url(surface));
    await expect(page.locator('body')).toHaveText(/\w/);
    await caughtUp(page, control);
    const names = await page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name),
    );
    // Only the background creates the vault; it is empty.
    expect(names.filter((name) => name !== 'bookside-vault')).toEqual([]);
  }
  // Before the key, so that no sync is about to send its first request.
  await withoutSync(fresh);
  await fresh.setKey(KEYS.demo);
  const options = await fresh.options();
  await caughtUp(options, control);
  const asked = () => askedOf(sandbox).map(({ path }) => path);
  const before = asked();
  // A list of seven people, then of many more.
  await page.goto(INBOX);
  await page.waitForSelector('[role="main"] tr.zA [email]');
  await page.evaluate(() => {
    const row = document.querySelector('[role="main"] tr.zA [email]')?.closest('tr');
    for (let n = 0; n < 60; n += 1) {
      const next = row?.cloneNode(true) as Element;
      next.querySelector('[email]')?.setAttribute('email', `customer${n}@shop.example.net`);
      row?.after(next);
    }
  });
  const known = async () => JSON.stringify(await options.evaluate(KEPT_PAGES));
  await expect.poll(known).toContain('@shop.example.net');
  await caughtUp(options, control);
  expect(asked()).toEqual(before);
});
