import { type Language, languageOf } from './labels.ts';
import type { Mailbox, Thread } from './mailbox.ts';

/** The parts of a URL of the demo mail, including the hash. */
export interface Place {
  /** The `<n>` of `/mail/u/<n>/`. */
  mailbox: number;
  /** The first part of the hash; `inbox` without a hash. */
  folder: string;
  /** The search text; empty outside `#search/…`. */
  query: string;
  /** The thread's id in the hash; `null` for a list. */
  thread: string | null;
  language: Language;
  /** `?pane=1`: with a reading pane, in which threads open. */
  pane: boolean;
  /** False with `?conv=off`: each message is shown alone instead of in its thread. */
  grouped: boolean;
  /** `?compose=…` inside the hash: a draft is open over the view. */
  compose: boolean;
  /** `?elements=…`: the number of elements the document is padded to; 0 for no padding. */
  elements: number;
}

const THREAD_ID = /^FMfcgz[A-Za-z]{20,}$|^[0-9a-f]{16}$/;

/** Parses a URL of the demo mail; `null` for one it does not serve. */
export const placeOf = (url: URL): Place | null => {
  const mailbox = /^\/mail\/u\/(\d)\//.exec(url.pathname)?.[1];
  if (mailbox === undefined) return null;
  const [path = '', hashQuery = ''] = url.hash.replace(/^#/, '').split('?');
  const parts = path.split('/').map(decodeURIComponent);
  const last = parts.at(-1) ?? '';
  return {
    mailbox: Number(mailbox),
    folder: parts[0] || 'inbox',
    query: parts[0] === 'search' ? (parts[1] ?? '') : '',
    thread: THREAD_ID.test(last) ? last : null,
    language: languageOf(url.searchParams.get('hl')),
    pane: url.searchParams.get('pane') === '1',
    grouped: url.searchParams.get('conv') !== 'off',
    compose: new URLSearchParams(hashQuery).has('compose'),
    elements: Number(url.searchParams.get('elements')) || 0,
  };
};

/** The hash of a place's list. */
export const listHash = (place: Place): string =>
  place.folder === 'search' ? `#search/${encodeURIComponent(place.query)}` : `#${place.folder}`;

const mentions = (thread: Thread, query: string): boolean =>
  [
    thread.subject,
    ...thread.messages.flatMap((message) => [
      message.from.name,
      message.from.address,
      ...message.text,
      ...(message.signature ?? []),
    ]),
  ].some((text) => text.toLowerCase().includes(query.toLowerCase()));

/** The threads of a place's list. */
export const threadsAt = (place: Place, mailbox: Mailbox): readonly Thread[] => {
  if (place.folder === 'search') return mailbox.threads.filter((t) => mentions(t, place.query));
  if (place.folder === 'starred') return mailbox.threads.filter((t) => t.starred);
  if (place.folder === 'sent')
    return mailbox.threads.filter((t) => t.messages.some((m) => m.from === mailbox.owner));
  return place.folder === 'inbox' ? mailbox.threads : [];
};

/** The open thread of a place, found by either format of its id; `undefined` when there is none. */
export const threadAt = (place: Place, mailbox: Mailbox): Thread | undefined =>
  mailbox.threads.find((t) => t.id === place.thread || t.legacy === place.thread);
