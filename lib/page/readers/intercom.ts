import { readerOf } from '../reading/described-reader.ts';

/** Reads Intercom: what stands beside a conversation about its visitor, who may have no address at all. */
export const readIntercom = readerOf({
  site: 'intercom',
  pages: [
    [/^\/a\/(?:inbox|apps)\/\w+\/.*\bconversation\/(\d+)/, 'inbox'],
    [/^\/a\/apps\/\w+\/users\/(\w+)/, 'contact'],
    [/^\/a\/apps\/\w+\/companies\/(\w+)/, 'company'],
    [/^\/a\/(?:inbox|apps)\/\w+\//, 'list'],
  ],
  scope: { '?': 'aside,[role=complementary]' },
  people: [],
  not: {
    '?': '[data-conversation-id],[data-inbox-conversation-header-title],[contenteditable=true]',
  },
  inbound: /@([\w-]+\.)*(intercom-mail\.com|intercom\.io)$/,
});
