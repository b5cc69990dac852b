import { API_HOST, BUILT_IN_SITES } from '../lib/domain/sites.ts';

/** The API's host name, which the stand-in for OnceHub answers for. */
export const API_NAME = new URL(API_HOST).hostname;
/** The demo mail's host: the same as Gmail's. */
export const MAIL_HOST = 'mail.google.com';
/** The host of an ordinary company's page, which has no page script. */
export const TEAM_HOST = 'orchard.example.com';

/** One host of each product that is read only after the user granted its hosts. */
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

const HUBSPOT_HOSTS = BUILT_IN_SITES.filter(({ id }) => id === 'hubspot')
  .flatMap(({ origins }) => origins)
  .map((origin) => new URL(origin).hostname);

/** Whether the demo CRM answers for a host: HubSpot's main host and its regional ones. */
export const isHubSpotHost = (host: string): boolean => HUBSPOT_HOSTS.includes(host);

/** Every host the sandbox answers for. */
export const HOSTS: readonly string[] = [
  API_NAME,
  MAIL_HOST,
  ...HUBSPOT_HOSTS,
  ...PRODUCT_HOSTS,
  TEAM_HOST,
];

/**
 * Hosts that Chromium requests on its own (form filling, sign-in, updates). They are not part of a
 * test, and resolve to nothing.
 */
const BROWSER_HOSTS: readonly string[] = [
  'accounts.google.com',
  'clients*.google.com',
  '*.clients.google.com',
  'mtalk.google.com',
  '*.googleapis.com',
  '*.gvt1.com',
];

/**
 * The value of Chromium's `--host-resolver-rules`: every https host except the browser's own
 * resolves to the sandbox, which so notices requests to unknown hosts; plain http goes to the port
 * `plain`; everything else resolves to nothing.
 */
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

/**
 * Preferences for Firefox: the known hosts resolve to this machine, and port 443 to the sandbox's
 * port.
 */
export const firefoxHostPreferences = (port: number): Record<string, string> => ({
  'network.dns.localDomains': HOSTS.join(','),
  'network.socket.forcePort': `443=${port}`,
});
