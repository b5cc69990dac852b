import { bareInMailto } from '../../address/in-mailto.ts';
import { bare, normalise } from '../../address/normalise.ts';
import type { PageKind } from '../../domain/page-report.ts';
import { anyOf, isVisible, newest, queryAll, type Selectors, standsIn } from '../reading/dom.ts';
import { inBox, linkLayer, textLayer } from '../reading/fallbacks.ts';
import { type Hit, type LowerLayer, type Read, reading } from '../reading/reading.ts';

/*
 * The selectors of HubSpot, newest first. Its class names end in random letters; the test ids are
 * stable, and each may be in either of two attributes.
 */

const named = (id: string) => `[data-test-id="${id}"],[data-selenium-test="${id}"]`;

/** The e-mail property: a field, an element around one, or text. */
const EMAIL_PROPERTY: Selectors = {
  '?': named('property-input-email'),
  'to 2023': '[data-profile-property=email]',
};

/** Telephone numbers: links, and the property. */
const NUMBER: Selectors = { '?': `a[href^="tel:" i],${named('property-input-phone')}` };

/** The card at the top of a record. */
const HEAD: Selectors = { '?': '[data-card-type=OBJECT_HIGHLIGHT]' };

/** The title of a record: a name, or the address of a contact without a name. */
const TITLE: Selectors = {
  '?': `${named('highlight-record-label')},${named('highlightTitle')}`,
};

/** The card with the contacts of a company, deal, ticket or custom object. */
const CONTACTS_CARD: Selectors = {
  '?': `[data-sidebar-card-association-object-type-id="0-1"],${named('card-wrapper-ASSOCIATION_V3/0-1')}`,
};

/** One contact in that card, and the link with its name. */
const CHICKLET: Selectors = { '?': '[data-test-id^=chiclet-0-1-]' };
const CHICKLET_TITLE: Selectors = { '?': 'a[href*="/record/0-1/"]' };

/** The drawer (side panel) that shows a record over a list. */
const DRAWER: Selectors = {
  '?': `[data-crm-location=CRM_OBJECT_PREVIEW],${named('sidebar-preview-panel')}`,
};

/** The columns of a record, and the fallback where they are not found. */
const LEFT: Selectors = { '2024-12': named('left-sidebar') };
const MIDDLE: Selectors = { '2024-12': named('middle-pane') };
const RIGHT: Selectors = { '2024-12': named('records-right-sidebar') };
const REGION: Selectors = { '?': 'main,[role=main]' };

/** The elements of the selected row of the conversations inbox. */
const IN_CHOSEN_ROW: Selectors = {
  '?': '[data-test-id=thread-list-member-row][data-selected=true] *',
};

/** The cell with the address in a contact's row of a list. */
const CELL: Selectors = {
  '?': '[data-test-id^=cell-0-1-email-],[data-table-external-id^=cell-0-1-email-]',
};

/** Users of the account: owner properties and pickers. */
const COLLEAGUES: Selectors = {
  '?': '[data-test-id*=owner]',
  'to 2023': '[data-profile-property*=owner]',
};

/** The signed-in user's address; it is in the document even while its menu is closed. */
const OWN: Selectors = { '?': '.user-info-email' };

/** What no layer below the product's own elements reads on a page of unknown structure. */
const FURNITURE = 'nav,header,footer,[role=navigation],[role=banner]';

/** The kind of a HubSpot page, as its URL gives it. */
interface HubSpotPage {
  page: PageKind;
  /** Whether it shows one record, of any type. */
  record: boolean;
  /** The path of the record, ticket or thread, without the tab, view or message of it. */
  key: string;
  /** The contact's address, in its case, where the URL names the contact by it. */
  address?: string;
}

/**
 * URLs of records: by type number, or by type name, singular in older links. Type numbers from 2
 * upwards are custom objects.
 */
const RECORD =
  /^\/contacts\/\d+\/(?:record\/(\d+-\d+)|(contact|company|companie|deal|ticket)s?)\/\d+\b/;
