import type { Page } from '@playwright/test';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { CARRIE, MEI } from '../../sandbox/crm/people.ts';
import type { Figures } from './goals.ts';
import { median, p95 } from './stats.ts';

/**
 * Gmail's list with the reading pane: a thread opens with one click, without a change of the page's
 * URL.
 */
const PANE = 'https://mail.google.com/mail/u/0/?pane=1#inbox';
const CUSTOMERS = [CARRIE, MEI] as const;
const SWITCHES = 40;

/** The pause between two switches, as of a rep who reads mail, ms. */
const PAUSE = 700;

/** An instant that page and panel measure the same way: ms since 1970, with fractions. */
type Moment = number;

/** When a customer's row was clicked, and when their thread was in the document. */
interface Clicked {
  clicked: Moment;
  stood: Moment;
}

/** Resolves when the panel has painted this address and a number of bookings. */
const shownIn = (panel: View, address: string): Promise<Moment> =>
  panel.evaluate(`new Promise((resolve) => {
    const isThere = () => {
      const text = document.body?.textContent ?? '';
      return text.includes(${JSON.stringify(address)}) && /\\d+ bookings?/.test(text);
    };
    const observer = new MutationObserver(() => check());
    const check = () => {
      if (!isThere()) return;
      observer.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port2.onmessage = () => resolve(performance.timeOrigin + performance.now());
        port1.postMessage(null);
      });
    };
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    check();
  })`);

const clickOn = (page: Page, address: string): Promise<Clicked> =>
  page.evaluate(async (wanted) => {
    const now = () => performance.timeOrigin + performance.now();
    const sender = document.querySelector(`tr.zA [email="${wanted}"]`);
    const row = sender?.closest<HTMLElement>('tr');
    if (!row) throw new Error(`no row of ${wanted}`);
    const stands = () => document.querySelector(`.ao9 .gD[email="${wanted}"]`) !== null;
    const stood = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!stands()) return;
        observer.disconnect();
        resolve(now());
      });
      observer.observe(document, { childList: true, subtree: true });
    });
    const clicked = now();
    row.click();
    return { clicked, stood: await stood };
  }, address);

/**
 * Measures the time from a click on another thread to that customer's bookings in the panel, with
 * both customers stored.
 */
export async function benchSwitch(bookside: Bookside): Promise<Figures> {
  const page = await bookside.tab();
  await page.goto(PANE);
  await page.waitForSelector('tr.zA');
  const panel = await bookside.openPanel(page);
  for (const { address } of CUSTOMERS) {
    await clickOn(page, address);
    await shownIn(panel, address);
    // The first time OnceHub answers; only the store's answers are to be measured.
    await page.waitForTimeout(3 * PAUSE);
  }
  const [fromClick, fromPage]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < SWITCHES; turn++) {
    const { address } = CUSTOMERS[turn % 2] as (typeof CUSTOMERS)[number];
    const shown = shownIn(panel, address);
    const { clicked, stood } = await clickOn(page, address);
    const at = await shown;
    fromClick.push(at - clicked);
    fromPage.push(at - stood);
    await page.waitForTimeout(PAUSE);
  }
  await panel.close();
  await page.close();
  return {
    'thread.switch.p95.ms': p95(fromClick),
    'thread.switch.median.ms': median(fromClick),
    'thread.follow.p95.ms': p95(fromPage),
    'thread.follow.median.ms': median(fromPage),
  };
}
