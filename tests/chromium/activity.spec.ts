import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import { DANA } from '../../sandbox/oncehub/data/known.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { cancelNow } from '../support/cancelling.ts';
import { expect, test } from '../support/fixture.ts';
import { DANAS_RECORD } from '../support/places.ts';

/** Cancels Dana's next meeting in the panel, and opens the activity page from the panel's menu. */
async function cancelled(bookside: Bookside): Promise<Page> {
  const { panel } = await beside(bookside, DANAS_RECORD);
  await cancelNow(panel);
  await panel.see('The meeting is cancelled.');
  const opening = bookside.context.waitForEvent('page');
  await panel.click('button', 'Addresses and stored data');
  await panel.click('link', /^Show activity/);
  return opening;
}

test('the activity page lists an action, finds it by search and exports it as CSV', {
  tag: '@dated',
}, async ({ bookside, sandbox }) => {
  const log = await cancelled(bookside);
  const row = log.getByRole('listitem').filter({ hasText: DANA.bookings.upcoming });
  await expect(row).toContainText('Cancelled');
  await expect(row).toContainText('Done');
  await expect(row).toContainText(DANA.name);
  await expect(row).toContainText(DANA.email);
  const search = log.getByRole('searchbox');
  await search.fill('nobody at all');
  await expect(log.getByText('No action fits.')).toBeVisible();
  await search.fill('whitfield cancelled');
  await expect(row).toBeVisible();

  const saving = log.waitForEvent('download');
  await log.getByRole('button', { name: 'Export as CSV' }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toMatch(/^bookside-activity-\d{4}-\d\d-\d\d\.csv$/);
  const bytes = await readFile(await saved.path());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [header, only, ...rest] = bytes.subarray(3).toString('utf8').split('\r\n');
  expect(header).toMatch(/^"Time","Action","Result",/);
  expect(only).toMatch(/^"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d","Cancel","Done",/);
  expect(only).toContain(`,"${DANA.bookings.upcoming}",`);
  expect(rest).toEqual(['']);
  expect(sandbox.strangers).toEqual([]);
});

test('the activity page is accessible, fits a narrow window, and is emptied when everything is forgotten', async ({
  bookside,
}) => {
  const log = await cancelled(bookside);
  await expect(log.getByRole('listitem')).toHaveCount(1);
  for (const colorScheme of ['light', 'dark'] as const) {
    await log.emulateMedia({ colorScheme });
    expect(await violations(log), colorScheme).toEqual([]);
  }
  await log.setViewportSize({ width: 320, height: 700 });
  expect(await log.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);

  const options = await bookside.options();
  await options.bringToFront();
  await options.getByRole('button', { name: 'Forget key and data…' }).click();
  await options.getByRole('button', { name: 'Forget everything' }).click();
  await expect(options.getByText('Key and data are deleted.')).toBeVisible();
  await log.bringToFront();
  await expect(log.getByText('Nothing has been done yet.')).toBeVisible();
  expect(await violations(log)).toEqual([]);
});
