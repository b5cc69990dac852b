import { type Html, html } from '../html.ts';
import { CARRIE, COLLEAGUE, DANA, DECOYS, MEI, type Person, THEO } from '../people.ts';
import { history, mailLink, type ProductPages } from './page.ts';

const field = (name: string, inner: Html): Html =>
  html`<div data-target-selection-name="sfdc:RecordField.${name}">${inner}</div>`;

const owner = field('Contact.OwnerId', mailLink(COLLEAGUE, COLLEAGUE.name));

const feed = html`<section class="forceChatterFeed">${history}</section>`;

/** A workspace, which also contains the record opened before, hidden. */
const workspace = (inner: Html): Html =>
  html`<div class="windowViewMode-normal" hidden>${field('Contact.Email', mailLink(DECOYS.formerContact))}</div><div class="windowViewMode-normal">${inner}</div>`;

const closed = (person: Person): Html =>
  html`<lightning-formatted-email><template shadowrootmode="closed">${mailLink(person)}</template></lightning-formatted-email>`;

/**
 * Demo records with the structure of Salesforce Lightning: fields with descriptive attributes, in
 * the document and in shadow trees.
 */
export const salesforce: ProductPages = {
  host: 'acme.lightning.force.com',
  name: 'Demo sales',
  pages: [
    {
      path: '/lightning/r/Contact/0035g00000DemoAAV1/view',
      title: 'a contact in plain document',
      page: 'contact',
      people: [[CARRIE, 'contact']],
      body: workspace(
        html`<h1><lightning-formatted-name>${CARRIE.name}</lightning-formatted-name></h1>${owner}${field(
          'Contact.Email',
          html`<span>Email</span> <a class="emailuiFormattedEmail" href="mailto:${CARRIE.address}">${CARRIE.address}</a>`,
        )}${feed}`,
      ),
    },
    {
      path: '/lightning/r/Lead/00Q5g00000DemoAAV2/view',
      title: 'a lead in open shadow trees',
      page: 'contact',
      people: [[MEI, 'contact']],
      body: workspace(
        html`<h1><lightning-formatted-name>${MEI.name}</lightning-formatted-name></h1><records-record-layout><template shadowrootmode="open"><p>Email</p><lightning-formatted-email><template shadowrootmode="open">${mailLink(MEI)}</template></lightning-formatted-email></template></records-record-layout>${feed}`,
      ),
    },
    {
      path: '/lightning/r/Contact/0035g00000DemoAAV3/view',
      title: 'a contact in closed shadow trees',
      page: 'contact',
      people: [[DANA, 'contact']],
      body: workspace(html`<h1>${DANA.name}</h1>${closed(DANA)}${feed}`),
    },
    {
      path: '/lightning/r/Opportunity/0065g00000DemoAAV4/view',
      title: 'an opportunity with two contact roles',
      page: 'deal',
      people: [
        [DANA, 'associated'],
        [THEO, 'associated'],
      ],
      body: workspace(
        html`<h1>Renewal</h1><table>${[DANA, THEO].map(
          (person) =>
            html`<tr><td>${person.name}</td><td data-label="Email"><lightning-formatted-email>${mailLink(person)}</lightning-formatted-email></td></tr>`,
        )}</table>${feed}`,
      ),
    },
    {
      path: '/lightning/o/Contact/list',
      title: 'the list of contacts',
      page: 'list',
      people: [],
      body: workspace(
        html`<h1>Contacts</h1><ul>${[CARRIE, DANA].map((person) => html`<li>${mailLink(person)}</li>`)}</ul>`,
      ),
    },
  ],
};
