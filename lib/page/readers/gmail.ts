import { all, anyOf, isVisible, newest, type Places, standsIn } from '../reading/dom.ts';
import type { Hit } from '../reading/hits.ts';
import { type Read, reading } from '../reading/reading.ts';
import type { PageRole } from '../report.ts';
import { ownersOf } from './gmail-owner.ts';
import { CHIP, DECOYS, MAIN, MESSAGE_PART, ROW, SUBJECT, THREAD } from './gmail-places.ts';
import { bodyLayers, hitAt, participants } from './gmail-thread.ts';

/** The last part of a view's address when a thread is open: forty consonants spell today's ids, older ones are hexadecimal. */
const THREAD_ID = /\/(?:[b-df-hj-np-tv-z]{20,}|[0-9a-f]{16})$/i;

const counts = (element: Element) => !standsIn(element, anyOf(DECOYS)) && isVisible(element);

const showsThread = (element: Element) =>
  isVisible(element) && all(element, anyOf(SUBJECT, MESSAGE_PART)).some(counts);

/** Which thread is shown, from the document: the address changes before the page does, and not at all in the preview pane. */
const threadKey = (thread: Element) =>
  ['legacy-thread', 'legacy-message', 'message']
    .map((id) => `data-${id}-id`)
    .map((id) => all(thread, `[${id}]`).find(counts)?.getAttribute(id))
    .find(Boolean);

/** Whom elements with an address of their own name. */
const named = (root: ParentNode, places: Places, role: PageRole): Hit[] =>
  all(root, anyOf(places))
    .filter(isVisible)
    .map((element) => hitAt(element, role, 'named'));

/**
 * Reads Gmail: the open thread, whether in its own view, beside the list, or in a window of its own; where none is
 * open, whom a message being written goes to. Rows of lists answer nobody.
 */
export const readGmail: Read = (document, url) => {
  const [view = ''] = url.hash.slice(1).split('?');
  const popout = url.pathname.endsWith('/popout');
  const opening = popout || THREAD_ID.test(view);
  const owners = ownersOf(document);
  const frame = { site: 'gmail', page: 'thread', key: `view ${view}`, owners } as const;

  const shown = newest(document, MAIN) ?? (popout && document.body);
  const thread = shown && (newest(shown, THREAD, showsThread) ?? shown);
  if (thread && showsThread(thread)) {
    const hits = participants(thread);
    const key = threadKey(thread) ?? frame.key;
    return reading({ ...frame, key, ready: hits.length > 0 }, hits, bodyLayers(thread));
  }
  if (opening) return reading({ ...frame, ready: false });
  const chips = named(document, CHIP, 'recipient');
  if (chips[0]) return reading({ ...frame, page: 'draft', ready: true }, chips);
  const rows = shown ? named(shown, ROW, 'sender') : [];
  return reading({ ...frame, page: 'list', ready: shown !== undefined, rows });
};
