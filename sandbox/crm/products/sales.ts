import { html } from '../html.ts';
import { CARRIE, COLLEAGUE, DANA, DECOYS, MEI } from '../people.ts';
import { history, mailLink, type ProductPages } from './page.ts';

/**
 * Demo records with the structure of Pipedrive: the address as a link or text, and an address for
 * filing mail.
 */
export const pipedrive: ProductPages = {
  host: 'acme.pipedrive.com',
  name: 'Demo pipeline',
  pages: [
    {
      path: '/person/317',
      title: 'a person',
      page: 'contact',
      people: [[CARRIE, 'contact']],
      body: html`<main><h1 data-testid="header-title">${CARRIE.name}</h1><div data-testid="owner-select">${mailLink(COLLEAGUE)}</div><p>${mailLink(CARRIE)}</p><p>Smart BCC: <a href="mailto:acme@pipedrivemail.com">acme@pipedrivemail.com</a></p><div data-testid="flow-list">${history}</div></main>`,
    },
    {
      path: '/deal/42',
      title: 'a deal, its person as text',
      page: 'deal',
      people: [[DANA, 'body']],
      body: html`<main><h1 data-testid="header-title">Renewal</h1><p>${DANA.name}</p><p>${DANA.address}</p><p>acme+deal42@pipedrivemail.com</p></main>`,
    },
  ],
};

/** Demo records with the structure of Zoho CRM, which uses custom elements. */
export const zoho: ProductPages = {
  host: 'crm.zoho.com',
  name: 'Demo ledger',
  pages: [
    {
      path: '/crm/org7001/tab/Contacts/5001',
      title: 'a contact',
      page: 'contact',
      people: [[CARRIE, 'contact']],
      body: html`<main><h1>${CARRIE.name}</h1><p data-zcqa="detailView_Owner">${mailLink(COLLEAGUE)}</p><crux-email-component><lyte-text>${mailLink(CARRIE)}</lyte-text></crux-email-component><div data-zcqa="detailView_Timeline">${history}</div></main>`,
    },
    {
      path: '/crm/org7001/tab/Leads/5002',
      title: 'a lead, in French',
      page: 'contact',
      language: 'fr',
      people: [[MEI, 'contact']],
      body: html`<main><h1>${MEI.name}</h1><div data-zcqa="Leads_Email"><span>Adresse e-mail</span><div>${MEI.address}</div></div></main>`,
    },
  ],
};

/**
 * Demo profiles with the structure of LinkedIn and its Sales Navigator, which mostly show no
 * addresses.
 */
export const linkedin: ProductPages = {
  host: 'www.linkedin.com',
  name: 'Demo network',
  pages: [
    {
      path: '/in/mei-tanaka/overlay/contact-info/',
      title: 'a profile, its contact details open',
      page: 'contact',
      people: [[MEI, 'contact']],
      body: html`<main><h1>${MEI.name}</h1><div class="feed-shared-update-v2">${history}</div></main><div role="dialog"><section class="ci-email"><h2>Email</h2>${mailLink(MEI)}</section></div>`,
    },
    {
      path: '/sales/lead/ACwDemo1,NAME_SEARCH,x1',
      title: 'a lead in Sales Navigator',
      page: 'contact',
      people: [[DANA, 'contact']],
      body: html`<main><h1 data-anonymize="person-name">${DANA.name}</h1><section data-sn-view-name="lead-contact-info">${mailLink(DANA)}</section><div data-view-name="feed-update">${mailLink(DECOYS.outsider)}</div></main>`,
    },
    {
      path: '/in/petra-novak/',
      title: 'a profile as most see it',
      page: 'contact',
      people: [],
      body: html`<main><h1>Petra Novak</h1><p>Front desk</p></main>`,
    },
  ],
};
