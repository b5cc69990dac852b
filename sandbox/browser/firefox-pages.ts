import type { Page } from 'puppeteer-core';
import { until } from './until.ts';

/** The time limit for an extension page to open, in ms. */
const PATIENCE = 15_000;

/** Loads a page of the extension with this UUID in a tab, and waits until it has loaded. */
export async function loadExtensionPage(page: Page, uuid: string, name: string): Promise<void> {
  const url = `moz-extension://${uuid}/${name}.html`;
  // Loading a `moz-extension:` page is never reported, so `goto` would never resolve.
  void page.goto(url, { timeout: 0 }).catch(() => {});
  await until(PATIENCE, () =>
    page
      .evaluate((wanted) => location.href === wanted && document.readyState === 'complete', url)
      .catch(() => false),
  );
}

/** Enters a key on the options page as a user would, and waits for OnceHub's answer. */
export async function enterKey(options: Page, key: string): Promise<void> {
  const field = await options.waitForSelector('.key-field input');
  await field?.type(key);
  await field?.press('Enter');
  await options.waitForSelector(`::-p-text(Key ending in ${key.slice(-4)})`);
}
