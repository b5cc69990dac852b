import { domainOf } from '../address/normalise.ts';
import type { FoundPerson } from '../domain/page-report.ts';
import { type IgnoreList, isListed, suggestedDomains } from '../settings/ignore-list.ts';
import { keyState } from '../settings/key-state.ts';
import { syncChoice } from '../settings/sync-choice.ts';
import { withheldSites } from '../tabs/site-access.ts';
import { type TabPage, tabPages } from '../tabs/tab-state.ts';
import type { ViewDeps } from './deps.ts';
import type { PageState } from './model.ts';

/** What is known of the tab beside a view, besides what its page said. */
export interface Surroundings {
  /** Where the page lies, while the browser tells. */
  origin: string | null;
  granted: readonly string[];
  ignoreList: IgnoreList;
  /** The person's own addresses, as far as they are known. */
  own: readonly string[];
}

/** What a view makes of a tab's page: without those who are never customers, and those who seem to be colleagues last. */
export function pageState(kept: TabPage | null, around: Surroundings): PageState {
  const { origin, granted, ignoreList } = around;
  if (kept === null) {
    return { kind: 'unsupported', origin, withheld: withheldSites(granted).map(({ id }) => id) };
  }
  if (kept.off) return { kind: 'siteOff', site: kept.site };
  const { site, page, state, layer, people: found } = kept.report;
  if (state === 'reading') return { kind: 'reading', site };
  const others = found.filter(({ address }) => !isListed(ignoreList.listed, address));
  const facts = { site, page, layer, origin: kept.origin, once: kept.once };
  if (others.length === 0) return { kind: 'nobody', leftOut: found.length > 0, ...facts };
  const suspected = ({ address }: FoundPerson) =>
    suggestedDomains(around.own, ignoreList).includes(domainOf(address));
  const people = [
    ...others.filter((person) => !suspected(person)),
    ...others.filter((person) => suspected(person)),
  ];
  return { kind: 'people', people, ...facts };
}

/** The people of the list in front who may be customers, in their order; none where there is no list. */
export function listedOn(kept: TabPage | null, { ignoreList, own }: Surroundings): FoundPerson[] {
  if (kept === null || kept.off || kept.report.state === 'reading') return [];
  const isOwn = ({ address }: FoundPerson) =>
    isListed(ignoreList.listed, address) || own.includes(address);
  return (kept.report.listed ?? []).filter((person) => !isOwn(person));
}

/** The domain of somebody on the page that seems to be colleagues'; `null` where none does. */
export function suggestedOn(page: PageState | null, around: Surroundings): string | null {
  if (page?.kind !== 'people') return null;
  const domains = page.people.map(({ address }) => domainOf(address));
  return (
    suggestedDomains(around.own, around.ignoreList).find((one) => domains.includes(one)) ?? null
  );
}

/** The person's own addresses as far as they are known: of the OnceHub account, of themselves there, and of the mailboxes that are open. */
export async function ownAddresses({
  local,
  session,
}: Pick<ViewDeps, 'local' | 'session'>): Promise<string[]> {
  const [key, { me }, pages] = await Promise.all([
    keyState({ local, session }),
    syncChoice(local).read(),
    tabPages(session).all(),
  ]);
  const ofPages = pages.flatMap(([, page]) => (page.off ? [] : (page.report.own ?? [])));
  return [...('account' in key ? [key.account] : []), ...(me ? [me.address] : []), ...ofPages];
}
