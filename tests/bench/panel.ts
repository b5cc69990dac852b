import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { pressAltShift } from '../../sandbox/browser/shortcut.ts';
import { attach, browserSession, findTarget } from '../../sandbox/browser/target.ts';
import { until } from '../../sandbox/browser/until.ts';
import { View } from '../../sandbox/browser/view.ts';
import { FLOOR_LETTER } from './floor.ts';
import type { Figures } from './goals.ts';
import { median, p95 } from './stats.ts';

const TIMES = 50;
const PATIENCE = 15_000;
/** Until a panel that was closed is gone, and a browser that was busy calm, ms. */
const CALM = 700;

/** One opening of a panel, ms: from the keys, and from the beginning of its document, until what was waited for was painted. */
interface Opening {
  fromKeys: number;
  fromDocument: number;
}

/** A panel to open: whose, by which letter, and a selector of what is waited for. */
interface Subject {
  extension: string;
  letter: string;
  wanted: string;
}

/** Notes the moment after the frame in which an element first stood, in a page that has not begun. */
const watch = (selector: string) => `{
  globalThis.watched = true;
  const look = () => {
    if (!document.querySelector(${JSON.stringify(selector)})) return;
    ears.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { globalThis.painted = performance.now(); };
      port2.postMessage(null);
    });
  };
  const ears = new MutationObserver(look);
  ears.observe(document, { childList: true, subtree: true });
  // A panel that was quicker than we were.
  look();
}`;

/** Attaches to pages of ours the moment they come into being, before they begin, and puts a watch into each. */
async function catchPages(browser: CDPSession) {
  let next: { url: string; script: string; caught(view: View): void } | undefined;
  const consider = async ({ targetId, url }: { targetId: string; url: string }) => {
    if (!next || url !== next.url) return;
    const { script, caught } = next;
    next = undefined;
    const line = await attach(browser, targetId);
    void line.send('Page.enable');
    await line.send('Page.addScriptToEvaluateOnNewDocument', { source: script });
    const view = new View(line);
    // Where the document has begun meanwhile.
    await view.evaluate(`globalThis.watched === undefined && (() => ${script})()`);
    caught(view);
  };
  browser.on('Target.targetCreated', ({ targetInfo }) => void consider(targetInfo));
  browser.on('Target.targetInfoChanged', ({ targetInfo }) => void consider(targetInfo));
  await browser.send('Target.setDiscoverTargets', { discover: true });
  return (url: string, script: string) =>
    new Promise<View>((caught) => {
      next = { url, script, caught };
    });
}

type CatchPage = Awaited<ReturnType<typeof catchPages>>;

async function open(
  page: Page,
  browser: CDPSession,
  catchPage: CatchPage,
  { extension, letter, wanted }: Subject,
): Promise<Opening> {
  const url = `chrome-extension://${extension}/sidepanel.html`;
  await page.bringToFront();
  const catching = catchPage(url, watch(wanted));
  const keys = performance.timeOrigin + performance.now();
  await pressAltShift(page, letter);
  const view = await catching;
  await until(PATIENCE, () => view.evaluate<boolean>('globalThis.painted !== undefined')).catch(
    async () => {
      throw new Error(
        `the panel did not show what was waited for, but:\n${await view.text()} ${await view.evaluate('document.readyState + globalThis.watched + document.visibilityState + document.querySelectorAll(".row, .next").length')}`,
      );
    },
  );
  const { origin, painted } = await view.evaluate<{ origin: number; painted: number }>(
    '({ origin: performance.timeOrigin, painted: globalThis.painted })',
  );
  await view.close();
  await until(PATIENCE, async () => (await findTarget(browser, url)) === null);
  await sleep(CALM);
  return { fromKeys: origin + painted - keys, fromDocument: painted };
}

/** Opens the panel and an empty one in turn, each time with every worker stopped. */
export async function benchPanel(
  context: BrowserContext,
  page: Page,
  ids: { bookside: string; floor: string },
): Promise<Figures> {
  const browser = await browserSession(context);
  const catchPage = await catchPages(browser);
  const workers = await context.newCDPSession(page);
  await workers.send('ServiceWorker.enable');
  const ours: Opening[] = [];
  const floor: Opening[] = [];
  for (let time = 0; time < TIMES; time++) {
    await workers.send('ServiceWorker.stopAllWorkers');
    const bookside = { extension: ids.bookside, letter: 'O', wanted: '.next, .row' };
    ours.push(await open(page, browser, catchPage, bookside));
    await workers.send('ServiceWorker.stopAllWorkers');
    const empty = { extension: ids.floor, letter: FLOOR_LETTER, wanted: 'p' };
    floor.push(await open(page, browser, catchPage, empty));
  }
  await workers.detach();
  const of = (openings: Opening[], what: keyof Opening) => openings.map((one) => one[what]);
  return {
    'panel.cold.p95.ms': p95(of(ours, 'fromKeys')),
    'panel.floor.p95.ms': p95(of(floor, 'fromKeys')),
    'panel.cold.median.ms': median(of(ours, 'fromKeys')),
    'panel.floor.median.ms': median(of(floor, 'fromKeys')),
    'panel.cold.document.p95.ms': p95(of(ours, 'fromDocument')),
    'panel.floor.document.p95.ms': p95(of(floor, 'fromDocument')),
    'panel.cold.document.median.ms': median(of(ours, 'fromDocument')),
    'panel.floor.document.median.ms': median(of(floor, 'fromDocument')),
  };
}
