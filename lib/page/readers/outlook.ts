import { bareInText } from '../../address/in-text.ts';
import { anyOf, isVisible, newest, queryAll, type Selectors, standsIn } from '../reading/dom.ts';
import { linkLayer, textLayer } from '../reading/fallbacks.ts';
import { type Hit, type Read, reading } from '../reading/reading.ts';

/*
 * Where Outlook on the web puts things. Labels are translated and classes made at build time; what holds are ids,
 * roles, and that a label says the address of whoever is not in the same directory.
 */

/** The pane that shows the chosen conversation. */
const PANE: Selectors = { '2026-04': '#ConversationReadingPaneContainer,#ReadingPaneContainerId' };

/** Elements whose label says "From: Mara Lindt <mara@…>", in whatever language. */
const LABELLED: Selectors = { '2026-04': '[aria-label*="@"]' };

const RECIPIENTS: Selectors = { '2026-04': '[data-testid=RecipientWell]' };

const BODY: Selectors = { '?': '[id^=UniqueMessageBody],[role=document]' };

const QUOTED: Selectors = {
  '?': '[id*=divRplyFwdMsg],[id*=appendonsend],blockquote,[id*="Signature" i]',
};

/** A reply that is being written. */
const WRITING: Selectors = { '?': '[contenteditable=true],[role=textbox]' };

/** The folders of a mailbox hang from a root that bears its address. */
const OWN: Selectors = { '2026-04': '[id^=primaryMailboxRoot]' };

/** Who wrote, in the rows of the list. */
const ROW: Selectors = { '?': '[role=listbox] [role=option] [title*="@"]' };

/** Nobody has more mailboxes, and a report holds no more. */
const MAX_MAILBOXES = 20;

/** The addresses in the places that name whoever is signed in. */
const ownersOf = (document: Document): string[] =>
  queryAll(document, anyOf(OWN))
    .flatMap((root) => [root.getAttribute('title'), root.getAttribute('data-folder-name')])
    .flatMap((said) => bareInText(said ?? ''))
    .slice(0, MAX_MAILBOXES);

/** The name in "From: Mara Lindt <mara@…>"; what stands before the colon is translated. */
const nameIn = (label: string) => /^(?:[^:：<]*[:：])?\s*([^<>(@]+?)\s*[<(]/.exec(label)?.[1];

/** Whom a label names. */
function labelled(element: Element, attribute: string): Hit[] {
  const label = element.getAttribute(attribute) ?? '';
  const addresses = bareInText(label);
  const name = addresses[1] ? undefined : (nameIn(label) ?? element.textContent);
  const role = standsIn(element, anyOf(RECIPIENTS)) ? 'recipient' : 'sender';
  return addresses.map((address) => ({ address, name, role, layer: 'named' }));
}

/** Reads Outlook on the web: the conversation in the reading pane, or in a window of its own. */
export const readOutlook: Read = (document, url) => {
  const owners = ownersOf(document);
  const pane = newest(document, PANE);
  const key = url.pathname + (pane?.querySelector('[role=heading]')?.textContent ?? '');
  const frame = { site: 'outlook', page: 'thread', key, owners } as const;
  const opening = /\/id\/|\/read\//.test(url.pathname);
  const isMail = url.pathname.startsWith('/mail');
  if (!isMail || !(pane?.firstElementChild || opening)) {
    const rows = queryAll(document, anyOf(ROW)).flatMap((row) => labelled(row, 'title'));
    return reading({ ...frame, page: isMail ? 'list' : 'other', ready: true, rows });
  }
  if (!pane) return reading({ ...frame, ready: false });

  const header = `${anyOf(BODY)},${anyOf(WRITING)}`;
  const hits = queryAll(pane, anyOf(LABELLED))
    .filter((element) => !standsIn(element, header) && isVisible(element))
    .flatMap((element) => labelled(element, 'aria-label'));
  const bodies = queryAll(pane, anyOf(BODY)).filter(isVisible);
  const quoted = `${anyOf(QUOTED)},${anyOf(WRITING)}`;
  return reading({ ...frame, ready: hits.length > 0 || bodies.length > 0 }, hits, [
    linkLayer([pane], header, 'sender'),
    () => textLayer([pane], header)().map((hit) => ({ ...hit, role: 'sender' })),
    linkLayer(bodies, quoted, 'body'),
    textLayer(bodies, quoted),
  ]);
};
