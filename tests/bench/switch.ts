import type { Page } from '@playwright/test';
import type { Bookside } from '../../sandbox/browser/bookside.ts';
import type { View } from '../../sandbox/browser/view.ts';
import { CARRIE, MEI } from '../../sandbox/crm/people.ts';
import type { Figures } from './goals.ts';
import { median, p95 } from './stats.ts';

/** The list with the reading pane: threads are a click apart, and the address of the page does not change with them. */
const PANE = 'https://mail.google.com/mail/u/0/?pane=1#inbox';
const CUSTOMERS = [CARRIE, MEI] as const;
const SWITCHES = 40;

/** Between two switches, as somebody who reads mail would, ms. */
const PAUSE = 700;

/** A moment both the page and the panel date the same way: ms since 1970, with fractions. */
type Moment = number;

/** The row of one customer, and when the thread behind it stood in the document. */
interface Clicked {
  clicked: Moment;
  stood: Moment;
}

/** When the panel first showed this address and a count of bookings, painted. */
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

/** From the click on another thread to the other customer's bookings on the panel, both in the store. */
export async function benchSwitch(bookside: Bookside): Promise<Figures> {
  const page = await bookside.tab();
  await page.goto(PANE);
  await page.waitForSelector('tr.zA');
  const panel = await bookside.openPanel(page);
  for (const { address } of CUSTOMERS) {
    await clickOn(page, address);
    await shownIn(panel, address);
    // OnceHub answers the first time; what is measured is the store's answer.
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
