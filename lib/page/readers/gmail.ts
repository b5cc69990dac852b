import { bareInText } from '../../address/in-text.ts';
import { normalise } from '../../address/normalise.ts';
import type { Layer, PageRole } from '../../domain/page-report.ts';
import {
  anyOf,
  inAttribute,
  isVisible,
  newest,
  queryAll,
  type Selectors,
  standsIn,
} from '../reading/dom.ts';
import { linkLayer, textLayer } from '../reading/fallbacks.ts';
import { type Hit, type LowerLayer, type Read, reading } from '../reading/reading.ts';

/** The view that is shown. Missing for a moment while a view loads. */
const MAIN: Selectors = { '2026-07': '[role=main]' };

/** The open thread inside the view, in the preview pane or alone; where none of these is there, the whole view serves. */
const THREAD: Selectors = { '2023-11': '.ao9,.a98.iY', '2022-10': '.PeIF1d' };

const SUBJECT: Selectors = { '2026-09': 'h2.hP' };

/** A whole message, expanded or collapsed. */
const MESSAGE: Selectors = { '2025-11': '[role=listitem]', '2023-11': '.h7,.kv,.ky' };

/** A part of a message that nothing but an open thread holds. */
const MESSAGE_PART: Selectors = { '2025-11': '[data-message-id],.adn', 'to 2016': '.gs' };

/** Elements that carry the address of a participant in an attribute. */
const PARTICIPANT: Selectors = { '2025-11': '[email],[data-hovercard-id]' };

/** A collapsed message (`.adf`, `.kv`) names nobody but its sender. */
const SENDER: Selectors = {
  '2026-09': '.adf',
  '2025-11': '.gD,.ajn,td.gF',
  'to 2016': '.kv',
};

/** Recipients in a message's header. */
const RECIPIENT: Selectors = { '2025-11': '.hb,.g2' };

const BODY: Selectors = { '2025-11': '.a3s' };

/** Words somebody else wrote, or wrote once for all. */
const QUOTED: Selectors = { '2025-11': '.gmail_quote,.gmail_signature,blockquote' };

/** What may stand inside a view and holds no participant: rows, a message being written, the columns on the right. */
const DECOYS: Selectors = {
  '2025-11': 'tr.zA,[role=dialog],.az9',
  '2024-11': '.aUx,[role=complementary]',
  '2021-10': '.anm',
};

/** Who stands in the rows of a list; what is advertised there is nobody. */
const ROW: Selectors = { '2025-11': 'tr.zA td:not(.am0,.bvA) [email]' };

/** Whom a message being written goes to. */
const CHIP: Selectors = { '2021-10': '.anm [role=option][data-hovercard-id]' };

/** The account button: its words are translated, the address in its brackets is not. */
const ACCOUNT: Selectors = {
  '2026-07': ':is(header,[role=banner]) a[aria-label*="@"]',
  'to 2016': '#gb a[title*="@"]',
};

/** The last part of a view's address when a thread is open: forty consonants spell today's ids, older ones are hexadecimal. */
const THREAD_ID = /\/(?:[b-df-hj-np-tv-z]{20,}|[0-9a-f]{16})$/i;

const counts = (element: Element) => !standsIn(element, anyOf(DECOYS)) && isVisible(element);

const showsThread = (element: Element) =>
  isVisible(element) && queryAll(element, anyOf(SUBJECT, MESSAGE_PART)).some(counts);

/** Which thread is shown, from the document: the address changes before the page does, and not at all in the preview pane. */
const threadKey = (thread: Element) =>
  ['legacy-thread', 'legacy-message', 'message']
    .map((id) => `data-${id}-id`)
    .map((id) => queryAll(thread, `[${id}]`).find(counts)?.getAttribute(id))
    .find(Boolean);

/** Whom elements with an address of their own name. */
const named = (root: ParentNode, places: Selectors, role: PageRole): Hit[] =>
  queryAll(root, anyOf(places))
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

/** "Subject - sam@example.org - Example Mail": a whole part of the title, and the last that is an address, since subjects come first. */
const inTitle = (title: string) =>
  title
    .split(' - ')
    .slice(1)
    .findLast((part) => normalise(part));

/** The addresses of the mailbox's owner, found without trusting a word of the interface; none where the page tells none. */
export function ownersOf(document: Document): (string | undefined)[] {
  const button = document.querySelector(anyOf(ACCOUNT));
  const label = button?.getAttribute('aria-label') ?? button?.getAttribute('title') ?? '';
  return [bareInText(label).at(-1), inTitle(document.title)];
}

/** The message around an element; without one, the thread itself stands for its only message. */
const messageAround = (element: Element, thread: Element): Element =>
  [...Object.values(MESSAGE), anyOf(MESSAGE_PART)]
    .map((selector) => element.closest(selector))
    .find((message) => message && thread.contains(message)) ?? thread;

/** Whom an element with an address in an attribute names. */
const hitAt = (element: Element, role: PageRole, layer: Layer): Hit => ({
  address: inAttribute(element) ?? '',
  name: element.getAttribute('name') ?? element.textContent,
  role,
  layer,
});

/** Everybody on each visible message, in the order of the page: there the sender stands first, and To before Cc. */
function messagesOf(thread: Element): Hit[][] {
  const messages = new Map<Element, Hit[]>();
  for (const element of queryAll(thread, anyOf(PARTICIPANT))) {
    const address = standsIn(element, anyOf(DECOYS, BODY)) ? null : inAttribute(element);
    if (address === null) continue;
    const around = messageAround(element, thread);
    const hits = messages.get(around) ?? [];
    messages.set(around, hits);
    const receives = standsIn(element, anyOf(RECIPIENT));
    const named = receives || standsIn(element, anyOf(SENDER));
    // Behind "show details" everybody is named once more.
    if (!named && hits.some((hit) => hit.address === address)) continue;
    const role = receives || (!named && hits[0]) ? 'recipient' : 'sender';
    hits.push(hitAt(element, role, named ? 'named' : 'general'));
  }
  return [...messages].filter(([around]) => isVisible(around)).map(([, hits]) => hits);
}

/** Everybody a thread was between, likeliest customer first: the newest message's sender and recipients, then senders and recipients before. */
function participants(thread: Element): Hit[] {
  const [newest = [], ...earlier] = messagesOf(thread).reverse();
  // A list that passes on what somebody wrote stands as sender and among the recipients; people come before it.
  const isList = (one: Hit) =>
    newest.some((other) => other.address === one.address && other.role !== one.role);
  return [
    ...newest.filter((hit) => !isList(hit)),
    ...newest,
    ...earlier.flat().filter((hit) => hit.role === 'sender'),
    ...earlier.flat(),
  ];
}

/** Whom the bodies name, newest first: by a link, in their text, and last anywhere in the thread, where a forwarded message keeps who wrote it. */
function bodyLayers(thread: Element): LowerLayer[] {
  const bodies = queryAll(thread, anyOf(BODY))
    .filter((body) => !standsIn(body, anyOf(DECOYS)) && isVisible(body))
    .reverse();
  const quoted = anyOf(QUOTED);
  return [
    linkLayer(bodies, quoted, 'body'),
    textLayer(bodies, quoted),
    textLayer([thread], anyOf(DECOYS)),
  ];
}

/*
 * Where Gmail puts things. The `email` attribute on senders and recipients has held since 2014; class names of
 * wrappers are what breaks.
 */
