import { inAttribute } from '../reading/attributes.ts';
import { all, anyOf, isVisible, standsIn } from '../reading/dom.ts';
import { linkLayer, textLayer } from '../reading/general.ts';
import type { Hit } from '../reading/hits.ts';
import type { LowerLayer } from '../reading/reading.ts';
import type { Layer, PageRole } from '../report.ts';
import {
  BODY,
  DECOYS,
  MESSAGE,
  MESSAGE_PART,
  PARTICIPANT,
  QUOTED,
  RECIPIENT,
  SENDER,
} from './gmail-places.ts';

/** The message around an element; without one, the thread itself stands for its only message. */
const messageAround = (element: Element, thread: Element): Element =>
  [...Object.values(MESSAGE), anyOf(MESSAGE_PART)]
    .map((selector) => element.closest(selector))
    .find((message) => message && thread.contains(message)) ?? thread;

/** Whom an element with an address in an attribute names. */
export const hitAt = (element: Element, role: PageRole, layer: Layer): Hit => ({
  address: inAttribute(element) ?? '',
  name: element.getAttribute('name') ?? element.textContent,
  role,
  layer,
});

/** Everybody on each visible message, in the order of the page: there the sender stands first, and To before Cc. */
function messagesOf(thread: Element): Hit[][] {
  const messages = new Map<Element, Hit[]>();
  for (const element of all(thread, anyOf(PARTICIPANT))) {
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
export function participants(thread: Element): Hit[] {
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
export function bodyLayers(thread: Element): LowerLayer[] {
  const bodies = all(thread, anyOf(BODY))
    .filter((body) => !standsIn(body, anyOf(DECOYS)) && isVisible(body))
    .reverse();
  const quoted = anyOf(QUOTED);
  return [
    linkLayer(bodies, quoted, 'body'),
    textLayer(bodies, quoted),
    textLayer([thread], anyOf(DECOYS)),
  ];
}
