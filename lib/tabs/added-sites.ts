import { OPTIONAL_SITES, patternsOf, siteOfHost } from '../domain/products.ts';
import { API_HOST, BUILT_IN_SITES, type SiteId } from '../domain/sites.ts';
import { hostOf, patternOf, patternsOfBuiltIn } from './site-access.ts';

/** A site that the user granted in addition to those of the manifest. */
export interface AddedSite {
  /** The match pattern as the browser lists it, such as `https://acme.zendesk.com/*`. */
  pattern: string;
  /** The host of the pattern; `*.zendesk.com` includes the domain itself, `*` means all hosts. */
  host: string;
  site: SiteId;
}

/**
 * The patterns in the manifest. Their pages have an own page script, or, for the API, need none.
 */
export const OWN_PATTERNS: readonly string[] = [
  API_HOST,
  ...BUILT_IN_SITES.flatMap(({ origins }) => origins),
].map(patternOf);

/** The sites among these patterns that the user added, in the browser's order. */
export const addedSites = (patterns: readonly string[]): AddedSite[] =>
  patterns.flatMap((pattern) => {
    const host = hostOf(pattern);
    if (host === null || OWN_PATTERNS.includes(pattern)) return [];
    // The wildcard stands for any label; the product is the same for each.
    return [{ pattern, host, site: siteOfHost(host.replace('*', 'any')) }];
  });

/** The match patterns of one product; empty for `other`. */
export function patternsOfSite(id: SiteId): string[] {
  const own = BUILT_IN_SITES.find((site) => site.id === id);
  if (own) return patternsOfBuiltIn(own);
  const added = OPTIONAL_SITES.find((site) => site.id === id);
  return added ? patternsOf(added) : [];
}
