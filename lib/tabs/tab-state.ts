import type { SiteId } from '../domain/sites.ts';
import type { PageReport } from '../page/report.ts';
import type { KeyedStore } from '../platform/storage.ts';
import { numbered } from './numbered.ts';

/** What the page of a tab said last, kept for the browser's run, with the origin it came from. */
export type TabPage =
  /** `once`: the person had this one page read; no script follows it, and it is dropped when it is left. */
  | { off: false; report: PageReport; origin: string; once: boolean }
  | { off: true; site: SiteId; origin: string };

const PREFIX = 'tab.';
const keyOf = (tab: number) => `${PREFIX}${tab}`;

/** The pages' store: written by the background, read by panel and popup. */
export function tabPages(store: KeyedStore) {
  return {
    read: async (tab: number): Promise<TabPage | null> =>
      ((await store.get(keyOf(tab))) as TabPage | undefined) ?? null,
    write: (tab: number, page: TabPage) => store.set(keyOf(tab), page),
    /** Every page that is kept, with its tab. */
    all: (): Promise<[tab: number, page: TabPage][]> => numbered(store, PREFIX),
    /** The tabs that show a product's pages. */
    async tabsOf(site: SiteId): Promise<number[]> {
      return (await this.all())
        .filter(([, page]) => (page.off ? page.site : page.report.site) === site)
        .map(([tab]) => tab);
    },
    remove: (tab: number) => store.remove(keyOf(tab)),
  };
}
