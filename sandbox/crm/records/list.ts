import { avatarOf } from '../avatar.ts';
import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import { CONTACTS, type Contact } from '../people.ts';
import { aboutContact, contactHead } from './contact.ts';
import type { RecordsPage } from './frame.ts';
import { type Associated, OBJECTS, recordPath } from './objects.ts';

const address = ({ record, address }: Contact, place: number): Html =>
  place % 2 === 0
    ? html`<td data-test-id="cell-0-1-email-${record}">${address && html`<a class="mailto" href="mailto:${address}">${address}</a>`}</td>`
    : html`<td data-table-external-id="cell-0-1-email-${record}"><span>${address}</span></td>`;

const table = (headings: readonly string[], rows: readonly Html[]): Html =>
  html`<table class="list"><thead><tr>${headings.map((heading) => html`<th>${heading}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;

const sheet = (heading: string, count: number, content: Html): Html =>
  html`<div class="sheet"><h1>${heading} <span class="count">${count}</span></h1>${content}</div>`;

/** The drawer over a list: it shows a contact, while the list and the URL do not change. */
export const drawer = (contact: Contact): Html =>
  html`<aside class="drawer" data-crm-location="CRM_OBJECT_PREVIEW"><div data-test-id="sidebar-preview-panel">
  <div class="drawer-bar"><strong>Preview</strong><span class="gap"></span><button type="button" class="tool" data-closes-drawer aria-label="Close">${icon('close')}</button></div>
  ${contactHead(contact, 'propertyOnly')}${aboutContact(contact, 'readOnly')}</div></aside>`;

/** The list of all contacts; for `previewed` the drawer is open. */
export const contactList = (previewed: Contact | undefined): RecordsPage => ({
  title: 'Contacts',
  section: 'contacts',
  main: sheet(
    'All contacts',
    CONTACTS.length,
    table(
      ['Name', 'E-mail', 'Company', 'Stage', ''],
      CONTACTS.map(
        (
          contact,
          place,
        ) => html`<tr><td class="who"><img alt="" src="${avatarOf(contact)}"><a href="${recordPath('0-1', contact.record)}">${contact.name}</a></td>${address(contact, place)}<td>${contact.company}</td><td><span class="chip">${contact.stage}</span></td>
        <td><button type="button" class="quiet" data-preview="${contact.record}">${icon('eye')}<span>Preview</span></button></td></tr>`,
      ),
    ),
  ),
  over: previewed ? drawer(previewed) : null,
});

const HEADING = { '0-2': 'Companies', '0-3': 'Deals', '0-5': 'Tickets' } as const;
const SECTION = { '0-2': 'companies', '0-3': 'deals', '0-5': 'tickets' } as const;

/** The list of all companies, deals or tickets; it contains no address. */
export const objectList = (type: Associated['type']): RecordsPage => {
  const objects = OBJECTS.filter((object) => object.type === type);
  return {
    title: HEADING[type],
    section: SECTION[type],
    main: sheet(
      `All ${HEADING[type].toLowerCase()}`,
      objects.length,
      table(
        ['Name', '', 'Contacts'],
        objects.map(
          (object) =>
            html`<tr><td class="who"><a href="${recordPath(type, object.id)}">${object.name}</a></td><td>${object.line}</td><td>${object.contacts.map(({ name }) => name).join(', ')}</td></tr>`,
        ),
      ),
    ),
  };
};
