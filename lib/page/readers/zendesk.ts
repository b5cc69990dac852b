import { readerOf } from '../reading/described-reader.ts';

/** Reads Zendesk: the requester of the visible ticket. Other tickets stay in the document. */
export const readZendesk = readerOf({
  site: 'zendesk',
  pages: [
    [/^\/agent\/tickets\/(\d+)/, 'ticket'],
    [/^\/agent\/users\/(\d+)/, 'contact'],
    [/^\/agent\/organizations\/(\d+)/, 'company'],
    [/^\/agent\/(?:filters|search|dashboard)\b/, 'list'],
  ],
  scope: {
    '?': '[id="customer-context-user-panel-{id}"]',
    '? open': '[data-is-active=true] [id^=customer-context-user-panel]',
    '? ticket': '[data-ticket-id="{id}"],[data-is-active=true]',
  },
  people: [{ '?': '[data-test-id=email-value-test-id]' }],
  not: {
    '?': '[data-test-id*=assignee],[data-test-id*=conversation-log],[data-test-id*=composer]',
  },
  inbound: /@([\w-]+\.)?zendesk\.com$/,
});
