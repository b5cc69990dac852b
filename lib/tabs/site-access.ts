import {
  API_HOST,
  CRM_SITES,
  OPTIONAL_SITES,
  patternsOf,
  type SiteId,
  siteOfHost,
} from '../domain/sites.ts';

/** A part of the web whose pages the person lets Bookside read, beyond those it came with. */
export interface AddedSite {
  /** The match pattern the browser knows it by, such as `https://acme.zendesk.com/*`. */
  pattern: string;
  /** As in the pattern: `*.zendesk.com` stands for every host below, `*` for all of them. */
  host: string;
  site: SiteId;
}

const ALL = 'https://*/*';
const PATTERN = /^(?:https|\*):\/\/(\*|(?:\*\.)?[^*/:]+)(?::\*)?\/\*$/;

/** The host of a match pattern that takes in whole encrypted sites; `null` for any other pattern. */
const hostOf = (pattern: string): string | null =>
  PATTERN.exec(pattern === '<all_urls>' ? ALL : pattern)?.[1] ?? null;

const takesIn = (pattern: string, host: string): boolean => {
  const own = hostOf(pattern);
  if (own === null || own === '*') return own === '*';
  return own.startsWith('*.') ? `.${host}`.endsWith(own.slice(1)) : own === host;
};

/** Whether these match patterns let the pages of an https origin be read. */
export const isGranted = (patterns: readonly string[], origin: string): boolean =>
  URL.canParse(origin) &&
  new URL(origin).protocol === 'https:' &&
  patterns.some((pattern) => takesIn(pattern, new URL(origin).hostname));

/** The pattern of all pages of an origin, the narrowest a browser grants. */
export const patternOf = (origin: string): string => `https://${new URL(origin).hostname}/*`;

/** Patterns Bookside came with; a script of its own stands there already, or none is wanted. */
export const OWN_PATTERNS: readonly string[] = [
  API_HOST,
  ...CRM_SITES.flatMap(({ origins }) => origins),
].map(patternOf);

/** What the person added to the patterns Bookside came with, in the browser's order. */
export const addedSites = (patterns: readonly string[]): AddedSite[] =>
  patterns.flatMap((pattern) => {
    const host = hostOf(pattern);
    if (host === null || OWN_PATTERNS.includes(pattern)) return [];
    // A star stands for any label; the product is the same whichever it is.
    return [{ pattern, host, site: siteOfHost(host.replace('*', 'any')) }];
  });

/** The products Bookside came with whose pages the browser lets it read no longer, or only in part. */
export const withheldSites = (patterns: readonly string[]) =>
  CRM_SITES.filter(({ origins }) => !origins.every((origin) => isGranted(patterns, origin)));

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
