import { domainOf } from '../address/normalise.ts';
import type { IsProvider } from '../address/provider-test.ts';
import type { FoundPerson } from '../domain/page-report.ts';
import { type IgnoreList, isListed, suggestedDomains } from '../settings/ignore-list.ts';
import { keyState } from '../settings/key-state.ts';
import { readSyncChoice } from '../settings/sync-choice.ts';
import { withheldSites } from '../tabs/site-access.ts';
import { type TabPage, tabPages } from '../tabs/tab-state.ts';
import type { ViewDeps } from './deps.ts';
import type { PageState } from './model.ts';

/** The context for interpreting a page's report: permissions and settings, not the page itself. */
export interface Surroundings {
  /** The origin of the page; `null` when the browser does not tell the extension. */
  origin: string | null;
  /** The match patterns of the granted host permissions. */
  granted: readonly string[];
  ignoreList: IgnoreList;
  /** The user's own addresses, as far as they are known. */
  own: readonly string[];
  /** Whether a domain is a mail provider's, so that the people there are no colleagues. */
  isProvider: IsProvider;
}

/**
 * The page state for a tab: people on the ignore list are left out, and people who are probably the
 * user's colleagues come last. `kept` is the tab's stored report; `null` when there is none.
 */
export function pageState(kept: TabPage | null, around: Surroundings): PageState {
  const { origin, granted, ignoreList } = around;
  if (kept === null) {
    return { kind: 'unsupported', origin, withheld: withheldSites(granted).map(({ id }) => id) };
  }
  if (kept.off) return { kind: 'siteOff', site: kept.site };
  const { site, page, state, layer, via, people: found } = kept.report;
  if (state === 'reading') return { kind: 'reading', site };
  const others = found.filter(({ address }) => !isListed(ignoreList.listed, address));
  const facts = { site, page, layer, via, origin: kept.origin, onRequest: kept.once };
  if (others.length === 0) return { kind: 'nobody', leftOut: found.length > 0, ...facts };
  const isSuspected = ({ address }: FoundPerson) =>
    suggestedDomains(around.own, ignoreList, around.isProvider).includes(domainOf(address));
  const people = [
    ...others.filter((person) => !isSuspected(person)),
    ...others.filter((person) => isSuspected(person)),
  ];
  return { kind: 'people', people, ...facts };
}

/**
 * The possible customers of the list page in the active tab, in the page's order; empty when the
 * page is not a list.
 */
export function listedOn(kept: TabPage | null, { ignoreList, own }: Surroundings): FoundPerson[] {
  if (kept === null || kept.off || kept.report.state === 'reading') return [];
  const isOwn = ({ address }: FoundPerson) =>
    isListed(ignoreList.listed, address) || own.includes(address);
  return (kept.report.listed ?? []).filter((person) => !isOwn(person));
}

/**
 * A domain on the page that probably belongs to the user's colleagues; `null` when there is none.
 */
export function suggestedOn(page: PageState | null, around: Surroundings): string | null {
  if (page?.kind !== 'people') return null;
  const domains = page.people.map(({ address }) => domainOf(address));
  const { own, ignoreList, isProvider } = around;
  return suggestedDomains(own, ignoreList, isProvider).find((one) => domains.includes(one)) ?? null;
}

/**
 * The user's own addresses as far as they are known: the address of the OnceHub account, the
 * address of the rep's OnceHub user, and the addresses of the mailboxes that are open in tabs.
 */
export async function ownAddresses({
  local,
  settings,
  session,
}: Pick<ViewDeps, 'local' | 'settings' | 'session'>): Promise<string[]> {
  const [key, { me }, pages] = await Promise.all([
    keyState({ local, session }),
    readSyncChoice(settings),
    tabPages(session).all(),
  ]);
  const ofPages = pages.flatMap(([, page]) => (page.off ? [] : (page.report.own ?? [])));
  return [...('account' in key ? [key.account] : []), ...(me ? [me.address] : []), ...ofPages];
}
