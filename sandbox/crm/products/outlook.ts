import { type Html, html } from '../html.ts';
import { CARRIE, DANA, DECOYS, MEI, type Person, REP, THEO } from '../people.ts';
import { mailLink, type ProductPages } from './page.ts';

const folders = html`<aside><div id="primaryMailboxRoot_1" title="${REP.address}" data-folder-name="${REP.address}">${REP.name}</div><p>Inbox</p><p>Sent</p></aside>`;

const rows = html`<div role="listbox" class="rows">${[CARRIE, MEI, DANA].map(
  (person) =>
    html`<div role="option" aria-label="${person.name}"><span title="${person.address}">${person.name}</span></div>`,
)}</div>`;

const labelled = (word: string, { name, address }: Person): Html =>
  html`<span aria-label="${word}${name}<${address}>">${name}</span>`;

/**
 * Demo mail with the structure of Outlook on the web: folders, list and reading pane; all labels
 * are translated.
 */
export const outlook: ProductPages = {
  host: 'outlook.office.com',
  name: 'Demo post',
  pages: [
    {
      path: '/mail/inbox/id/AAQkDemoCarrie',
      title: 'the customer wrote',
      page: 'thread',
      people: [[CARRIE, 'sender']],
      body: html`<div class="columns">${folders}${rows}<main id="ReadingPaneContainerId"><h1 role="heading">Sorry I missed our call</h1>
<div aria-label="Email message">${labelled('From: ', CARRIE)}<div data-testid="RecipientWell"><span aria-label="To: ${REP.name}">${REP.name}</span></div>
<div id="UniqueMessageBody" role="document"><p>Which of our meetings are still on? Billing is at ${mailLink(DECOYS.billing)}.</p></div></div></main></div>`,
    },
    {
      path: '/mail/sentitems/id/AAQkDemoAcme',
      title: 'the rep wrote to two, in German, over a draft',
      page: 'thread',
      language: 'de',
      people: [
        [DANA, 'recipient'],
        [THEO, 'recipient'],
      ],
      body: html`<div class="columns">${folders}${rows}<main id="ConversationReadingPaneContainer"><h1 role="heading">Verlängerung</h1>
<div aria-label="E-Mail-Nachricht">${labelled('Von: ', REP)}<div data-testid="RecipientWell">${labelled('An: ', DANA)} ${labelled('An: ', THEO)}</div>
<div role="document"><p>Anbei das Angebot.</p><blockquote>Am Montag schrieb ${DECOYS.quoted.address}</blockquote></div></div>
<div contenteditable="true">${labelled('An: ', DECOYS.draft)}</div></main></div>`,
    },
    {
      path: '/mail/',
      title: 'the list, nothing chosen',
      page: 'list',
      people: [],
      body: html`<div class="columns">${folders}${rows}<main id="ReadingPaneContainerId"></main></div>`,
    },
  ],
};
