import { createRequire } from 'node:module';
import { all as usersDomains } from 'email-misspelled';
import named from 'email-providers/all.json' with { type: 'json' };
import ranked from 'email-providers/common.json' with { type: 'json' };

/*
 * Which mail domains Bookside knows, out of lists that others keep. No list alone will do: those of
 * web ranks hold firms, those of providers hold web hosts, and the long ones thousands of domains
 * that nobody uses. docs/decisions/kept-lists.md says what each of them is.
 */

/** A provider of `@mikkelscheike/email-provider-links`, with the fields that are read. */
interface Provider {
  id: string;
  /** `custom_provider` hosts mail of other firms' domains. */
  type: 'public_provider' | 'proxy_service' | 'custom_provider';
  domains?: string[];
}

const require = createRequire(import.meta.url);
const { providers } =
  require('@mikkelscheike/email-provider-links/dist/providers/emailproviders.json') as {
    providers: Provider[];
  };
/** `company-email-validator` types only its functions. */
const freeMail = require('company-email-validator/free_email_provider_domains.js') as Set<string>;

/**
 * Domains that services give out addresses at, to forward what arrives there to the real one; the
 * lists lack most of them. `*.` stands for the name that each user gets.
 */
const FORWARDERS = [
  // Apple's Hide My Email, Mozilla's Relay (with a name of one's own), DuckDuckGo's Email
  // Protection.
  ...['privaterelay.appleid.com', 'mozmail.com', '*.mozmail.com', 'duck.com'],
  // Proton Pass, addy.io, 33Mail.
  ...['passmail.net', 'passmail.com', 'passinbox.com', 'passfwd.com'],
  ...[
    'anonaddy.com',
    '*.anonaddy.com',
    'anonaddy.me',
    '*.anonaddy.me',
    '33mail.com',
    '*.33mail.com',
  ],
];

/** The same of SimpleLogin, which is kept in the list of providers. */
const FORWARDING_PROVIDERS = ['simple'];

/** Road Runner's customers have the name of a region before the domain, such as `nyc.rr.com`. */
const WITH_REGIONS = ['*.rr.com'];

/**
 * Domains that the lists call providers', while the people with an address there work for the firm
 * or belong to the school: BT's, Alibaba's and Telekom's staff, two universities, a publisher.
 */
const EMPLOYERS = ['bt.com', 'alibaba.com', 'telekom.de', 'nus.edu.sg', 'unican.es', 'test.de'];

/** From so many countries on, a name is a brand's in each of them: `hotmail` in `hotmail.fr`. */
const BRAND_COUNTRIES = 12;

/** The brands that have a domain in each country, at every ending that one of them has. */
function brandDomains(): string[] {
  const parts = usersDomains.map((domain) => domain.split(/\.(.*)/));
  const brands = [...new Set(parts.map(([name = '']) => name))].filter(
    (brand) => parts.filter(([name]) => name === brand).length >= BRAND_COUNTRIES,
  );
  const endings = parts.flatMap(([name = '', ending = '']) =>
    brands.includes(name) ? [ending] : [],
  );
  return brands.flatMap((brand) => endings.map((ending) => `${brand}.${ending}`));
}

/** The mail domains, sorted; of those with `*.` each domain one label below. */
export function pickMailDomains(): string[] {
  const others = new Set([...named, ...freeMail]);
  const providersDomains = providers
    .filter(({ type }) => type !== 'custom_provider')
    .flatMap(({ domains = [] }) => domains);
  const picked = [
    ...brandDomains(),
    ...[...usersDomains, ...providersDomains].filter((domain) => others.has(domain)),
    // Under .com such ranks hold firms (ancestry.com) and names for fun (casino.com).
    ...ranked.filter((domain) => !domain.endsWith('.com') && freeMail.has(domain)),
    ...providers.flatMap(({ id, domains = [] }) =>
      FORWARDING_PROVIDERS.includes(id) ? domains : [],
    ),
    ...FORWARDERS,
    ...WITH_REGIONS,
  ];
  return [...new Set(picked)].filter((domain) => !EMPLOYERS.includes(domain)).sort();
}
