/** Origin of OnceHub's API: the only server Bookside sends requests to. */
export const API_HOST = 'https://api.oncehub.com';

/** Every product with a reader of its own; `other` is any other site. */
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

/** Identifier of a product, or `other`. */
export type SiteId = (typeof SITE_IDS)[number];

/** A product whose script is in the manifest; its id is also the name of the script's file. */
export type BuiltInId = Extract<SiteId, 'gmail' | 'hubspot'>;

/** A product whose pages Bookside reads from the start. */
export interface BuiltInSite {
  id: BuiltInId;
  name: string;
  origins: readonly string[];
}

/**
 * The products with a page script in the manifest. HubSpot's hosts are listed one by one: a match
 * pattern cannot have a wildcard inside a label.
 */
export const BUILT_IN_SITES: readonly BuiltInSite[] = [
  { id: 'gmail', name: 'Gmail', origins: ['https://mail.google.com'] },
  {
    id: 'hubspot',
    name: 'HubSpot',
    origins: ['app', 'app-eu1', 'app-na1', 'app-na2', 'app-na3', 'app-ap1'].map(
      (host) => `https://${host}.hubspot.com`,
    ),
  },
];
