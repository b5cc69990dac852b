import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import { scriptsOf, type TargetLine } from '../../sandbox/browser/target.ts';
import { until } from '../../sandbox/browser/until.ts';
import { CARRIE } from '../../sandbox/oncehub/data/known.ts';
import { bytes, withImports } from '../built/output.ts';
import { beside } from '../support/beside.ts';
import { expect, test } from '../support/fixture.ts';
import { EXTENSION_PAGES, type ExtensionPage, IDLE } from '../support/page-limits.ts';
import { CARRIES_RECORD } from '../support/places.ts';

/**
 * A page is idle when it has loaded no script for this long, ms. The panel waits at most 0.8 s for
 * its first render.
 */
const STILL = 1_500;
const PATIENCE = 20_000;

/** Returns the URLs of the scripts a page has loaded. */
type Scripts = () => Promise<string[]>;

async function scriptsOfTab(tab: Page): Promise<Scripts> {
  const session = await tab.context().newCDPSession(tab);
  return () => scriptsOf(session as unknown as TargetLine);
}

/** Opens a page as a user does, and waits for its content. */
const OPEN: Readonly<Record<ExtensionPage, (bookside: Bookside) => Promise<Scripts>>> = {
  async sidepanel(bookside) {
    const { panel } = await beside(bookside, CARRIES_RECORD);
    await panel.see('Next meeting');
    return () => panel.scripts();
  },
  async popup(bookside) {
    const page = await bookside.tab();
    await page.goto(CARRIES_RECORD);
    const popup = await bookside.openPopup(page);
    await popup.see(CARRIE.name);
    return () => popup.scripts();
  },
  async options(bookside) {
    const options = await bookside.options();
    // The fixture has used it to enter the key.
    await options.reload();
    await options.getByText('Key ending in').waitFor();
    return scriptsOfTab(options);
  },
  async activity(bookside) {
    const activity = await bookside.tab();
    await activity.goto(bookside.url('activity'));
    await activity.getByRole('heading', { level: 1 }).waitFor();
    return scriptsOfTab(activity);
  },
  async report(bookside) {
    const { panel } = await beside(bookside, CARRIES_RECORD);
    await panel.click('DisclosureTriangle', 'How this page was read');
    const opening = bookside.context.waitForEvent('page');
    await panel.click('button', 'Report this page…');
    const report = await opening;
    await report.getByRole('heading', { name: 'Report a page' }).waitFor();
    return scriptsOfTab(report);
  },
};

/** The built files a page has loaded once it is idle. */
async function loadedFiles(scripts: Scripts): Promise<string[]> {
  let [found, since] = [[] as string[], performance.now()];
  await until(PATIENCE, async () => {
    const now = await scripts();
    if (now.length !== found.length) since = performance.now();
    found = now;
    await sleep(100);
    return performance.now() - since >= STILL;
  });
  return [...new Set(found.map((url) => new URL(url).pathname.slice(1)))];
}

/** Every file a page can load. */
const reached = (page: ExtensionPage): Set<string> => withImports('chrome', `${page}.html`);

/** Whether only the panel can load a file. */
const isPanels = (file: string): boolean =>
  EXTENSION_PAGES.every((page) => reached(page).has(file) === (page === 'sidepanel'));

for (const name of EXTENSION_PAGES) {
  test(`${name} loads no more than it needs until it is open and idle`, async ({ bookside }) => {
    const files = await loadedFiles(await OPEN[name](bookside));
    // The files that the document names are always loaded; without them nothing was measured.
    const atOnce = [...withImports('chrome', `${name}.html`, false)];
    expect(files).toEqual(expect.arrayContaining(atOnce));
    expect(bytes('chrome', files)).toBeLessThanOrEqual(IDLE[name]);
    const panels = files.filter(isPanels);
    if (name === 'sidepanel') expect(panels.length).toBeGreaterThan(1);
    else expect(panels).toEqual([]);
  });
}

test('the popup loads its lazy chunks at the first key press, and loses no input', async ({
  bookside,
}) => {
  const page = await bookside.tab();
  await page.goto(CARRIES_RECORD);
  const popup = await bookside.openPopup(page);
  await popup.see(CARRIE.name);
  const before = await loadedFiles(() => popup.scripts());
  // Without a click: the field has the focus from the start.
  await popup.type('carrie');
  await popup.see('Press Enter to ask OnceHub about');
  const after = await loadedFiles(() => popup.scripts());
  expect(after.length).toBeGreaterThan(before.length);
  expect(await popup.evaluate('document.activeElement.value')).toBe('carrie');
});
