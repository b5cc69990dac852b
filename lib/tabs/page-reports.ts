import type { PageCommand, PageReport } from '../domain/page-report.ts';
import { siteOfOrigin } from '../domain/products.ts';
import type { SiteId } from '../domain/sites.ts';
import type { Change } from '../messages/changes.ts';
import type { Sender } from '../messages/serve.ts';
import type { siteSwitches } from '../settings/site-switches.ts';
import { isGranted } from './site-access.ts';
import type { panelRequests, tabPages } from './tab-state.ts';

/** The dependencies of the page reports. */
interface PageReportsDeps {
  pages: ReturnType<typeof tabPages>;
  requests: ReturnType<typeof panelRequests>;
  sites: Pick<ReturnType<typeof siteSwitches>, 'isOn'>;
  announce(change: Change): void;
  tellPage(tab: number, command: PageCommand): Promise<boolean>;
  /** The match patterns of the sites that are granted now. */
  granted(): Promise<string[]>;
  /** Decides whether the people at the owner's own domain are colleagues. */
  settle(report: PageReport): PageReport;
  /** Reads the page of a tab on request; `null` where the browser refuses access. */
  readOnRequest(tab: number): Promise<{ origin: string; report: PageReport } | null>;
}

/** The sender of a message, with the properties of its tab that the browser gives. */
interface TabSender extends Sender {
  tab?:
    | { id?: number | undefined; windowId?: number | undefined; incognito?: boolean | undefined }
    | undefined;
}

/** Stores the latest report of each tab's page script, and deletes it when the page is left. */
export function createPageReports(deps: PageReportsDeps) {
  const { pages, requests, announce } = deps;
  const queues = createTabQueues(keep);
  /** The reads of `readOnRequest` that have not finished, by tab. */
  const reading = new Map<number, Promise<boolean>>();

  async function keep({ report, sender }: { report: PageReport; sender: TabSender }) {
    const { tab, origin = '' } = sender;
    if (tab?.id === undefined || tab.incognito) return;
    if (siteOfOrigin(origin) !== report.site) return;
    // In parallel: the panel waits for this report.
    const [granted, isOn, before] = await Promise.all([
      deps.granted(),
      deps.sites.isOn(report.site),
      pages.read(tab.id),
    ]);
    if (!isGranted(granted, origin)) {
      // The permission was removed while the page was open; its script does not know.
      await deps.tellPage(tab.id, 'rest');
      return;
    }
    if (!isOn) {
      await pages.write(tab.id, { off: true, site: report.site, origin });
      announce({ kind: 'tab', tab: tab.id });
      await deps.tellPage(tab.id, 'rest');
      return;
    }
    const isNewPage = !before || before.off || before.report.key !== report.key;
    await Promise.all([
      pages.write(tab.id, { off: false, report: deps.settle(report), origin, once: false }),
      isNewPage && tab.windowId !== undefined && endRequest(tab.windowId, tab.id),
    ]);
    announce({ kind: 'tab', tab: tab.id });
  }

  /**
   * Ends a request made beside the page that was left, since it does not apply to the next page.
   */
  async function endRequest(window: number, tab: number): Promise<void> {
    const request = await requests.read(window);
    if (request?.tab !== tab) return;
    await requests.remove(window);
    announce({ kind: 'request', window });
  }

  async function drop(tab: number): Promise<void> {
    // A report that still waits is of the page that was left.
    queues.drop(tab);
    if ((await pages.read(tab)) === null) return;
    await pages.remove(tab);
    announce({ kind: 'tab', tab });
  }

  async function wasReadOnRequest(tab: number): Promise<boolean> {
    const page = await pages.read(tab);
    return page !== null && !page.off && page.once;
  }

  async function readAndKeep(tab: number): Promise<boolean> {
    const read = await deps.readOnRequest(tab);
    if (read === null) return false;
    const report = deps.settle(read.report);
    await pages.write(tab, { off: false, report, origin: read.origin, once: true });
    announce({ kind: 'tab', tab });
    return true;
  }

  return {
    async receive(report: PageReport, sender: TabSender): Promise<null> {
      const tab = sender.tab?.id;
      if (tab !== undefined) await queues.take(tab, { report, sender });
      return null;
    },
    /**
     * Requests a new report from the page of a tab. The stored report of a tab without a page
     * script is deleted, unless it is of a page that was read once and is still open. Returns
     * whether a report is stored or on its way.
     */
    async askAgain(tab: number): Promise<boolean> {
      if (await wasReadOnRequest(tab)) return true;
      if (await deps.tellPage(tab, 'report')) return true;
      // A `readOnRequest` may have finished since, or may still run.
      await reading.get(tab);
      if (await wasReadOnRequest(tab)) return true;
      await drop(tab);
      return false;
    },
    /**
     * Handles a tab that began or finished loading: its stored report stays valid only if a page
     * script answers.
     */
    async askIfKnown(tab: number): Promise<void> {
      // A page that was read once is being left now.
      if (await wasReadOnRequest(tab)) await drop(tab);
      else if ((await pages.read(tab)) !== null) await this.askAgain(tab);
    },
    drop,
    /**
     * Reads the page of a tab once and stores the report until the page is left. Returns whether
     * the browser gave access.
     */
    readOnRequest(tab: number): Promise<boolean> {
      const read = readAndKeep(tab).finally(() => reading.delete(tab));
      reading.set(tab, read);
      return read;
    },
    /** Deletes the reports of sites that are no longer granted, and stops their page scripts. */
    async forgetRevoked(): Promise<void> {
      const granted = await deps.granted();
      for (const [tab, page] of await pages.all()) {
        if (isGranted(granted, page.origin) || (!page.off && page.once)) continue;
        await deps.tellPage(tab, 'rest');
        await drop(tab);
      }
    },
    /**
     * Handles a product that was switched on or off: its open pages report again. The report of a
     * product that is off is not stored.
     */
    async switched(site: SiteId): Promise<void> {
      for (const tab of await pages.tabsOf(site)) await this.askAgain(tab);
    },
  };
}

