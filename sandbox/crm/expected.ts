import type { PageKind, PageRole } from '../../lib/domain/page-report.ts';
import { bluehillThread, carrieThread, danaThread, meiThread } from './mail/customerThreads.ts';
import type { Thread } from './mail/mailbox.ts';
import { permanentId } from './mail/message.ts';
import {
  listThread,
  noorThread,
  robotThread,
  secondMailboxThread,
  teamThread,
  viaThread,
} from './mail/otherThreads.ts';
import {
  ANA,
  CARRIE,
  COLLEAGUE,
  CONTACTS,
  DANA,
  DECOYS,
  ELIF,
  LUIS,
  MEI,
  NOOR,
  type Person,
  REP,
  REP_SECOND,
  ROBOT,
  TEAM_LIST,
  THEO,
} from './people.ts';
import { PRODUCTS } from './products/routes.ts';
import { conversationPath, listPath, PORTAL, recordPath } from './records/objects.ts';
import { QUEUE_PATH, TICKET_PATH, UNKNOWN_PATH } from './records/workspaces.ts';

/** A demo page with the expected result of a reader. */
export interface DemoPage {
  /** A short description of what is special about it. */
  title: string;
  url: string;
  page: PageKind;
  /**
   * The customers, likeliest first. In a thread, `role` is the person's role in the newest message
   * or, if they are not in it, in an earlier one.
   */
  people: readonly { address: string; name: string; role: PageRole }[];
  /** All other addresses of the demo pages, on this page or not: a reader must not return them. */
  never: readonly string[];
}

const EVERYBODY: readonly Person[] = [
  ...CONTACTS.filter(({ address }) => address),
  ...Object.values(DECOYS),
  ...[ANA, COLLEAGUE, ELIF, REP, REP_SECOND, ROBOT, TEAM_LIST],
];

type Found = readonly [person: Person, role: PageRole];

const demoPage = (
  title: string,
  url: string,
  page: PageKind,
  ...people: readonly Found[]
): DemoPage => {
  const found = people.map(([{ address, name }, role]) => ({ address, name, role }));
  const never = EVERYBODY.map(({ address }) => address).filter(
    (address) => !found.some((person) => person.address === address),
  );
  return { title, url, page, people: found, never: [...new Set(never)] };
};

const MAIL = 'https://mail.google.com/mail/u/0/';
const CRM = 'https://app.hubspot.com';
const openIn = (thread: Thread, query = '', folder = 'inbox'): string =>
  `${MAIL}${query}#${folder}/${thread.id}`;
const contactAt = (person: { record: number }, query = ''): string =>
  `${CRM}${recordPath('0-1', person.record)}${query}`;

const BLUEHILL: readonly Found[] = [
  [ANA, 'sender'],
  [LUIS, 'recipient'],
];
const ACME: readonly Found[] = [
  [DANA, 'recipient'],
  [THEO, 'recipient'],
];

const MAIL_PAGES: readonly DemoPage[] = [
  demoPage('the customer wrote last', openIn(carrieThread), 'thread', [CARRIE, 'sender']),
  demoPage('the rep wrote last, to two customers', openIn(danaThread), 'thread', ...ACME),
  demoPage('the same over a draft', `${openIn(danaThread)}?compose=new`, 'thread', ...ACME),
  demoPage('back and forth with one customer', openIn(meiThread), 'thread', [MEI, 'sender']),
  demoPage('two customers and a colleague', openIn(bluehillThread), 'thread', ...BLUEHILL),
  demoPage('somebody without bookings', openIn(noorThread), 'thread', [NOOR, 'sender']),
  demoPage('a list of the team passed it on', openIn(listThread), 'thread', [ELIF, 'body']),
  demoPage('a list of the team passed it on, without an address', openIn(viaThread), 'thread'),
  demoPage('only colleagues', openIn(teamThread), 'thread'),
  demoPage('a machine wrote', openIn(robotThread), 'thread', [ROBOT, 'sender']),
  demoPage('an older form of the id', `${MAIL}#all/${meiThread.legacy}`, 'thread', [MEI, 'sender']),
  demoPage(
    'found by a search that cuts addresses',
    openIn(bluehillThread, '', 'search/bluehill'),
    'thread',
    ...BLUEHILL,
  ),
  demoPage('German', openIn(carrieThread, '?hl=de'), 'thread', [CARRIE, 'sender']),
  demoPage('French', openIn(danaThread, '?hl=fr'), 'thread', ...ACME),
  demoPage('Japanese', openIn(bluehillThread, '?hl=ja'), 'thread', ...BLUEHILL),
  demoPage('conversation view off', openIn(danaThread, '?conv=off'), 'thread', ...ACME),
  demoPage('reading pane', openIn(meiThread, '?pane=1'), 'thread', [MEI, 'sender']),
  demoPage('reading pane with nothing in it', `${MAIL}?pane=1#inbox`, 'list'),
  demoPage('a window of its own', popout(carrieThread), 'thread', [CARRIE, 'sender']),
  demoPage('a window of its own, from a list', popout(listThread), 'thread', [ELIF, 'body']),
  demoPage('the inbox', `${MAIL}#inbox`, 'list'),
  demoPage('search results', `${MAIL}#search/bluehill`, 'list'),
  demoPage(
    'the second mailbox',
    `https://mail.google.com/mail/u/1/#inbox/${secondMailboxThread.id}`,
    'thread',
    [MEI, 'sender'],
  ),
];

