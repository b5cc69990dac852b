import type { Clock } from '../clock.ts';
import { CONTACTS } from '../people.ts';
import { contactCase, contactPage } from './contact.ts';
import { CONVERSATIONS } from './conversations.ts';
import { type RecordsPage, recordsDocument } from './frame.ts';
import { inboxPage } from './inbox.ts';
import { contactList, objectList } from './list.ts';
import { objectPage } from './object.ts';
import { OBJECTS, PORTAL } from './objects.ts';
import { workspaceAt } from './workspaces.ts';

const RECORD = new RegExp(`^/contacts/${PORTAL}/record/(0-[1235])/(\\d+)(?:/view/\\d+)?/?$`);
const OLD_RECORD = new RegExp(`^/contacts/${PORTAL}/(contact|company|deal|ticket)s?/(\\d+)/?$`);
const BY_ADDRESS = new RegExp(`^/contacts/${PORTAL}/contact/email/([^/]+)/?$`);
const LIST = new RegExp(`^/contacts/${PORTAL}/objects/(0-[1235])/views/\\w+/list/?$`);
const INBOX = new RegExp(`^/live-messages/${PORTAL}/inbox/(\\d+)/?$`);
const OLD_NAMES: Record<string, string> = {
  contact: '0-1',
  company: '0-2',
  deal: '0-3',
  ticket: '0-5',
};

const record = (type: string, id: number, url: URL, clock: Clock): RecordsPage | null => {
  const contact = type === '0-1' ? CONTACTS.find((each) => each.record === id) : undefined;
  if (contact) return contactPage(contact, contactCase(url.searchParams.get('case')), clock);
  const object = OBJECTS.find((each) => each.type === type && each.id === id);
  return object ? objectPage(object, clock) : null;
};

const list = (type: string, url: URL): RecordsPage => {
  if (type === '0-2' || type === '0-3' || type === '0-5') return objectList(type);
  const previewed = Number(url.searchParams.get('preview'));
  return contactList(CONTACTS.find((contact) => contact.record === previewed));
};

const pageAt = (url: URL, clock: Clock): RecordsPage | null => {
  const [, type, id] = RECORD.exec(url.pathname) ?? [];
  if (type && id) return record(type, Number(id), url, clock);
  const [, name, oldId] = OLD_RECORD.exec(url.pathname) ?? [];
  if (name && oldId) return record(OLD_NAMES[name] ?? '', Number(oldId), url, clock);
  const address = decodeURIComponent(BY_ADDRESS.exec(url.pathname)?.[1] ?? '');
  const named = CONTACTS.find((contact) => address && contact.address === address);
  if (named) return contactPage(named, 'usual', clock);
  const listed = LIST.exec(url.pathname)?.[1];
  if (listed) return list(listed, url);
  const thread = Number(INBOX.exec(url.pathname)?.[1]);
  const conversation = CONVERSATIONS.find((each) => each.id === thread);
  return conversation
    ? inboxPage(conversation, url.searchParams.get('card') === 'loading', clock)
    : workspaceAt(url.pathname, clock);
};

/** The demo CRM's document at a URL; `null` for an unknown one. */
export const recordsAt = (url: URL, clock: Clock): string | null => {
  const page = pageAt(url, clock);
  return page && recordsDocument(page);
};
