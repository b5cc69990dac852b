import type { Places } from '../reading/dom.ts';

/*
 * Where HubSpot puts things, newest first. Its classes end in random letters; what holds are its test ids,
 * and one name may stand under either of two attributes.
 */

const named = (id: string) => `[data-test-id="${id}"],[data-selenium-test="${id}"]`;

/** The e-mail property: a field, a box around one, or text. */
export const EMAIL_PROPERTY: Places = {
  '?': named('property-input-email'),
  'to 2023': '[data-profile-property=email]',
};

/** The card at the head of a record. */
export const HEAD: Places = { '?': '[data-card-type=OBJECT_HIGHLIGHT]' };

/** What a record is called: a name, or the address of a contact without one. */
export const TITLE: Places = {
  '?': `${named('highlight-record-label')},${named('highlightTitle')}`,
};

/** The card with the contacts of a company, deal, ticket or custom object. */
export const CONTACTS_CARD: Places = {
  '?': `[data-sidebar-card-association-object-type-id="0-1"],${named('card-wrapper-ASSOCIATION_V3/0-1')}`,
};

/** One contact in that card, and the link with its name. */
export const CHICKLET: Places = { '?': '[data-test-id^=chiclet-0-1-]' };
export const CHICKLET_TITLE: Places = { '?': 'a[href*="/record/0-1/"]' };

/** The drawer that shows a record over a list. */
export const DRAWER: Places = {
  '?': `[data-crm-location=CRM_OBJECT_PREVIEW],${named('sidebar-preview-panel')}`,
};

/** The columns of a record, and what serves where they are not to be found. */
export const LEFT: Places = { '2024-12': named('left-sidebar') };
export const MIDDLE: Places = { '2024-12': named('middle-pane') };
export const RIGHT: Places = { '2024-12': named('records-right-sidebar') };
export const REGION: Places = { '?': 'main,[role=main]' };

/** The chosen row of the conversations inbox. */
export const CHOSEN_ROW: Places = {
  '?': '[data-test-id=thread-list-member-row][data-selected=true]',
};

/** The cell with the address in a contact's row of a list. */
export const CELL: Places = {
  '?': '[data-test-id^=cell-0-1-email-],[data-table-external-id^=cell-0-1-email-]',
};

/** Colleagues: owner properties and pickers. */
export const COLLEAGUES: Places = {
  '?': '[data-test-id*=owner]',
  'to 2023': '[data-profile-property*=owner]',
};

/** The address of whoever is signed in; in the document even while its menu is closed. */
export const OWN: Places = { '?': '.user-info-email' };
