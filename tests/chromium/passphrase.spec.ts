import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Bookside } from '../../sandbox/browser/bookside.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { KEYS } from '../../sandbox/oncehub/keys.ts';
import { violations } from '../support/axe.ts';
import { beside } from '../support/beside.ts';
import { test as base, EXTENSION, expect } from '../support/fixture.ts';
import { EVERYTHING_KEPT } from '../support/kept.ts';
import { CARRIES_RECORD } from '../support/places.ts';
import { stored } from '../support/stored.ts';
import { tell } from '../support/tell.ts';

const PASSPHRASE = 'seven brass lanterns';
const LOCKED = 'Bookside is locked.';
const refresh = {
  name: 'refreshCustomer',
  input: { address: CARRIE.email, eager: true },
} as const;

interface Fixtures {
  /** The folder of a profile that is kept when its browser is closed. */
  profile: string;
  /** Opens a browser with this profile; the previous one must be closed. */
  open(): Promise<Bookside>;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright parses this pattern.
  profile: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'bookside-locked-'));
    await use(profile);
    rmSync(profile, { recursive: true, force: true });
  },
  open: async ({ sandbox, profile }, use) => {
    const opened: Bookside[] = [];
    await use(async () => {
      const bookside = await Bookside.open({ port: sandbox.port, extension: EXTENSION, profile });
      opened.push(bookside);
      return bookside;
    });
    await Promise.all(opened.map((one) => one.close().catch(() => {})));
  },
});

/** The forms a leaked key or passphrase could have: plain, and in the usual encodings. */
const SECRETS = [KEYS.demo, PASSPHRASE].flatMap((secret) => {
  const bytes = Buffer.from(secret);
  return [
    secret,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('hex'),
    [...bytes].join(','),
    Buffer.from(secret, 'utf16le').toString('latin1'),
  ];
});

function expectNoSecret(where: string, text: string): void {
  for (const secret of SECRETS) expect(text.includes(secret), where).toBe(false);
}

/**
 * Sets a profile up: enters the key, views a customer and sets a passphrase. Returns the options
 * page.
 */
async function protect(bookside: Bookside): Promise<Page> {
  await bookside.setKey(KEYS.demo);
  const { panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see('7 bookings');
  await panel.close();
  const options = await bookside.options();
  await options.bringToFront();
  await options.getByText('Protect the key with a passphrase').click();
  await options.getByLabel('Passphrase, at least 8 characters').fill(PASSPHRASE);
  await options.getByLabel('The same once more').fill(PASSPHRASE);
  expect(await violations(options)).toEqual([]);
  await options.getByRole('button', { name: 'Set passphrase' }).click();
  await expect(options.getByText('A passphrase guards the key')).toBeVisible();
  return options;
}

test('after a restart the key is locked until the right passphrase is entered, and key and passphrase are stored nowhere', async ({
  open,
  profile,
  control,
}) => {
  let bookside = await open();
  let options = await protect(bookside);
  // Stopping the worker does not lock the key.
  await bookside.stopWorker();
  const ask = () => tell(options, refresh);
  expect(await ask()).toMatchObject({ ok: true });
  expectNoSecret('open', await options.evaluate<string>(EVERYTHING_KEPT));
  await bookside.close();
  let hasState = false;
  for (const file of readdirSync(profile, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const text = readFileSync(join(file.parentPath, file.name), 'latin1');
    expectNoSecret(file.name, text);
    hasState ||= text.includes('"state":"locked"');
  }
  // Makes sure that the files searched do contain the stored data.
  expect(hasState).toBe(true);

  control.clearLog();
  bookside = await open();
  const { page, panel } = await beside(bookside, CARRIES_RECORD);
  await panel.see(LOCKED);
  // Stored data are shown: the passphrase protects only the key.
  await panel.see('7 bookings');
  options = await bookside.options();
  expect(await ask()).toMatchObject({ ok: false, failure: { kind: 'keyLocked' } });
  expect(await violations(options)).toEqual([]);
  expectNoSecret('locked', await options.evaluate<string>(EVERYTHING_KEPT));
  await page.bringToFront();

  expect(await violations(panel)).toEqual([]);
  for (const wrong of ['seven brass lantern', `${PASSPHRASE} `]) {
    await panel.fill('textbox', 'Passphrase', wrong);
    await panel.press('Enter');
    await panel.see('That is not the passphrase.');
  }
  expect(control.log()).toEqual([]);

  await panel.fill('textbox', 'Passphrase', PASSPHRASE);
  await panel.click('button', 'Unlock');
  await expect.poll(() => panel.text()).not.toContain(LOCKED);
  await panel.see('7 bookings');
  expect(await ask()).toMatchObject({ ok: true });
  expect(control.log().length).toBeGreaterThan(0);
  expectNoSecret('open again', await options.evaluate<string>(EVERYTHING_KEPT));
});

test('the key can be unlocked in the popup, and a removed passphrase stays removed', async ({
  open,
}) => {
  let bookside = await open();
  await protect(bookside);
  await bookside.close();
  bookside = await open();
  let page = await bookside.tab();
  await page.goto(CARRIES_RECORD);
  const popup = await bookside.openPopup(page);
  await popup.fill('combobox', 'Find a customer', CARRIE.email);
  await popup.press('Enter');
  await popup.see(LOCKED);
  await popup.fill('textbox', 'Passphrase', PASSPHRASE);
  await popup.press('Enter');
  await expect.poll(() => popup.text()).not.toContain(LOCKED);
  const options = await bookside.options();
  await options.getByRole('button', { name: 'Remove passphrase' }).click();
  await expect(options.getByText('Protect the key with a passphrase')).toBeVisible();
  await bookside.close();

  bookside = await open();
  page = await bookside.options();
  await expect(page.getByText('Connected to')).toBeVisible();
  await expect(page.getByText(LOCKED)).toHaveCount(0);
});

test('after a forgotten passphrase only the key has to be entered again, and the bookings are kept', async ({
  open,
}) => {
  let bookside = await open();
  await protect(bookside);
  await bookside.close();
  bookside = await open();
  const options = await bookside.options();
  await expect(options.getByText(LOCKED)).toBeVisible();
  const before = (await stored(options)).length;
  expect(before).toBeGreaterThan(0);
  await bookside.setKey(KEYS.demo);
  await expect(options.getByText('Protect the key with a passphrase')).toBeVisible();
  await expect(options.getByText(LOCKED)).toHaveCount(0);
  expect((await stored(options)).length).toBeGreaterThanOrEqual(before);
});
