import { avatarOf } from '../avatar.ts';
import { type Html, html } from '../html.ts';
import { type IconName, icon } from '../icons.ts';
import type { Contact } from '../people.ts';
import { type Associated, type ObjectType, recordPath } from './objects.ts';

const HEADINGS: Record<ObjectType, string> = {
  '0-1': 'Contacts',
  '0-2': 'Companies',
  '0-3': 'Deals',
  '0-5': 'Tickets',
};

const frame = (type: ObjectType, count: number, chips: readonly Html[]): Html =>
  html`<section class="card" data-test-id="card-wrapper-ASSOCIATION_V3/${type}" data-sidebar-card-association-object-type-id="${type}">
  <h3>${HEADINGS[type]} <span class="count">${count}</span></h3>${count > 0 ? chips : html`<p class="quietly">None yet</p>`}</section>`;

/**
 * The attribute that names a part of the page. The CRM uses one of two attributes; the demo
 * alternates them.
 */
const named = (name: string, place: number): Html =>
  place % 2 === 0 ? html`data-test-id="${name}"` : html`data-selenium-test="${name}"`;

/** An address with a line break opportunity after its `@`. */
const breakable = (address: string): Html => {
  const [local, domain] = address.split('@');
  return html`${local}@<wbr>${domain}`;
};

/** The card of associated contacts: name with link, and the address if there is one. */
export const contactsCard = (contacts: readonly Contact[]): Html =>
  frame(
    '0-1',
    contacts.length,
    contacts.map(
      (
        contact,
        place,
      ) => html`<div class="chip-card" data-test-id="chiclet-0-1-${contact.record}"><img alt="" src="${avatarOf(contact)}"><div>
      <a ${named('contact-chicklet-title-link', place)} href="${recordPath('0-1', contact.record)}">${contact.name}</a>
      <div class="quietly">${contact.title}</div>
      ${contact.address && html`<a class="mailto" ${named('contact-chicklet-email', place)} href="mailto:${contact.address}">${breakable(contact.address)}</a>`}</div></div>`,
    ),
  );

/** A card of associated companies, deals or tickets. */
export const objectsCard = (type: ObjectType, objects: readonly Associated[]): Html =>
  frame(
    type,
    objects.length,
    objects.map(
      (object) => html`<div class="chip-card" data-test-id="chiclet-${type}-${object.id}"><div>
      <a href="${recordPath(object.type, object.id)}">${object.name}</a><div class="quietly">${object.line}</div></div></div>`,
    ),
  );

const act = (name: IconName, label: string): Html =>
  html`<button type="button" class="act">${icon(name)}<span>${label}</span></button>`;

/** The row of buttons for a record; they do nothing in the demo. */
export const acts = (): Html =>
  html`<div class="acts">${act('note', 'Note')}${act('mail', 'E-mail')}${act('phone', 'Call')}${act('calendar', 'Meeting')}</div>`;
