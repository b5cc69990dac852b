import { readerOf } from '../reading/described-reader.ts';

/** Reads Front: everybody on the conversation that is open. Its classes are made at build time, but for how they begin. */
export const readFront = readerOf({
  site: 'front',
  pages: [
    [/^\/(?:settings|analytics|calendar|contacts)\b/, 'other'],
    [/^\/open\/(\w+)/, 'inbox'],
    [/./, 'inbox'],
  ],
  scope: { '?': 'main,[role=main]' },
  people: [{ '?': '[class*="messageViewerRecipient__"]' }],
  not: {
    '?': '[class*=conversationList],[class*="composer" i],[class*="comment" i],[contenteditable=true]',
  },
  inbound: /@([\w-]+\.)*(frontapp\.com|front-mail\.com)$/,
});
