import { siteOfHost } from '../../domain/products.ts';
import type { SiteId } from '../../domain/sites.ts';
import type { Read } from '../reading/reading.ts';
import { readAnySite } from './any-site.ts';
import { readFront } from './front.ts';
import { readGmail } from './gmail.ts';
import { readHubSpot } from './hubspot.ts';
import { readIntercom } from './intercom.ts';
import { readLinkedIn } from './linkedin.ts';
import { readOutlook } from './outlook.ts';
import { readPipedrive } from './pipedrive.ts';
import { readSalesforce } from './salesforce.ts';
import { readZendesk } from './zendesk.ts';
import { readZoho } from './zoho.ts';

/** The reader of each product. */
export const READERS: Readonly<Record<SiteId, Read>> = {
  gmail: readGmail,
  hubspot: readHubSpot,
  outlook: readOutlook,
  salesforce: readSalesforce,
  zendesk: readZendesk,
  pipedrive: readPipedrive,
  zoho: readZoho,
  front: readFront,
  intercom: readIntercom,
  linkedin: readLinkedIn,
  other: readAnySite,
};

/** Reads the page of any host with the reader of its product, or with the general reader. */
export const readAnything: Read = (document, url) =>
  READERS[siteOfHost(url.hostname)](document, url);
