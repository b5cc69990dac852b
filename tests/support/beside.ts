import type { Page } from '@playwright/test';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import type { View } from '../../sandbox/browser/view.ts';

/** Opens a page in a new tab, and the panel beside it. */
export async function beside(
  bookside: Bookside,
  url: string,
): Promise<{ page: Page; panel: View }> {
  const page = await bookside.tab();
  await page.goto(url);
  return { page, panel: await bookside.openPanel(page) };
}
