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
import { linkLayer, scanText, textLayer } from '../reading/fallbacks.ts';
import { type Hit, type LowerLayer, type Read, reading } from '../reading/reading.ts';

/*
 * The selectors of Gmail. The `email` attribute on senders and recipients has existed since 2014;
 * the class names of wrappers are what changes.
 */

/** The visible view. Missing for a moment while a view loads. */
const MAIN: Selectors = { '2026-07': '[role=main]' };

/** The open thread inside the view. Where none of these matches, the view itself is used. */
const THREAD: Selectors = { '2023-11': '.ao9,.a98.iY', '2022-10': '.PeIF1d' };

const SUBJECT: Selectors = { '2026-09': 'h2.hP' };

/** One message, expanded or collapsed. */
const MESSAGE: Selectors = { '2025-11': '[role=listitem]', '2023-11': '.h7,.kv,.ky' };

/** A part of a message that exists only in an open thread. */
const MESSAGE_PART: Selectors = { '2025-11': '[data-message-id],.adn', 'to 2016': '.gs' };

/** Elements with the address of a participant in an attribute. */
const PARTICIPANT: Selectors = { '2025-11': '[email],[data-hovercard-id]' };

/** The sender of a message. A collapsed message (`.adf`, `.kv`) names only its sender. */
const SENDER: Selectors = {
  '2026-09': '.adf',
  '2025-11': '.gD,.ajn,td.gF',
  'to 2016': '.kv',
};

/** The recipients in the header of a message. */
const RECIPIENT: Selectors = { '2025-11': '.hb,.g2' };

/** The lines of a message's opened details: from, reply-to, to, and more. */
const DETAIL: Selectors = { '2025-11': '.ajC tr' };

const BODY: Selectors = { '2025-11': '.a3s' };

/** Text that the sender did not write in this message: quotations and signatures. */
const QUOTED: Selectors = { '2025-11': '.gmail_quote,.gmail_signature,blockquote' };

/** Parts of a view that hold no participant: list rows, an open draft, the columns on the right. */
const DECOYS: Selectors = {
  '2025-11': 'tr.zA,[role=dialog],.az9',
  '2024-11': '.aUx,[role=complementary]',
  '2021-10': '.anm',
};

/** The senders in the rows of a list, without advertisements. */
const ROW: Selectors = { '2025-11': 'tr.zA td:not(.am0,.bvA) [email]' };

/** The recipients of a draft. */
const CHIP: Selectors = { '2021-10': '.anm [role=option][data-hovercard-id]' };

/** The account button. Its label is translated, but always has the address in brackets. */
const ACCOUNT: Selectors = {
  '2026-07': ':is(header,[role=banner]) a[aria-label*="@"]',
  'to 2016': '#gb a[title*="@"]',
};

/**
 * The last part of a view's URL when a thread is open: today's ids are forty consonants, older ones
 * are hexadecimal.
 */
const THREAD_ID = /\/(?:[b-df-hj-np-tv-z]{20,}|[0-9a-f]{16})$/i;

const counts = (element: Element) => !standsIn(element, anyOf(DECOYS)) && isVisible(element);

const showsThread = (element: Element) =>
  isVisible(element) && queryAll(element, anyOf(SUBJECT, MESSAGE_PART)).some(counts);

/**
 * The id of the shown thread, from the document: the URL changes before the page does, and in the
 * preview pane it does not change at all.
 */
const threadKey = (thread: Element) =>
  ['legacy-thread', 'legacy-message', 'message']
    .map((id) => `data-${id}-id`)
    .map((id) => queryAll(thread, `[${id}]`).find(counts)?.getAttribute(id))
    .find(Boolean);

/** Hits for the visible elements that have an address in an attribute. */
const named = (root: ParentNode, places: Selectors, role: PageRole): Hit[] =>
  queryAll(root, anyOf(places))
    .filter(isVisible)
    .map((element) => hitAt(element, role, 'named'));

/**
 * Reads Gmail: the open thread, whether in its own view, beside the list or in a pop-out window;
 * where no thread is open, the recipients of a draft. List rows are reported as `listed` only and
 * never make a customer.
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

/**
 * The address in a title such as "Subject - sam@example.org - Example Mail". It is the last part
 * that is an address, since the subject, which comes first, may contain " - " and addresses too.
 */
const inTitle = (title: string) =>
  title
    .split(' - ')
    .slice(1)
    .findLast((part) => normalise(part));

/**
 * Texts that may be the addresses of the mailbox's owner, from the account button and the title.
 * They do not depend on the language of the interface; entries are `undefined` where the page has
 * none.
 */
export function ownersOf(document: Document): (string | undefined)[] {
  const button = document.querySelector(anyOf(ACCOUNT));
  const label = button?.getAttribute('aria-label') ?? button?.getAttribute('title') ?? '';
  return [bareInText(label).at(-1), inTitle(document.title)];
}

/** The message that contains an element; without one, the thread counts as its only message. */
const messageAround = (element: Element, thread: Element): Element =>
  [...Object.values(MESSAGE), anyOf(MESSAGE_PART)]
    .map((selector) => element.closest(selector))
    .find((message) => message && thread.contains(message)) ?? thread;

/** A hit for an element with an address in an attribute. */
const hitAt = (element: Element, role: PageRole, layer: Layer): Hit => ({
  address: inAttribute(element) ?? '',
  name: element.getAttribute('name') ?? element.textContent,
  role,
  layer,
});

/**
 * The participants of each visible message, in the order of the page: the sender comes first, and
 * To before Cc.
 */
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
    // "Show details" repeats all participants.
    if (!named && hits.some((hit) => hit.address === address)) continue;
    const role = receives || (!named && hits[0]) ? 'recipient' : 'sender';
    hits.push(hitAt(element, role, named ? 'named' : 'general'));
  }
  const shown = [...messages].filter(([around]) => isVisible(around));
  for (const [around, [first, ...others]] of shown)
    if (first) first.replyTo = replyTo(around, first.address, others);
  return shown.map(([, hits]) => hits);
}

/**
 * The address in the reply-to line of a message's opened details. The labels are translated, so it
 * is told by its place: behind the sender's line, and with nobody whom the header names.
 */
function replyTo(message: Element, sender: string, others: readonly Hit[]): string | undefined {
  const lines = queryAll(message, anyOf(DETAIL))
    .map((line) => {
      const named = queryAll(line, anyOf(PARTICIPANT)).flatMap((one) => inAttribute(one) ?? []);
      return named[0] ? named : scanText([line], '');
    })
    .filter(([address]) => address);
  const [from, next = []] = lines;
  const known = [sender, ...others.flatMap((hit) => (hit.layer === 'named' ? hit.address : []))];
  return from?.includes(sender) && !next.some((one) => known.includes(one)) ? next[0] : undefined;
}

/**
 * All participants of a thread, most likely customer first: the newest message's sender and
 * recipients, then the senders and then the recipients of earlier messages.
 */
function participants(thread: Element): Hit[] {
  const [newest = [], ...earlier] = messagesOf(thread).reverse();
  // A mailing list that forwards a message is both sender and recipient; put people before it, but
  // not before whom its answers go to.
  const isList = (one: Hit) =>
    !one.replyTo &&
    newest.some((other) => other.address === one.address && other.role !== one.role);
  return [
    ...newest.filter((hit) => !isList(hit)),
    ...newest,
    ...earlier.flat().filter((hit) => hit.role === 'sender'),
    ...earlier.flat(),
  ];
}

/**
 * The layers that read message bodies, newest first: links, then text, and last the text of the
 * whole thread, where a forwarded message has its original sender.
 */
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