/**
 * Token bucket of each tab: how many reports are handled without delay, and the time for one token
 * to come back.
 */
const BURST = 4;
const REFILL_MS = 500;

/** The queue of one tab. */
interface TabQueue<T> {
  tokens: number;
  /** The latest report that was over the rate limit; handled when the next token comes back. */
  latest: T | null;
  work: Promise<void>;
}

/**
 * Queues and rate-limits the reports of each tab by a token bucket. Opening a thread causes two or
 * three reports, which must not be delayed; of an endless stream only the latest report of each
 * half second is handled.
 */
function createTabQueues<T>(keep: (item: T) => Promise<void>) {
  const queues = new Map<number, TabQueue<T>>();

  function next(queue: TabQueue<T>, item: T): Promise<void> {
    queue.tokens--;
    const run = () => keep(item);
    queue.work = queue.work.then(run, run);
    return queue.work;
  }
  function refill(tab: number, queue: TabQueue<T>): void {
    setTimeout(() => {
      queue.tokens++;
      const { latest } = queue;
      queue.latest = null;
      if (latest !== null) void next(queue, latest);
      if (queue.tokens < BURST) refill(tab, queue);
      else queues.delete(tab);
    }, REFILL_MS);
  }

  return {
    /** Resolves when the item was handled; at once if it is over the limit and has to wait. */
    async take(tab: number, item: T): Promise<void> {
      const queue = queues.get(tab) ?? { tokens: BURST, latest: null, work: Promise.resolve() };
      if (!queues.has(tab)) {
        queues.set(tab, queue);
        refill(tab, queue);
      }
      if (queue.tokens > 0) await next(queue, item);
      else queue.latest = item;
    },
    /** Discards the item of a tab that waits. */
    drop(tab: number): void {
      const queue = queues.get(tab);
      if (queue) queue.latest = null;
    },
  };
}
