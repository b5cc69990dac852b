import { BUILT_IN_SITES, type BuiltInId, type BuiltInSite } from '../domain/sites.ts';

const ALL = 'https://*/*';
const PATTERN = /^(?:https|\*):\/\/(\*|(?:\*\.)?[^*/:]+)(?::\*)?\/\*$/;

/** The host of a match pattern that covers an entire https site; `null` for any other pattern. */
export const hostOf = (pattern: string): string | null =>
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

/** The products of the manifest for which some or all permissions are missing. */
export const withheldSites = (patterns: readonly string[]) =>
  BUILT_IN_SITES.filter(({ origins }) => !origins.every((origin) => isGranted(patterns, origin)));

/**
 * The match patterns to request, for one origin or for some products of the manifest; never wider
 * than needed.
 */
export const patternsFor = (sites: { origin: string } | { withheld: readonly BuiltInId[] }) =>
  'origin' in sites
    ? [patternOf(sites.origin)]
    : BUILT_IN_SITES.filter(({ id }) => sites.withheld.includes(id)).flatMap(patternsOfBuiltIn);

/** The match patterns of a product of the manifest. */
export const patternsOfBuiltIn = ({ origins }: BuiltInSite): string[] => origins.map(patternOf);
