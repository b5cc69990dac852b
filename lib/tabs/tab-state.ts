import type { PageReport } from '../domain/page-report.ts';
import type { SiteId } from '../domain/sites.ts';
import type { KeyedStore } from '../platform/storage.ts';
import { CHOICES_KEY, REQUEST_PREFIX, TAB_PREFIX } from './tab-keys.ts';

/**
 * The stored state of a tab's page, kept until the browser closes. `off` is set where the user has
 * switched the product off; then there is no report.
 */
export type TabPage =
  /** `once`: read on request; not watched, and deleted when the page is left. */
  | { off: false; report: PageReport; origin: string; once: boolean }
  | { off: true; site: SiteId; origin: string };

const tabKey = (tab: number) => `${TAB_PREFIX}${tab}`;

/** The store of pages by tab: written by the background, read by the panel and the popup. */
export function tabPages(store: KeyedStore) {
  return {
    read: async (tab: number): Promise<TabPage | null> =>
      ((await store.get(tabKey(tab))) as TabPage | undefined) ?? null,
    write: (tab: number, page: TabPage) => store.set(tabKey(tab), page),
    /** All stored pages with their tabs. */
    all: (): Promise<[tab: number, page: TabPage][]> => numbered(store, TAB_PREFIX),
    /** The tabs that show pages of a product. */
    async tabsOf(site: SiteId): Promise<number[]> {
      return (await this.all())
        .filter(([, page]) => (page.off ? page.site : page.report.site) === site)
        .map(([tab]) => tab);
    },
    remove: (tab: number) => store.remove(tabKey(tab)),
  };
}

/** A request (by menu, look-up or list) to show a customer in the panel of one window. */
export interface PanelRequest {
  reason: PanelRequestReason;
  /** Normalised addresses or keys; empty where the selection led to nobody. */
  addresses: string[];
  /** The active tab at the time of the request; when its page is left, the request ends. */
  tab: number;
  /** When it was made (UTC ms). */
  at: number;
  /** A telephone number in their place, for which the panel looks in the store. */
  number?: string;
  /** Whom it found by the number: their names, by their addresses or keys. */
  names?: Record<string, string | null>;
}

const requestKey = (window: number) => `${REQUEST_PREFIX}${window}`;

/** The store of these requests by window. */
export function panelRequests(store: KeyedStore) {
  return {
    read: async (window: number): Promise<PanelRequest | null> =>
      ((await store.get(requestKey(window))) as PanelRequest | undefined) ?? null,
    /** All requests by window. */
    all: async (): Promise<Map<number, PanelRequest>> =>
      new Map(await numbered<PanelRequest>(store, REQUEST_PREFIX)),
    write: (window: number, request: PanelRequest) => store.set(requestKey(window), request),
    remove: (window: number) => store.remove(requestKey(window)),
    /**
     * Removes these people from all requests, and a request for nobody else with them; so, too, one
     * for a number that has led to nobody, since it may be theirs.
     */
    async forget(addresses: ReadonlySet<string>): Promise<void> {
      for (const [window, ask] of await this.all()) {
        const others = ask.addresses.filter((one) => !addresses.has(one));
        const isSame = others.length === ask.addresses.length;
        if (isSame && (others[0] || !ask.number)) continue;
        for (const one of addresses) delete ask.names?.[one];
        await (others.length > 0
          ? this.write(window, { ...ask, addresses: others })
          : this.remove(window));
      }
    },
  };
}

/**
 * The user's choice of whom to show for a page: one address, or all people linked to the record.
 */
export type PersonChoice = { address: string } | 'everybody';

/** Limit on the stored choices; the oldest is dropped. */
const MAX_CHOICES = 200;

/**
 * The choices by thread, record or request, kept until the browser closes, so that returning to a
 * page shows the same person again.
 */
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
    /** Removes the choices of these people. */
    async forget(addresses: ReadonlySet<string>): Promise<void> {
      const choices = await read();
      const kept = [...choices].filter(
        ([, choice]) => choice === 'everybody' || !addresses.has(choice.address),
      );
      if (kept.length < choices.size) await store.set(CHOICES_KEY, kept);
    },
  };
}

/** All items whose key is the prefix and a number (of a tab or a window), with that number. */
async function numbered<T>(
  store: Pick<KeyedStore, 'all'>,
  prefix: string,
): Promise<[number: number, item: T][]> {
  const all = (await store.all(prefix)) as Map<string, T>;
  return [...all].map(([key, item]) => [Number(key.slice(prefix.length)), item]);
}

/** Why the panel shows a person who is not from the page's report. */
export type PanelRequestReason = 'noShowMenu' | 'lookUp' | 'list' | 'book';
