import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { CARRIES_RECORD } from '../support/places.ts';

async function enter(page: Page, key: string): Promise<void> {
  await page.getByLabel('API key').fill(key);
  await page.keyboard.press('Enter');
}

test('the options page opens by itself after the installation, in one tab only', async ({
  fresh,
}) => {
  const page = await fresh.options();
  await expect(page.getByRole('heading', { name: 'Bookside options' })).toBeVisible();
  const open = fresh.context.pages().filter((one) => one.url() === fresh.url('options'));
  expect(open).toHaveLength(1);
});

test('each reason why a key is refused has its own message', async ({ fresh }) => {
  const page = await fresh.options();
  await enter(page, 'not a key');
  await expect(page.getByText('An API key has no spaces')).toBeVisible();
  await enter(page, 'abcdefabcdefabcdefabcdefabcdefab');
  await expect(page.getByText('OnceHub does not know this key.')).toBeVisible();
  await enter(page, KEYS.noPlan);
  await expect(page.getByText('Your OnceHub plan has no API.')).toBeVisible();
});

test('a key is kept, stored encrypted, and only its end is shown [claims 10, 13]', async ({
  bookside,
}) => {
  const page = await bookside.options();
  await page.reload();
  await expect(page.getByText(`Key ending in ${KEYS.demo.slice(-4)}`)).toBeVisible();
  expect(await page.content()).not.toContain(KEYS.demo);
  const stored = await bookside.inWorker<unknown>(
    'Promise.all([chrome.storage.local.get(), chrome.storage.session.get()])',
  );
  expect(JSON.stringify(stored)).not.toContain(KEYS.demo);
});

test('forgetting everything leaves no key and no booking', async ({ bookside }) => {
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  const options = await bookside.options();
  await options.bringToFront();
  await options.getByRole('button', { name: 'Forget key and data…' }).click();
  await options.getByRole('button', { name: 'Forget everything' }).click();
  await expect(options.getByText('Key and data are deleted.')).toBeVisible();
  await panel.see('Connect Bookside to OnceHub.');
});

test('a report about Bookside is shown in full before it is saved, and holds nothing of customers, key or account [claim 100]', async ({
  bookside,
}, info) => {
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  const options = await bookside.options();
  await options.bringToFront();
  await options.getByRole('button', { name: 'Save a report about Bookside…' }).click();
  const field = options.getByRole('textbox', { name: /^bookside-report-/ });
  await expect(field).toBeFocused();
  const shown = await field.inputValue();
  const downloading = options.waitForEvent('download');
  await options.getByRole('link', { name: 'Save the file' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^bookside-report-\d{4}-\d\d-\d\d\.json$/);
  expect(await readFile(await download.path(), 'utf8')).toBe(shown);
  const report = JSON.parse(shown);
  expect(report).toMatchObject({ key: { state: 'ready' }, lastRefusals: [] });
  expect(report.browser.join()).toMatch(/Chrome\/\d/);
  expect(report.stored.bookings).toBeGreaterThan(6);
  expect(shown).not.toMatch(/@|carrie|BKNG|CTC-|USR-/i);
  expect(shown).not.toContain(KEYS.demo.slice(-4));
  for (const scheme of ['light', 'dark'] as const) {
    await options.emulateMedia({ colorScheme: scheme });
    await field.scrollIntoViewIfNeeded();
    await options.screenshot({ path: info.outputPath(`report-${scheme}.png`) });
  }
});
