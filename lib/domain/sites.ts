/** The only host Bookside ever speaks to. */
export const API_HOST = 'https://api.oncehub.com';

/** Every product with a reader of its own; `other` is any page beside them. */
export const SITE_IDS = [
  'gmail',
  'hubspot',
  'outlook',
  'salesforce',
  'zendesk',
  'pipedrive',
  'zoho',
  'front',
  'intercom',
  'linkedin',
  'other',
] as const;

export type SiteId = (typeof SITE_IDS)[number];

/** A product whose pages Bookside reads without being asked. */
export interface CrmSite {
  /** Also the name of its page script. */
  id: Extract<SiteId, 'gmail' | 'hubspot'>;
  name: string;
  origins: readonly string[];
}

/** HubSpot's hosts are listed one by one: a match pattern cannot hold a star inside a label. */
export const CRM_SITES: readonly CrmSite[] = [
  { id: 'gmail', name: 'Gmail', origins: ['https://mail.google.com'] },
  {
    id: 'hubspot',
    name: 'HubSpot',
    origins: ['app', 'app-eu1', 'app-na1', 'app-na2', 'app-na3', 'app-ap1'].map(
      (host) => `https://${host}.hubspot.com`,
    ),
  },
];

/** A product whose pages Bookside reads once a person has granted it their hosts. */
export interface OptionalSite {
  id: Exclude<SiteId, CrmSite['id'] | 'other'>;
  name: string;
  /** As in match patterns: `*.` in front stands for every host below, and for the domain itself. */
  hosts: readonly string[];
}

/** Sales Navigator is a part of LinkedIn's host, as Outlook's mail is of three. */
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

/** The product a host belongs to. Hosts are lower case and without a port, as a URL gives them. */
export const siteOfHost = (host: string): SiteId =>
  CRM_SITES.find(({ origins }) => origins.includes(`https://${host}`))?.id ??
  OPTIONAL_SITES.find(({ hosts }) => hosts.some((pattern) => covers(pattern, host)))?.id ??
  'other';

/** The product of a page with this origin; `null` where it is not encrypted, has a port of its own or is no origin at all. */
export function siteOfOrigin(origin: string | undefined): SiteId | null {
  if (origin === undefined || !URL.canParse(origin)) return null;
  const { hostname } = new URL(origin);
  return origin === `https://${hostname}` ? siteOfHost(hostname) : null;
}

/** The match patterns to ask a permission for, and to register a page script on, so that a product's pages are read. */
export const patternsOf = ({ hosts }: Pick<OptionalSite, 'hosts'>): string[] =>
  hosts.map((host) => `https://${host}/*`);

/** A product's name, as its makers write it; `null` for `other`, which has none. */
export const siteName = (id: SiteId): string | null =>
  [...CRM_SITES, ...OPTIONAL_SITES].find((site) => site.id === id)?.name ?? null;
