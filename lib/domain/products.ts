import { BUILT_IN_SITES, type BuiltInSite, type SiteId } from './sites.ts';

/** A product whose pages Bookside reads after the user has granted access to its hosts. */
export interface OptionalSite {
  id: Exclude<SiteId, BuiltInSite['id'] | 'other'>;
  name: string;
  /** As in match patterns: a leading `*.` matches the domain itself and all its subdomains. */
  hosts: readonly string[];
}

/**
 * The products that the user can add. Sales Navigator has no host of its own: it is part of
 * LinkedIn's.
 */
export const OPTIONAL_SITES: readonly OptionalSite[] = [
  {
    id: 'outlook',
    name: 'Outlook',
    hosts: [
      'outlook.office.com',
      'outlook.office365.com',
      'outlook.cloud.microsoft',
      'outlook.live.com',
    ],
  },
  {
    id: 'salesforce',
    name: 'Salesforce',
    hosts: ['*.lightning.force.com', '*.my.salesforce.com'],
  },
  { id: 'zendesk', name: 'Zendesk', hosts: ['*.zendesk.com'] },
  { id: 'pipedrive', name: 'Pipedrive', hosts: ['*.pipedrive.com'] },
  {
    id: 'zoho',
    name: 'Zoho CRM',
    hosts: [
      ...['com', 'eu', 'in', 'com.au', 'com.cn', 'jp', 'sa'].map((end) => `crm.zoho.${end}`),
      'crm.zohocloud.ca',
    ],
  },
  { id: 'front', name: 'Front', hosts: ['app.frontapp.com'] },
  {
    id: 'intercom',
    name: 'Intercom',
    hosts: ['app.intercom.com', 'app.eu.intercom.com', 'app.au.intercom.com', 'app.intercom.io'],
  },
  { id: 'linkedin', name: 'LinkedIn', hosts: ['www.linkedin.com'] },
];

const covers = (pattern: string, host: string): boolean =>
  pattern.startsWith('*.') ? `.${host}`.endsWith(pattern.slice(1)) : pattern === host;

/**
 * Hosts of regions that products have opened, or may open, besides those listed. Nothing is read
 * there until the user allows the site; then it is read as the product it is.
 */
const REGIONAL: readonly (readonly [RegExp, SiteId])[] = [
  [/^app-[a-z]{2}\d\.hubspot\.com$/, 'hubspot'],
  [/^(?:crm|one|bigin)\.zoho(?:cloud)?\.[a-z]{2,3}(?:\.[a-z]{2})?$/, 'zoho'],
  [/^outlook\.office365\.us$/, 'outlook'],
  [/^app\.[a-z]{2}\.intercom\.com$/, 'intercom'],
];

/** The product of a host (lower case and without a port, as `URL.hostname` gives it). */
export const siteOfHost = (host: string): SiteId =>
  BUILT_IN_SITES.find(({ origins }) => origins.includes(`https://${host}`))?.id ??
  OPTIONAL_SITES.find(({ hosts }) => hosts.some((pattern) => covers(pattern, host)))?.id ??
  REGIONAL.find(([pattern]) => pattern.test(host))?.[1] ??
  'other';

/** The product of an origin; `null` where it is not `https:`, has a port or is not an origin. */
export function siteOfOrigin(origin: string | undefined): SiteId | null {
  if (origin === undefined || !URL.canParse(origin)) return null;
  const { hostname } = new URL(origin);
  return origin === `https://${hostname}` ? siteOfHost(hostname) : null;
}

/** The match patterns of a product, for its permission request and its page script. */
export const patternsOf = ({ hosts }: Pick<OptionalSite, 'hosts'>): string[] =>
  hosts.map((host) => `https://${host}/*`);

/** A product's name as its vendor writes it; `null` for `other`. */
export const siteName = (id: SiteId): string | null =>
  [...BUILT_IN_SITES, ...OPTIONAL_SITES].find((site) => site.id === id)?.name ?? null;
