import { domainOf } from './normalise.ts';

/** Local parts that only automatic senders use. */
const MACHINES = 'notif(y|ications?)|mailer-?daemon|postmaster|bounces?|unsubscribe|auto-?reply';

/** "Do not reply" in several languages. */
const NO_REPLY =
  '(no|not|do-?not|dont|n[ao]o|non|ne-?pas|nicht|keine?)-?(reply|respond|antwort|repondre|rispondere)';

const AUTOMATED = new RegExp(
  `(^|-)${NO_REPLY}|(noreply|donotreply)(-|$)|^(${MACHINES})(-|$)|-(${MACHINES})-?$`,
);

/**
 * Whether an address belongs to an automatic sender: `no-reply@`, `bounces+17@`,
 * `updates+noreply@`. Role addresses (`info@`, `sales@`) do not count as automatic: customers do
 * book with them.
 */
export const isAutomated = (address: string): boolean =>
  AUTOMATED.test(
    address
      .toLowerCase()
      .replace(/@[^@]*$/, '')
      .replace(/[^a-z]+/g, '-'),
  );

/**
 * Domains of the logging addresses of HubSpot (bcc, forwarding, inbox), Pipedrive (Smart BCC) and
 * Salesforce (Email to Salesforce).
 */
const LOGGING =
  /(^|\.)((bcc|forward)([-.][a-z0-9]+)?\.hubspot|(hubspot|hs)-inbox|pipedrivemail|le\.salesforce)\.com$/;

/** Whether the address is a logging address: a CRM files a copy of each e-mail sent to it. */
export const isLogging = (address: string): boolean => LOGGING.test(domainOf(address));

/** Free e-mail providers: brands with one domain per country, then single domains. */
const FREE =
  /^((gmx|hotmail|live|outlook|yahoo|yandex)\.(com?\.)?[a-z]{2,3}|(gmail|googlemail|icloud|me|mac|msn|aol|mail|protonmail|zoho|qq|163|naver)\.com|(comcast|att)\.net|(web|t-online|freenet)\.de|(orange|wanadoo|free)\.fr|mail\.ru|proton\.me|seznam\.cz)$/i;

/**
 * Whether the domain is a free e-mail provider's, where anybody can have an address: two people at
 * this domain need not work for the same company.
 */
export const isFreeMail = (domain: string): boolean => FREE.test(domain);
