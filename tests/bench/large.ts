import type { Page } from '@playwright/test';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import { launch } from '../../sandbox/browser/launch.ts';
import { DEMO_PAGES } from '../../sandbox/crm/index.ts';
import type { Figures } from './goals.ts';

const ELEMENTS = 200_000;
const TURNS = 20;

/** How long (ms) a page of that size needs to become idle. */
const SETTLE_MS = 8_000;

/**
 * The number of long tasks (over 50 ms) while people are added to an open thread, rows are added
 * and the user clicks; each turn makes the page be read again.
 */
async function longTasks(page: Page): Promise<number> {
  const thread = DEMO_PAGES.find(({ title }) => title === 'the rep wrote last, to two customers');
  const url = new URL(thread?.url ?? '');
  url.searchParams.set('elements', String(ELEMENTS));
  await page.goto(url.href);
  await page.waitForSelector('[role=main] .adn');
  await page.waitForTimeout(SETTLE_MS);
  return page.evaluate(async (turns) => {
    const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    let long = 0;
    const observer = new PerformanceObserver((list) => {
      long += list.getEntries().length;
    });
    observer.observe({ entryTypes: ['longtask'] });
    const list = document.querySelector('[role=main] [role=list]') ?? document.body;
    const header = document.querySelector('[role=main] .hb') ?? list;
    for (let turn = 0; turn < turns; turn++) {
      const chip = document.createElement('span');
      chip.className = 'g2';
      chip.setAttribute('email', `guest${turn}@example.com`);
      header.append(chip);
      list.append(document.createElement('div'));
      document.body.click();
      await wait(400);
    }
    observer.disconnect();
    return long;
  }, TURNS);
}

/**
 * Measures the same page with and without Bookside: long tasks that occur without it are the page's
 * own.
 */
export async function benchLarge(bookside: Bookside, port: number): Promise<Figures> {
  const page = await bookside.tab();
  const ours = await longTasks(page);
  await page.close();
  const plain = await launch({ port });
  try {
    const floor = await longTasks(await plain.newPage());
    return { 'page.longtasks.200k': ours, 'page.longtasks.floor.200k': floor };
  } finally {
    await plain.close();
  }
}
