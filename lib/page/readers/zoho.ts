import { readerOf } from '../reading/described-reader.ts';

/**
 * Reads Zoho CRM by its custom elements and by the attributes of Zoho's own tests. A module may be
 * renamed by the customer, but its path stays.
 */
export const readZoho = readerOf({
  site: 'zoho',
  pages: [
    [/^\/crm\/(?:org\d+\/)?tab\/(?:Contacts|Leads)\/(\d+)/, 'contact'],
    [/^\/crm\/(?:org\d+\/)?tab\/Accounts\/(\d+)/, 'company'],
    [/^\/crm\/(?:org\d+\/)?tab\/(?:Potentials|Deals)\/(\d+)/, 'deal'],
    [/^\/crm\/(?:org\d+\/)?tab\/Cases\/(\d+)/, 'ticket'],
    [/^\/crm\/(?:org\d+\/)?tab\/(?:Tasks|Activities)\b/, 'task'],
    [/^\/crm\/(?:org\d+\/)?tab\/\w+\/(\d+)/, 'custom'],
    [/^\/crm\/(?:org\d+\/)?tab\/\w+/, 'list'],
  ],
  scope: { '?': 'main,[role=main],crux-detail-view,#detailView' },
  people: [{ '?': 'crux-email-component', 'to 2024': '[data-zcqa*="email" i]' }],
  not: { '?': '[data-zcqa*="owner" i],[data-zcqa*="createdby" i],[data-zcqa*="timeline" i]' },
  inbound: /@([\w-]+\.)*(zohocrm|zohomail-inbound)\.com$/,
});
