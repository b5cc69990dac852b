import { readerOf } from '../reading/described-reader.ts';

/** Reads Pipedrive. It has no stable selector for an address: only links and text are read. */
export const readPipedrive = readerOf({
  site: 'pipedrive',
  pages: [
    [/^\/person\/(\d+)/, 'contact'],
    [/^\/organization\/(\d+)/, 'company'],
    [/^\/deal\/(\d+)/, 'deal'],
    [/^\/leads\/inbox\/([\w-]{8,})/, 'deal'],
    [/^\/pipeline\b/, 'board'],
    [/^\/activities\b/, 'task'],
    [/^\/(?:persons|organizations|deals|leads|contacts)\b/, 'list'],
  ],
  scope: { '?': 'main,[role=main]' },
  people: [],
  not: {
    '?': '[data-testid*=flow],[data-testid*=timeline],[data-testid*=owner],[data-testid*=smart-bcc]',
  },
});
