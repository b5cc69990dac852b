import {
  API_HOST,
  BUILT_IN_SITES,
  OPTIONAL_SITES,
  patternsOf,
  type SiteId,
  siteOfHost,
} from '../domain/sites.ts';

/** A site that the user granted in addition to those of the manifest. */
export interface AddedSite {
  /** The match pattern as the browser lists it, such as `https://acme.zendesk.com/*`. */
  pattern: string;
  /** The host of the pattern; `*.zendesk.com` includes the domain itself, `*` means all hosts. */
  host: string;
  site: SiteId;
}

const ALL = 'https://*/*';
const PATTERN = /^(?:https|\*):\/\/(\*|(?:\*\.)?[^*/:]+)(?::\*)?\/\*$/;

/** The host of a match pattern that covers an entire https site; `null` for any other pattern. */
const hostOf = (pattern: string): string | null =>
  PATTERN.exec(pattern === '<all_urls>' ? ALL : pattern)?.[1] ?? null;

const takesIn = (pattern: string, host: string): boolean => {
  const own = hostOf(pattern);
  if (own === null || own === '*') return own === '*';
  return own.startsWith('*.') ? `.${host}`.endsWith(own.slice(1)) : own === host;
};

/** Whether these match patterns include an https origin. */
export const isGranted = (patterns: readonly string[], origin: string): boolean =>
  URL.canParse(origin) &&
  new URL(origin).protocol === 'https:' &&
  patterns.some((pattern) => takesIn(pattern, new URL(origin).hostname));

/** The match pattern of an origin; browsers grant nothing narrower. */
export const patternOf = (origin: string): string => `https://${new URL(origin).hostname}/*`;

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

/** The products of the manifest for which some or all permissions are missing. */
export const withheldSites = (patterns: readonly string[]) =>
  BUILT_IN_SITES.filter(({ origins }) => !origins.every((origin) => isGranted(patterns, origin)));

/** The match patterns to request, for one origin or for some products; never wider than needed. */
export function patternsFor(sites: { origin: string } | { withheld: readonly SiteId[] }): string[] {
  if ('origin' in sites) return [patternOf(sites.origin)];
  return sites.withheld.flatMap(patternsOfSite);
}

/** The match patterns of one product; empty for `other`. */
export function patternsOfSite(id: SiteId): string[] {
  const own = BUILT_IN_SITES.find((site) => site.id === id);
  if (own) return own.origins.map(patternOf);
  const added = OPTIONAL_SITES.find((site) => site.id === id);
  return added ? patternsOf(added) : [];
}
