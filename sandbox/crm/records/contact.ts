import { avatarOf } from '../avatar.ts';
import type { Clock } from '../clock.ts';
import { Html, html } from '../html.ts';
import { COLLEAGUE, type Contact } from '../people.ts';
import { acts, objectsCard } from './cards.ts';
import type { RecordsPage } from './frame.ts';
import { objectsOf } from './objects.ts';
import { timeline } from './timeline.ts';

/**
 * The variants of a contact's page: `usual`; `nameless` (the address instead of the name);
 * `propertyOnly` (no link in the header); `readOnly` (the property as text instead of a field);
 * `empty` (the property has no value).
 */
export type ContactCase = 'usual' | 'nameless' | 'propertyOnly' | 'readOnly' | 'empty';

/** The variant for a value of `?case=`; `usual` for an unknown one. */
export const contactCase = (asked: string | null): ContactCase =>
  asked === 'nameless' || asked === 'propertyOnly' || asked === 'readOnly' || asked === 'empty'
    ? asked
    : 'usual';

const field = (id: string, label: string): Html =>
  html`<div class="field"><label for="${id}">${label}</label><input id="${id}" data-test-id="property-input-${id}"></div>`;

const text = (name: string, label: string, value: string): Html =>
  html`<div class="field"><span class="label">${label}</span><div data-test-id="property-input-${name}"><span><span>${value}</span></span></div></div>`;

const emailField = (contact: Contact, form: ContactCase): Html =>
  form === 'readOnly'
    ? text('email', 'E-mail', contact.address)
    : html`<div class="field" data-profile-property="email"><label for="email">E-mail</label><textarea id="email" rows="1" data-selenium-test="property-input-email" data-test-id="property-input-email"></textarea></div>`;

/** The values that the page's script writes into the fields, as JSON. */
const values = (contact: Contact, form: ContactCase): Html => {
  const known = {
    email: form === 'empty' ? '' : contact.address,
    phone: contact.phone,
    jobtitle: contact.title,
    city: contact.city,
  };
  return new Html(
    `<script type="application/json" id="field-values">${JSON.stringify(known).replaceAll('<', '\\u003c')}</script>`,
  );
};

/** The header card of a contact, also used in a list's drawer. */
export const contactHead = (contact: Contact, form: ContactCase): Html => {
  const linked = contact.address && form !== 'nameless' && form !== 'propertyOnly';
  return html`<div class="card head" data-card-type="OBJECT_HIGHLIGHT"><img alt="" src="${avatarOf(contact)}"><div>
  <h2 data-selenium-test="highlightTitle" data-test-id="highlight-record-label">${form === 'nameless' ? contact.address : contact.name}</h2>
  <div class="quietly">${contact.title} at ${contact.company}</div>
  ${linked && html`<a class="mailto" href="mailto:${contact.address}">${contact.address}</a>`}</div></div>`;
};

/** The card with the fields "About this contact". */
export const aboutContact = (contact: Contact, form: ContactCase): Html =>
  html`<section class="card"><h3>About this contact</h3>${emailField(contact, form)}${field('phone', 'Phone')}${field('jobtitle', 'Job title')}${field('city', 'City')}${text('lifecyclestage', 'Stage', contact.stage)}${text('hubspot_owner_id', 'Owner', `${COLLEAGUE.name} (${COLLEAGUE.address})`)}</section>${values(contact, form)}`;

/** The page of a contact's record. */
export const contactPage = (contact: Contact, form: ContactCase, clock: Clock): RecordsPage => ({
  title: form === 'nameless' ? contact.address : contact.name,
  section: 'contacts',
  main: html`<div class="columns">
  <div class="column" data-test-id="left-sidebar">${contactHead(contact, form)}${acts()}${aboutContact(contact, form)}</div>
  <div class="column" data-test-id="middle-pane">${timeline(contact.name, clock)}</div>
  <div class="column" data-test-id="records-right-sidebar">${objectsCard('0-2', objectsOf(contact, '0-2'))}${objectsCard('0-3', objectsOf(contact, '0-3'))}${objectsCard('0-5', objectsOf(contact, '0-5'))}</div>
</div>`,
});