const TYPES: Readonly<Record<string, PageKind>> = {
  '0-1': 'contact',
  '0-2': 'company',
  '0-3': 'deal',
  '0-5': 'ticket',
  companie: 'company',
};

/** A link to a contact by its address; HubSpot moves on to the record once it has found it. */
const BY_ADDRESS = /^\/contacts\/\d+\/contact\/email\/([^/]+)/;

/** A ticket in the help desk, without the thread or message of it. */
const DESK_TICKET = /^\/help-desk\/.*?\/ticket\/\d+/;

/** URLs of other pages; the first match decides. */
const OTHERS: readonly (readonly [RegExp, PageKind])[] = [
  [/\/live-messages\/|\/ticket\/\d+\/thread/, 'inbox'],
  [/^\/tasks\//, 'task'],
  [/\/board\b/, 'board'],
  [/^\/contacts\/\d+(?:\/(?:objects|lists|contacts|companies|deals|tickets)\b|\/?$)/, 'list'],
  [/^\/help-desk\/\d+(?:\/view(?:\/[\w-]+)?)?\/?$/, 'list'],
];

/** The address in a part of a path; `undefined` where it is none, or badly encoded. */
const inPath = (part: string): string | undefined => bareInMailto(`mailto:${part}`)[0];

/**
 * Finds the kind of page by its URL; `other` means that nothing is known of it. HubSpot's other
 * hosts, such as its community, never get here.
 */
export function hubSpotPage({ pathname }: URL): HubSpotPage {
  const [key, type, name = ''] = RECORD.exec(pathname) ?? [];
  // The other type names in the pattern are all values of `PageKind`.
  const kind = TYPES[type ?? name] ?? ((name || 'custom') as PageKind);
  if (key) return { page: kind, record: true, key };
  const [path = '', part = ''] = BY_ADDRESS.exec(pathname) ?? [];
  const address = inPath(part);
  if (address) return { page: 'contact', record: true, key: path, address };
  const [ticket] = DESK_TICKET.exec(pathname) ?? [];
  if (ticket) return { page: 'inbox', record: false, key: ticket };
  const page = OTHERS.find(([pattern]) => pattern.test(pathname))?.[1] ?? 'other';
  return { page, record: false, key: pathname };
}

/**
 * The timeline names colleagues and everyone ever copied, and the drawer shows another record; no
 * layer of a record reads them.
 */
const ASIDE = anyOf(MIDDLE, DRAWER);

/**
 * Reads HubSpot: records, drawers over lists, and conversations. List rows are reported as `listed`
 * only and never make a customer.
 */
export const readHubSpot: Read = (document, url) => {
  const at = hubSpotPage(url);
  let found: Findings = { ready: true, hits: [] };
  let layers: LowerLayer[] | undefined;
  let mark = '';
  let numbers: string[] | undefined;
  if (at.record) {
    const isContact = at.page === 'contact';
    const [column, other] = isContact ? [LEFT, RIGHT] : [RIGHT, LEFT];
    const not = `${ASIDE},${anyOf(other, COLLEAGUES)}`;
    found = isContact ? recordPerson(document, not) : associatedPeople(document, ASIDE);
    if (at.address) found = namedByUrl(at.address, found.hits);
    const region = newest(document, column) ?? newest(document, REGION);
    if (region) {
      if (!found.hits[0]) numbers = shown(region, NUMBER, not).map(numberText);
      if (!found.ready)
        layers = [
          linkLayer([region], not, isContact ? 'contact' : 'associated'),
          textLayer([region], not),
        ];
    }
  } else if (at.page === 'inbox') {
    found = recordPerson(document, ASIDE);
    // The contact's card beside the conversation loads late.
    if (!found.hits[0]) found.hits = rowSender(document);
  } else {
    const isUnknown = at.page === 'other';
    const drawer = newest(document, DRAWER);
    const box = drawer ?? (isUnknown && document);
    if (box) {
      const not = drawer ? '' : ASIDE;
      found.hits = recordPerson(box, not).hits;
      if (!found.hits[0]) found.hits = associatedPeople(box, not).hits;
      // The URL does not tell which record is shown.
      mark = newest(box, TITLE)?.textContent ?? '';
    }
    const region = newest(document, REGION) ?? document.body;
    const not = `${ASIDE},${FURNITURE},${anyOf(COLLEAGUES, CELL)}`;
    if (isUnknown && !drawer)
      layers = [linkLayer([region], not, 'contact'), textLayer([region], not)];
  }
  const frame = {
    site: 'hubspot',
    page: at.page,
    key: at.key + mark,
    ready: found.ready,
    owners: queryAll(document, anyOf(OWN)).map((element) => element.textContent),
    rows: listedPeople(document),
    numbers,
  } as const;
  return reading(frame, found.hits, layers);
};

/** The result of one search for people. */
interface Findings {
  /** Whether any of the elements is in the document. */
  ready: boolean;
  hits: Hit[];
}

/**
 * The contact whose address the URL gives. What the page shows counts only if it has that address
 * too: the URL changes first, and until then the page shows the record before.
 */
const namedByUrl = (address: string, onPage: Hit[]): Findings => {
  const same = (hit: Hit) => normalise(hit.address) === normalise(address);
  const first: Hit = { address, role: 'contact', layer: 'named' };
  return { ready: true, hits: onPage.some(same) ? [first, ...onPage] : [first] };
};

const shown = (root: ParentNode, places: Selectors, not: string): Element[] =>
  queryAll(root, anyOf(places)).filter((element) => !standsIn(element, not) && isVisible(element));

/**
 * What a field contains, what a link calls (it may show "Call"), or what another element shows; no
 * number is as long as the limit. A template, since the `href` of a link in SVG is no text.
 */
const numberText = (element: Element & { value?: string; href?: unknown }) =>
  `${element.value ?? element.href ?? element.textContent}`.slice(0, 99);

/**
 * The person of a contact's record: from the e-mail property, else from the card at the top, else
 * from the title.
 */
function recordPerson(root: ParentNode, not: string): Findings {
  const places = [EMAIL_PROPERTY, HEAD, TITLE].flatMap((kind) => shown(root, kind, not));
  const name = shown(root, TITLE, not)[0]?.textContent;
  const people = places.map((place) => inBox(place, 'contact', name));
  return { ready: Boolean(places[0]), hits: people.find((hits) => hits[0]) ?? [] };
}

/**
 * The contacts in the association cards, each with the name on its chicklet (HubSpot's word for
 * such a row).
 */
function associatedPeople(root: ParentNode, not: string): Findings {
  const cards = shown(root, CONTACTS_CARD, not);
  const chicklets = cards.flatMap((card) => shown(card, CHICKLET, not));
  const hits = (chicklets[0] ? chicklets : cards).flatMap((one) =>
    // Only a chicklet tells which name belongs to which address.
    inBox(one, 'associated', chicklets[0] && newest(one, CHICKLET_TITLE)?.textContent),
  );
  return { ready: Boolean(cards[0]), hits };
}

/** The contacts in the rows of a list, each with the name that the row links to. */
const listedPeople = (root: ParentNode): Hit[] =>
  shown(root, CELL, '').flatMap((cell) => {
    const row = cell.parentElement;
    return inBox(cell, 'contact', row && newest(row, CHICKLET_TITLE)?.textContent);
  });

/**
 * The sender of the selected conversation, if an element of the row contains the address and
 * nothing else; the preview of the message there may name anybody.
 */
const rowSender = (root: ParentNode): Hit[] =>
  shown(root, IN_CHOSEN_ROW, '')
    .flatMap((element) => bare(element.textContent) ?? [])
    .map((address) => ({ address, role: 'sender', layer: 'named' }));
