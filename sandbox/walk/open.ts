import { Bookside } from '../browser/bookside.ts';
import type { LaunchOptions } from '../browser/launch.ts';
import { KEYS } from '../oncehub/keys.ts';
import { CARRIES_RECORD } from './rep.ts';

/**
 * Opens Chromium in a window for the user: with the key entered, a customer's record in the active
 * tab and the panel open.
 */
export async function openForUser(options: LaunchOptions): Promise<Bookside> {
  const bookside = await Bookside.open({ ...options, display: 'person' });
  await bookside.setKey(KEYS.demo);
  const page = await bookside.tab();
  await bookside.keepOnly(page);
  await page.goto(CARRIES_RECORD);
  await bookside.openPanel(page);
  return bookside;
}
