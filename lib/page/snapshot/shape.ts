/** What products call the parts of their paths. Any other word may be a person's or a company's name. */
const WORDS = new Set(
  [
    'mail inbox sent search label popout u all drafts contacts contact company companies deal deals',
    'ticket tickets record records objects object views view list lists board boards tasks queue',
    'live-messages help-desk thread threads conversation conversations lightning r o home',
    'related Contact Account Lead Opportunity Case Task Event agent users user organizations',
    'organization person persons people leads pipeline crm tab Contacts Leads Accounts Deals',
    'Potentials Cases in sales lead messaging messages open owa calendar read id a apps app',
  ].flatMap((line) => line.split(' ')),
);

/** Numbers, codes and anything that is no known word. */
function part(segment: string): string {
  if (WORDS.has(segment)) return segment;
  if (/^\d+$/.test(segment)) return 'n';
  if (/^\d+-\d+$/.test(segment)) return /^0-\d$/.test(segment) ? segment : 'n-n';
  return segment === '' ? '' : 'x';
}

const path = (text: string): string => text.split('/').map(part).join('/');

/**
 * What sort of address a URL is, without what it leads to: scheme, and the path with every number as
 * `n` and every word that products do not use as `x`. Of a `mailto:` only the scheme.
 */
export function shapeOf(url: URL): string {
  if (!/^https?:$/.test(url.protocol)) return url.protocol;
  const [hash = ''] = url.hash.slice(1).split('?');
  return `${url.protocol}//…${path(url.pathname)}${url.hash ? `#${path(hash)}` : ''}`;
}
