import { readerOf } from '../reading/described-reader.ts';

/**
 * Reads Intercom: the details of the visitor beside a conversation. A visitor may have no address.
 */
export const readIntercom = readerOf({
  site: 'intercom',
  pages: [
    [/^\/a\/(?:inbox|apps)\/\w+\/.*\bconversation\/(\d+)/, 'inbox'],
    [/^\/a\/apps\/\w+\/users\/(\w+)/, 'contact'],
    [/^\/a\/apps\/\w+\/companies\/(\w+)/, 'company'],
    [/^\/a\/(?:inbox|apps\/\w+\/(?:users|companies))\b/, 'list'],
  ],
  scope: { '?': 'aside,[role=complementary]' },
  people: [],
  not: {
    '?': '[data-conversation-id],[data-inbox-conversation-header-title],[contenteditable=true]',
  },
  inbound: /@([\w-]+\.)*(intercom-mail\.com|intercom\.io)$/,
});
