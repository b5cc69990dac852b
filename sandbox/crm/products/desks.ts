import { type Html, html } from '../html.ts';
import { CARRIE, DANA, DECOYS, MEI, type Person } from '../people.ts';
import { history, mailLink, type ProductPages } from './page.ts';

const panel = (ticket: number, { name, address }: Person): Html =>
  html`<aside id="customer-context-user-panel-${ticket}"><h2>${name}</h2><span data-test-id="email-value-test-id" title="${address}">${address}</span></aside>`;

/** Demo tickets with the structure of Zendesk: several are open, one is shown. */
export const zendesk: ProductPages = {
  host: 'acme.zendesk.com',
  name: 'Demo tickets',
  pages: [
    {
      path: '/agent/tickets/1204',
      title: 'a ticket, another open behind it',
      page: 'ticket',
      people: [[CARRIE, 'contact']],
      body: html`<section data-ticket-id="1200" hidden>${panel(1200, DECOYS.formerContact)}</section>
<section data-ticket-id="1204" data-is-active="true" class="columns"><main><h1>Cannot find the link</h1><div data-test-id="omni-log-conversation-log">From support@acme.zendesk.com. ${history}</div></main>${panel(1204, CARRIE)}</section>`,
    },
    {
      path: '/agent/filters/360',
      title: 'a view of tickets',
      page: 'list',
      people: [],
      body: html`<main><h1>Open tickets</h1><p>${CARRIE.name}, ${MEI.name}</p></main>`,
    },
  ],
};

/** Demo conversations with the structure of Front. */
export const front: ProductPages = {
  host: 'app.frontapp.com',
  name: 'Demo shared mail',
  pages: [
    {
      path: '/open/cnv_demo1',
      title: 'a conversation',
      page: 'inbox',
      people: [[MEI, 'contact']],
      body: html`<main><div class="conversationList__row-x1">${CARRIE.address}</div><h1>Forecast</h1><p>From <span class="messageViewerRecipient__name-x2">${MEI.address}</span></p><p>Please ask ${mailLink(DECOYS.billing)}.</p></main>`,
    },
    {
      path: '/open/cnv_demo2',
      title: 'a conversation, only text',
      page: 'inbox',
      people: [[DANA, 'body']],
      body: html`<main><h1>Renewal</h1><p>From ${DANA.name} (${DANA.address})</p></main>`,
    },
  ],
};

/** Demo conversations with the structure of Intercom, with the visitor's data beside them. */
export const intercom: ProductPages = {
  host: 'app.intercom.com',
  name: 'Demo chat',
  pages: [
    {
      path: '/a/inbox/demo/inbox/shared/all/conversation/21',
      title: 'a visitor who is known',
      page: 'inbox',
      people: [[CARRIE, 'contact']],
      body: html`<div class="columns"><main><h1 data-inbox-conversation-header-title>${CARRIE.name}</h1>${history}</main><aside><p>Email</p>${mailLink(CARRIE)}</aside></div>`,
    },
    {
      path: '/a/inbox/demo/inbox/shared/all/conversation/22',
      title: 'a visitor without an address',
      page: 'inbox',
      people: [],
      body: html`<div class="columns"><main><h1 data-inbox-conversation-header-title>Visitor</h1>${history}</main><aside><p>demo.22@incoming.intercom.io</p></aside></div>`,
    },
  ],
};
