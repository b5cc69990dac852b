import type { PageReport } from '../domain/page-report.ts';
import { type SiteId, siteOfOrigin } from '../domain/sites.ts';
import type { Change } from '../messages/changes.ts';
import type { Sender } from '../messages/serve.ts';
import type { siteSwitches } from '../settings/site-switches.ts';
import { isGranted } from './site-access.ts';
import type { panelRequests, tabPages } from './tab-state.ts';

/** What the reports of pages depend on. */
interface PageReportsDeps {
  pages: ReturnType<typeof tabPages>;
  asks: ReturnType<typeof panelRequests>;
  sites: Pick<ReturnType<typeof siteSwitches>, 'isOn'>;
  announce(change: Change): void;
  tellPage(tab: number, word: 'report' | 'rest'): Promise<boolean>;
  /** The match patterns of the sites whose pages may be read now. */
  granted(): Promise<string[]>;
  /** Reads the page of a tab this once; `null` where the browser does not let us. */
  readOnce(tab: number): Promise<{ origin: string; report: PageReport } | null>;
}

/** What the browser says of a sender's tab beyond the address of its page. */
interface TabSender extends Sender {
  tab?:
    | { id?: number | undefined; windowId?: number | undefined; incognito?: boolean | undefined }
    | undefined;
}

/** Takes in what page scripts report, keeps it per tab, and drops it when the page is left. */
export function createPageReports(deps: PageReportsDeps) {
  const { pages, asks, announce } = deps;
  const turns = createTurns(keep);
  /** The tabs whose pages are being read once. */
  const reading = new Map<number, Promise<boolean>>();

  async function keep({ report, sender }: { report: PageReport; sender: TabSender }) {
    const { tab, origin = '' } = sender;
    if (tab?.id === undefined || tab.incognito) return;
    if (siteOfOrigin(origin) !== report.site) return;
    // All at once: somebody waits for what this thread shows.
    const [granted, isOn, before] = await Promise.all([
      deps.granted(),
      deps.sites.isOn(report.site),
      pages.read(tab.id),
    ]);
    if (!isGranted(granted, origin)) {
      // The site was taken away while its page stood open; the script there does not know.
      await deps.tellPage(tab.id, 'rest');
      return;
    }
    if (!isOn) {
      await pages.write(tab.id, { off: true, site: report.site, origin });
      announce({ kind: 'tab', tab: tab.id });
      await deps.tellPage(tab.id, 'rest');
      return;
    }
    const left = !before || before.off || before.report.key !== report.key;
    await Promise.all([
      pages.write(tab.id, { off: false, report, origin, once: false }),
      left && tab.windowId !== undefined && endAsk(tab.windowId, tab.id),
    ]);
    announce({ kind: 'tab', tab: tab.id });
  }

  /** Whoever was asked for beside a page is not asked for beside the next. */
  async function endAsk(window: number, tab: number): Promise<void> {
    const ask = await asks.read(window);
    if (ask?.tab !== tab) return;
    await asks.remove(window);
    announce({ kind: 'ask', window });
  }

  async function drop(tab: number): Promise<void> {
    // A report still held back is of the page that was left.
    turns.drop(tab);
    if ((await pages.read(tab)) === null) return;
    await pages.remove(tab);
    announce({ kind: 'tab', tab });
  }

  async function isOnce(tab: number): Promise<boolean> {
    const page = await pages.read(tab);
    return page !== null && !page.off && page.once;
  }

  async function readAndKeep(tab: number): Promise<boolean> {
    const read = await deps.readOnce(tab);
    if (read === null) return false;
    await pages.write(tab, { off: false, ...read, once: true });
    announce({ kind: 'tab', tab });
    return true;
  }

  return {
    async receive(report: PageReport, sender: TabSender): Promise<null> {
      const tab = sender.tab?.id;
      if (tab !== undefined) await turns.take(tab, { report, sender });
      return null;
    },
    /** Has a page read again; what is kept of a tab without a script of ours is dropped, unless it was read once and still stands. */
    async askAgain(tab: number): Promise<boolean> {
      if (await isOnce(tab)) return true;
      if (await deps.tellPage(tab, 'report')) return true;
      // It may have been read once since, or be about to be.
      await reading.get(tab);
      if (await isOnce(tab)) return true;
      await drop(tab);
      return false;
    },
    /** The tab began or finished loading: what is known of it holds only if our script still stands there. */
    async askIfKnown(tab: number): Promise<void> {
      // What was read once was the page that is being left.
      if (await isOnce(tab)) await drop(tab);
      else if ((await pages.read(tab)) !== null) await this.askAgain(tab);
    },
    drop,
    /** Reads the page of a tab this once and keeps what it says until the page is left. Says whether the browser let us. */
    readOnce(tab: number): Promise<boolean> {
      const read = readAndKeep(tab).finally(() => reading.delete(tab));
      reading.set(tab, read);
      return read;
    },
    /** Drops the pages of sites that may be read no longer, and has their scripts rest. */
    async forgetRevoked(): Promise<void> {
      const granted = await deps.granted();
      for (const [tab, page] of await pages.all()) {
        if (isGranted(granted, page.origin) || (!page.off && page.once)) continue;
        await deps.tellPage(tab, 'rest');
        await drop(tab);
      }
    },
    /** A product was switched on or off: its open pages are read again, or forgotten by their next report. */
    async switched(site: SiteId): Promise<void> {
      for (const tab of await pages.tabsOf(site)) await this.askAgain(tab);
    },
  };
}

/** How many reports of one tab are taken as they come, and after how long each makes room for another (ms). */
const BURST = 4;
const REFILL_MS = 500;

interface Line<T> {
  room: number;
  /** The last that found no room. */
  held: T | null;
  work: Promise<void>;
}

/**
 * Takes what tabs send, each tab's in its turn. A thread that is opened takes two or three reports, which must not wait;
 * of those that come without end only the last of each half second is taken.
 */
function createTurns<T>(keep: (item: T) => Promise<void>) {
  const lines = new Map<number, Line<T>>();

  function next(line: Line<T>, item: T): Promise<void> {
    line.room--;
    const run = () => keep(item);
    line.work = line.work.then(run, run);
    return line.work;
  }
  function regain(tab: number, line: Line<T>): void {
    setTimeout(() => {
      line.room++;
      const { held } = line;
      line.held = null;
      if (held !== null) void next(line, held);
      if (line.room < BURST) regain(tab, line);
      else lines.delete(tab);
    }, REFILL_MS);
  }

  return {
    /** Resolves once the item was kept, or at once where it has to wait. */
    async take(tab: number, item: T): Promise<void> {
      const line = lines.get(tab) ?? { room: BURST, held: null, work: Promise.resolve() };
      if (!lines.has(tab)) {
        lines.set(tab, line);
        regain(tab, line);
      }
      if (line.room > 0) await next(line, item);
      else line.held = item;
    },
    /** Forgets what waits of a tab. */
    drop(tab: number): void {
      const line = lines.get(tab);
      if (line) line.held = null;
    },
  };
}
