import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { askedOf } from '../support/asked.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD, INBOX } from '../support/places.ts';
import { withoutSync } from '../support/tell.ts';
import { DATABASE_USE, WATCH_DATABASES } from '../support/watched.ts';

test('panel, popup and options only read: no write, no upgrade, no deletion, whatever is done in them [claim 65]', async ({
  bookside,
}) => {
  test.setTimeout(90_000);
  await bookside.context.addInitScript(WATCH_DATABASES);
  const use = { reads: 0, others: [] as string[] };
  const crm = await bookside.tab();
  await crm.goto(CARRIES_RECORD);
  const popup = await bookside.tab();
  await popup.goto(bookside.url('popup'));
  const field = popup.getByRole('combobox');
  for (const text of [CARRIE.email, 'ortega', CARRIE.bookings.upcoming, 'nobody@example.net']) {
    await field.fill(text);
    await field.press('Enter');
    await popup.waitForTimeout(1_000);
  }
  const panel = await bookside.tab();
  await panel.goto(bookside.url('sidepanel'));
  await panel.waitForTimeout(2_000);
  const options = await bookside.tab();
  await options.goto(bookside.url('options'));
  await options.getByLabel('Keep bookings of').selectOption('3');
  const mine = options.getByLabel('Address or domain');
  await mine.fill('colleague@example.net');
  await mine.press('Enter');
  await options.waitForTimeout(2_000);
  for (const page of [popup, panel, options]) {
    const own = await page.evaluate<typeof use>(DATABASE_USE);
    use.reads += own.reads;
    use.others.push(...own.others);
  }
  expect(use.reads).toBeGreaterThan(10);
  expect(use.others).toEqual([]);
});

test('opened before there is a store, no page of ours makes one, and no page in the web causes a request [claims 62, 66]', async ({
  fresh,
  sandbox,
}) => {
  const page = await fresh.tab();
  for (const surface of ['options', 'popup', 'sidepanel'] as const) {
    await page.goto(fresh.url(surface));
    await page.waitForTimeout(1_000);
    const names = await page.evaluate(async () =>
      (await indexedDB.databases()).map(({ name }) => name),
    );
    // The vault is the background's own; it is empty.
    expect(names.filter((name) => name !== 'bookside-vault')).toEqual([]);
  }
  await fresh.setKey(KEYS.demo);
  await withoutSync(fresh);
  await page.waitForTimeout(2_000);
  const asked = () => askedOf(sandbox).length;
  const before = asked();
  // Seven people, and then many more.
  await page.goto(INBOX);
  await page.evaluate(() => {
    for (let n = 0; n < 60; n += 1) {
      const row = document.createElement('p');
      row.innerHTML = `<span email="customer${n}@shop.example.net" name="Customer ${n}">Customer ${n}</span>`;
      document.querySelector('[role="main"], main')?.append(row);
    }
  });
  await page.waitForTimeout(5_000);
  expect(asked()).toBe(before);
});
