import { CRM_SITES, OPTIONAL_SITES, patternsOf, type SiteId } from '../domain/sites.ts';
import { patternOf } from './site-access.ts';

/** The match patterns to ask for, so that the pages of an origin, or of some products, can be read: never wider than these. */
export function patternsFor(sites: { origin: string } | { withheld: readonly SiteId[] }): string[] {
  if ('origin' in sites) return [patternOf(sites.origin)];
  return sites.withheld.flatMap(patternsOfSite);
}

/** The match patterns of one product's pages. */
export function patternsOfSite(id: SiteId): string[] {
  const own = CRM_SITES.find((site) => site.id === id);
  if (own) return own.origins.map(patternOf);
  const added = OPTIONAL_SITES.find((site) => site.id === id);
  return added ? patternsOf(added) : [];
}
