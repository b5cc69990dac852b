import { API_HOST, CRM_SITES } from '../lib/domain/sites.ts';

/** The host the stand-in OnceHub answers for. */
export const API_NAME = new URL(API_HOST).hostname;
/** The demo mail's host, which is Gmail's. */
export const MAIL_HOST = 'mail.google.com';
/** An ordinary company's page, on which Bookside has no script. */
export const TEAM_HOST = 'orchard.example.com';

/** Products that are read once their hosts were granted, one host each. */
export const PRODUCT_HOSTS: readonly string[] = [
  'outlook.office.com',
  'acme.lightning.force.com',
  'acme.zendesk.com',
  'acme.pipedrive.com',
  'crm.zoho.com',
  'app.frontapp.com',
  'app.intercom.com',
  'www.linkedin.com',
];

const HUBSPOT_HOSTS = CRM_SITES.filter(({ id }) => id === 'hubspot')
  .flatMap(({ origins }) => origins)
  .map((origin) => new URL(origin).hostname);

/** Whether the demo CRM answers for a host: HubSpot's own and its regional ones. */
export const isHubSpotHost = (host: string): boolean => HUBSPOT_HOSTS.includes(host);

/** Every host the sandbox answers for. */
export const HOSTS: readonly string[] = [
  API_NAME,
  MAIL_HOST,
  ...HUBSPOT_HOSTS,
  ...PRODUCT_HOSTS,
  TEAM_HOST,
];

/** Where Chromium goes of its own accord (form filling, sign-in, updates); no business of ours, and led nowhere. */
const BROWSER_HOSTS: readonly string[] = [
  'accounts.google.com',
  'clients*.google.com',
  '*.clients.google.com',
  'mtalk.google.com',
  '*.googleapis.com',
  '*.gvt1.com',
];

/** For Chromium's `--host-resolver-rules`: every https host but the browser's own leads to the sandbox, so that one it does not know is noticed there; plain http leads to `plain`, and all else nowhere. */
export const chromiumHostRules = (port: number, plain?: number): string =>
  [
    'EXCLUDE 127.0.0.1',
    'EXCLUDE localhost',
    ...HOSTS.map((host) => `MAP ${host}:443 127.0.0.1:${port}`),
    ...BROWSER_HOSTS.map((host) => `MAP ${host} ~NOTFOUND`),
    `MAP *:443 127.0.0.1:${port}`,
    ...(plain === undefined ? [] : [`MAP *:80 127.0.0.1:${plain}`]),
    'MAP * ~NOTFOUND',
  ].join(', ');

/** For Firefox's profile: the known hosts resolve to this machine, and its https port to the sandbox's. */
export const firefoxHostPreferences = (port: number): Record<string, string> => ({
  'network.dns.localDomains': HOSTS.join(','),
  'network.socket.forcePort': `443=${port}`,
});
