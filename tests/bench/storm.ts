import type { Bookside } from '../../sandbox/browser/bookside.ts';
import { DEMO_PAGES } from '../../sandbox/crm/index.ts';
import type { Figures } from './goals.ts';

const SECONDS = 10;
const PER_SECOND = 2_000;

/** Counts every message from a content script from now on. */
const COUNT = `globalThis.pageMessages ??= { count: 0 };
  pageMessages.count = 0;
  pageMessages.isListening ??= (chrome.runtime.onMessage.addListener((message) => {
    if (message?.name === 'addressesFound') pageMessages.count++;
  }), true);`;

/**
 * Measures a thread that changes 2,000 times a second for ten seconds: rows are added and removed,
 * people are added, the user clicks now and then. Counts the long tasks (over 50 ms) of the page's
 * main thread, and the messages sent.
 */
export async function benchStorm(bookside: Bookside): Promise<Figures> {
  const thread = DEMO_PAGES.find(({ title }) => title === 'the rep wrote last, to two customers');
  const page = await bookside.tab();
  await page.goto(thread?.url ?? '');
  await page.waitForSelector('[role=main] .adn');
  await page.waitForTimeout(2_000);
  await bookside.inWorker(COUNT);
  const tasks = await page.evaluate(
    async ({ seconds, perSecond }) => {
      let long = 0;
      const observer = new PerformanceObserver((list) => {
        long += list.getEntries().length;
      });
      observer.observe({ entryTypes: ['longtask'] });
      const list = document.querySelector('[role=main] [role=list]') ?? document.body;
      const header = document.querySelector('[role=main] .hb') ?? list;
      const rows: Element[] = [];
      const began = performance.now();
      const due = () => ((performance.now() - began) * perSecond) / 1000;
      for (let made = 0; made < seconds * perSecond; ) {
        for (; made < due(); made++) {
          const row = document.createElement('div');
          row.textContent = `row ${made}`;
          list.append(row);
          rows.push(row);
          if (rows.length > 200) rows.shift()?.remove();
          if (made % 1000 === 0) {
            const chip = document.createElement('span');
            chip.className = 'g2';
            chip.setAttribute('email', `guest${made}@example.com`);
            header.append(chip);
          }
          if (made % 5000 === 0) document.body.click();
        }
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
      // The observer receives its entries with a delay.
      await new Promise((resolve) => setTimeout(resolve, 500));
      observer.disconnect();
      return long;
    },
    { seconds: SECONDS, perSecond: PER_SECOND },
  );
  const messages = await bookside.inWorker<number>('pageMessages.count');
  await page.close();
  return { 'page.storm.longtasks': tasks, 'page.storm.messages': messages };
}
