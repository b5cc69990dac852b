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
/** Timeout (ms) until a panel is painted or closed. */
const PATIENCE = 15_000;
/** How long (ms) a closed panel needs to disappear, and a busy browser to become idle. */
const SETTLE_MS = 700;

/**
 * The times of one opening of a panel, in ms, until the wanted element was painted: from the key
 * press, and from the start of its document.
 */
interface Opening {
  fromKeys: number;
  fromDocument: number;
}

/**
 * A panel to open: the extension's id, the letter of its shortcut, and a selector of the element to
 * wait for.
 */
interface Subject {
  extension: string;
  letter: string;
  wanted: string;
}

/**
 * A script, injected before a page loads, that records when the first frame with an element was
 * painted.
 */
const watch = (selector: string) => `{
  globalThis.watched = true;
  const check = () => {
    if (!document.querySelector(${JSON.stringify(selector)})) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { globalThis.painted = performance.now(); };
      port2.postMessage(null);
    });
  };
  const observer = new MutationObserver(check);
  observer.observe(document, { childList: true, subtree: true });
  // The panel may have been faster than the injection.
  check();
}`;

/**
 * Attaches to an extension page as soon as it is created, before its scripts run, and injects a
 * script.
 */
async function catchPages(browser: CDPSession) {
  let next: { url: string; script: string; caught(view: View): void } | undefined;
  const attachIfWanted = async ({ targetId, url }: { targetId: string; url: string }) => {
    if (!next || url !== next.url) return;
    const { script, caught } = next;
    next = undefined;
    const connection = await attach(browser, targetId);
    void connection.send('Page.enable');
    await connection.send('Page.addScriptToEvaluateOnNewDocument', { source: script });
    const view = new View(connection);
    // In case the document has started loading meanwhile.
    await view.evaluate(`globalThis.watched === undefined && (() => ${script})()`);
    caught(view);
  };
  browser.on('Target.targetCreated', ({ targetInfo }) => void attachIfWanted(targetInfo));
  browser.on('Target.targetInfoChanged', ({ targetInfo }) => void attachIfWanted(targetInfo));
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
  await sleep(SETTLE_MS);
  return { fromKeys: origin + painted - keys, fromDocument: painted };
}

/**
 * Opens Bookside's panel and the empty one alternately, each time with all service workers stopped.
 */
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
