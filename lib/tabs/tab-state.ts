import type { PageReport } from '../domain/page-report.ts';
import type { SiteId } from '../domain/sites.ts';
import type { KeyedStore } from '../platform/storage.ts';

/** What the page of a tab said last, kept for the browser's run, with the origin it came from. */
export type TabPage =
  /** `once`: the person had this one page read; no script follows it, and it is dropped when it is left. */
  | { off: false; report: PageReport; origin: string; once: boolean }
  | { off: true; site: SiteId; origin: string };

const TAB_PREFIX = 'tab.';
const tabKey = (tab: number) => `${TAB_PREFIX}${tab}`;

/** The pages' store: written by the background, read by panel and popup. */
export function tabPages(store: KeyedStore) {
  return {
    read: async (tab: number): Promise<TabPage | null> =>
      ((await store.get(tabKey(tab))) as TabPage | undefined) ?? null,
    write: (tab: number, page: TabPage) => store.set(tabKey(tab), page),
    /** Every page that is kept, with its tab. */
    all: (): Promise<[tab: number, page: TabPage][]> => numbered(store, TAB_PREFIX),
    /** The tabs that show a product's pages. */
    async tabsOf(site: SiteId): Promise<number[]> {
      return (await this.all())
        .filter(([, page]) => (page.off ? page.site : page.report.site) === site)
        .map(([tab]) => tab);
    },
    remove: (tab: number) => store.remove(tabKey(tab)),
  };
}

/** Somebody asked for by a menu click or a look-up, to be shown in one window's panel. */
export interface PanelRequest {
  reason: PanelRequestReason;
  /** Normalised addresses; none where the selection held none. */
  addresses: string[];
  /** The tab in front when it was asked: leaving it ends the ask. */
  tab: number;
  at: number;
}

const REQUEST_PREFIX = 'ask.';
const requestKey = (window: number) => `${REQUEST_PREFIX}${window}`;

/** The asks' store, by window. */
export function panelRequests(store: KeyedStore) {
  return {
    read: async (window: number): Promise<PanelRequest | null> =>
      ((await store.get(requestKey(window))) as PanelRequest | undefined) ?? null,
    /** Every ask, by its window. */
    all: async (): Promise<Map<number, PanelRequest>> =>
      new Map(await numbered<PanelRequest>(store, REQUEST_PREFIX)),
    write: (window: number, ask: PanelRequest) => store.set(requestKey(window), ask),
    remove: (window: number) => store.remove(requestKey(window)),
  };
}

/** Whom the person chose to see: one address, or everybody linked to the record. */
export type PersonChoice = { address: string } | 'everybody';

const CHOICES_KEY = 'choices';
/** Threads and records remembered; the oldest choice makes room. */
const MAX_CHOICES = 200;

/** The choices by thread, record or ask, for the browser's run: coming back shows whom one left. */
export function pageChoices(store: KeyedStore) {
  const read = async (): Promise<Map<string, PersonChoice>> =>
    new Map((await store.get(CHOICES_KEY)) as [string, PersonChoice][] | undefined);
  return {
    read,
    async write(occasion: string, choice: PersonChoice): Promise<void> {
      const choices = await read();
      choices.delete(occasion);
      choices.set(occasion, choice);
      await store.set(CHOICES_KEY, [...choices].slice(-MAX_CHOICES));
    },
  };
}

/** Every item whose key is a prefix and a number, with its number: a tab's or a window's. */
async function numbered<T>(
  store: Pick<KeyedStore, 'all'>,
  prefix: string,
): Promise<[number: number, item: T][]> {
  const all = (await store.all(prefix)) as Map<string, T>;
  return [...all].map(([key, item]) => [Number(key.slice(prefix.length)), item]);
}

/** Why the panel shows somebody the page did not offer. */
export type PanelRequestReason = 'noShowMenu' | 'lookUp' | 'list';
