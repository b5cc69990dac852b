import { domainOf } from './normalise.ts';

/** Local parts that only automatic senders use. */
const MACHINES =
  'notif(?:y|ications?)|mailer(?:-?daemon)?|postmaster|bounces?|unsubscribe|auto-?reply';

/**
 * Such a local part, with a tag or a number behind it, or with a word before it. A name behind a
 * dot is a person's: `postmaster.jones`.
 */
const MACHINE = new RegExp(
  `^(?:${MACHINES})(?:[^a-z.].*|\\.\\d.*)?$|[^a-z](?:${MACHINES})[^a-z]*$`,
);

/** "Do not reply" in several languages, as words with hyphens between. */
const NO_REPLY =
  /(?:^|-)(?:no|not|do-?not|dont|n[ao]o|non|ne-?pas|nicht|keine?|geen|ingena?|ej|ikke|nie)-?(?:reply|respond|antwort|antwoord|repondre|rispondere|svar|odpowiadaj)|(?:noreply|donotreply)(?:-|$)/;

/** Senders of one product: Zoom's own notices, and addresses that file a reply under an item. */
const PRODUCTS = /^(?:teamzoom@zoom\.us$|reply\+)/;

/**
 * Whether an address belongs to an automatic sender: `no-reply@`, `bounces+17@`, `mailer@`. Role
 * addresses (`info@`, `sales@`) do not count as automatic: customers do book with them.
 */
export function isAutomated(address: string): boolean {
  const lower = address.toLowerCase();
  const local = lower.replace(/@[^@]*$/, '');
  return (
    MACHINE.test(local) || NO_REPLY.test(local.replace(/[^a-z]+/g, '-')) || PRODUCTS.test(lower)
  );
}

/**
 * Domains of the logging addresses of HubSpot (bcc, forwarding, inbox), Pipedrive (Smart BCC) and
 * Salesforce (Email to Salesforce).
 */
const LOGGING =
  /(^|\.)((bcc|forward)([-.][a-z0-9]+)?\.hubspot|(hubspot|hs)-inbox|pipedrivemail|le\.salesforce)\.com$/;

/** Whether the address is a logging address: a CRM files a copy of each e-mail sent to it. */
export const isLogging = (address: string): boolean => LOGGING.test(domainOf(address));
