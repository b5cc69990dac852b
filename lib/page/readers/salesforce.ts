import { readerOf } from '../reading/described-reader.ts';

/**
 * Reads Salesforce Lightning. All tabs of the workspace stay in the document, and fields carry
 * their API name in any language. Most components use a synthetic shadow DOM, which is plain
 * document; some have real shadow trees.
 */
export const readSalesforce = readerOf({
  site: 'salesforce',
  pages: [
    [/^\/lightning\/r\/(?:Contact|Lead)\/(\w{15,18})\b/, 'contact'],
    [/^\/lightning\/r\/Account\/(\w{15,18})\b/, 'company'],
    [/^\/lightning\/r\/Opportunity\/(\w{15,18})\b/, 'deal'],
    [/^\/lightning\/r\/Case\/(\w{15,18})\b/, 'ticket'],
    [/^\/lightning\/r\/Task\/(\w{15,18})\b/, 'task'],
    [/^\/lightning\/r\/(?:\w+\/)?(\w{15,18})\b/, 'custom'],
    [/^\/lightning\/o\/\w+\//, 'list'],
  ],
  scope: { '?': '.windowViewMode-normal' },
  people: [
    {
      '?': '[data-target-selection-name^="sfdc:RecordField."][data-target-selection-name$=Email]',
    },
    { '?': 'lightning-formatted-email', 'to 2020': 'a.emailuiFormattedEmail' },
  ],
  title: { '?': 'lightning-formatted-name', 'to 2020': '.slds-page-header__title' },
  not: {
    '?': '[data-target-selection-name*=OwnerId],[data-target-selection-name*=CreatedById]',
    'to 2020': '.forceChatterFeed,.feedContainer,[role=feed]',
  },
  shadow: true,
});
