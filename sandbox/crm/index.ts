import { Hono } from 'hono';
import * as clock from '../clock.ts';
import { isHubSpotHost, MAIL_HOST, TEAM_HOST } from '../hosts.ts';
import { asset } from './assets.ts';
import { clockAt } from './clock.ts';
import { mailAt, settledMailAt } from './mail/routes.ts';
import { productAt } from './products/routes.ts';
import { listPath } from './records/objects.ts';
import { recordsAt } from './records/routes.ts';
import { teamPage } from './team.ts';

export { DEMO_PAGES, type DemoPage } from './expected.ts';

/**
 * The content security policy: it blocks requests to all other hosts, so a page cannot make one
 * unnoticed.
 */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src data:; connect-src 'self'";

/** The demo pages of all hosts, as one request handler. */
export interface Crm {
  fetch(request: Request): Response | Promise<Response>;
}

const documentAt = (url: URL, now: number): string | null => {
  if (url.hostname === MAIL_HOST) return mailAt(url, now);
  if (isHubSpotHost(url.hostname)) return recordsAt(url, clockAt(now, 'en-US'));
  if (url.hostname === TEAM_HOST) return url.pathname === '/' ? teamPage() : null;
  return productAt(url);
};

/**
 * Creates the demo mail, demo CRM, product pages and an ordinary page; the host of a request's URL
 * decides which of them answers. Their dates are relative to `now` (UTC ms).
 */
export const createCrm = (now: () => number = clock.now): Crm => {
  const app = new Hono();
  app.get(
    '/demo/:name',
    async (context) => (await asset(context.req.param('name'))) ?? context.notFound(),
  );
  app.get('/', (context, next) => {
    const { hostname } = new URL(context.req.url);
    if (hostname === MAIL_HOST) return Promise.resolve(context.redirect('/mail/u/0/'));
    if (isHubSpotHost(hostname)) return Promise.resolve(context.redirect(listPath('0-1')));
    return next();
  });
  app.get('*', (context) => {
    const page = documentAt(new URL(context.req.url), now());
    return page === null
      ? context.notFound()
      : context.html(page, 200, { 'content-security-policy': POLICY });
  });
  return { fetch: (request) => app.fetch(request) };
};

/**
 * The document at a URL, including the hash, in the state after its script has run; for tests
 * without a browser. `null` for an unknown page. The fields of a CRM record still need
 * `fillFields`.
 */
export const settledPage = (address: string, now: number): string | null => {
  const url = new URL(address);
  return url.hostname === MAIL_HOST ? settledMailAt(url, now) : documentAt(url, now);
};