function popout(thread: Thread): string {
  const id = encodeURIComponent(`#${permanentId(thread)}`);
  return `${MAIL}popout?ver=demo&th=${id}&cvid=1`;
}

const CRM_PAGES: readonly DemoPage[] = [
  ...CONTACTS.filter(({ address }) => address).map((person) =>
    demoPage(`${person.name}’s record`, contactAt(person), 'contact', [person, 'contact']),
  ),
  ...(['nameless', 'propertyOnly', 'readOnly', 'empty'] as const).map((form) =>
    demoPage(`a record, ${form}`, contactAt(DANA, `?case=${form}`), 'contact', [DANA, 'contact']),
  ),
  demoPage(
    'a record in Europe',
    `https://app-eu1.hubspot.com${recordPath('0-1', CARRIE.record)}/view/1`,
    'contact',
    [CARRIE, 'contact'],
  ),
  demoPage('a record without address', `${CRM}${recordPath('0-1', 808)}`, 'contact'),
  demoPage(
    'a company with three contacts, one without address',
    `${CRM}${recordPath('0-2', 55)}`,
    'company',
    [DANA, 'associated'],
    [THEO, 'associated'],
  ),
  demoPage('a deal', `${CRM}${recordPath('0-3', 9)}`, 'deal', [DANA, 'associated']),
  demoPage(
    'a ticket',
    `${CRM}${recordPath('0-5', 7)}`,
    'ticket',
    [ANA, 'associated'],
    [LUIS, 'associated'],
  ),
  demoPage('the list of contacts', `${CRM}${listPath('0-1')}`, 'list'),
  demoPage('a drawer over the list', `${CRM}${listPath('0-1')}?preview=803`, 'list', [
    MEI,
    'contact',
  ]),
  demoPage('the list of companies', `${CRM}${listPath('0-2')}`, 'list'),
  demoPage('the inbox', `${CRM}${conversationPath(7001)}`, 'inbox', [CARRIE, 'contact']),
  demoPage(
    'the inbox, its card still loading',
    `${CRM}${conversationPath(7003)}?card=loading`,
    'inbox',
    [LUIS, 'sender'],
  ),
  demoPage('a ticket of the help desk', `${CRM}${TICKET_PATH}?messageId=88`, 'inbox', [
    CARRIE,
    'contact',
  ]),
  demoPage('the prospecting queue', `${CRM}${QUEUE_PATH}`, 'other', [MEI, 'contact']),
  demoPage('a page at an unknown path', `${CRM}${UNKNOWN_PATH}`, 'other', [LUIS, 'contact']),
  demoPage(
    'a contact opened by its address',
    `${CRM}/contacts/${PORTAL}/contact/email/${encodeURIComponent(DANA.address)}`,
    'contact',
    [DANA, 'contact'],
  ),
  demoPage(
    'a ticket, by the newer form of its URL',
    `${CRM}/contacts/${PORTAL}/tickets/7`,
    'ticket',
    [ANA, 'associated'],
    [LUIS, 'associated'],
  ),
];

const PRODUCT_PAGES: readonly DemoPage[] = PRODUCTS.flatMap(({ host, name, pages }) =>
  pages.map(({ path, title, page, people }) =>
    demoPage(`${name}: ${title}`, `https://${host}${path}`, page, ...people),
  ),
);

/** The demo pages with an expected result, including pages on which no person must be found. */
export const DEMO_PAGES: readonly DemoPage[] = [...MAIL_PAGES, ...CRM_PAGES, ...PRODUCT_PAGES];
