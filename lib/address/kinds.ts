import { domainOf } from './normalise.ts';

/** Names only a machine answers to. */
const MACHINES = 'notif(y|ications?)|mailer-?daemon|postmaster|bounces?|unsubscribe|auto-?reply';

/** "Do not reply", in the languages senders write it in. */
const NO_REPLY =
  '(no|not|do-?not|dont|n[ao]o|non|ne-?pas|nicht|keine?)-?(reply|respond|antwort|repondre|rispondere)';

const AUTOMATED = new RegExp(
  `(^|-)${NO_REPLY}|(noreply|donotreply)(-|$)|^(${MACHINES})(-|$)|-(${MACHINES})-?$`,
);

/**
 * Whether mail from here is sent by a machine and answered by nobody: `no-reply@`, `bounces+17@`, `updates+noreply@`.
 * Role addresses (`info@`, `sales@`) are not: customers do book with them.
 */
export const isAutomated = (address: string): boolean =>
  AUTOMATED.test(
    address
      .toLowerCase()
      .replace(/@[^@]*$/, '')
      .replace(/[^a-z]+/g, '-'),
  );

/** HubSpot's (bcc, forwarding, inbox), Pipedrive's Smart BCC, Salesforce's Email to Salesforce. */
const LOGGING =
  /(^|\.)((bcc|forward)([-.][a-z0-9]+)?\.hubspot|(hubspot|hs)-inbox|pipedrivemail|le\.salesforce)\.com$/;

/** Whether the address belongs to a CRM, which files a copy of what is sent there. */
export const isLogging = (address: string): boolean => LOGGING.test(domainOf(address));

/** Brands with a domain per country, then single domains. */
const FREE =
  /^((gmx|hotmail|live|outlook|yahoo|yandex)\.(com?\.)?[a-z]{2,3}|(gmail|googlemail|icloud|me|mac|msn|aol|mail|protonmail|zoho|qq|163|naver)\.com|(comcast|att)\.net|(web|t-online|freenet)\.de|(orange|wanadoo|free)\.fr|mail\.ru|proton\.me|seznam\.cz)$/i;

/** Whether anybody can have an address there, so that sharing the domain says nothing about two people. */
export const isFreeMail = (domain: string): boolean => FREE.test(domain);
