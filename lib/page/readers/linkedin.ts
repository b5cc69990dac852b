import { readerOf } from '../reading/described-reader.ts';

/**
 * Reads LinkedIn and Sales Navigator. An address is on the page only if its owner shares it with
 * the user, and only after the contact details were opened.
 */
export const readLinkedIn = readerOf({
  site: 'linkedin',
  pages: [
    [/^\/in\/([^/?]+)/, 'contact'],
    [/^\/sales\/(?:lead|people)\/([^/?,]+)/, 'contact'],
    [/^\/sales\/(?:search|lists)\b/, 'list'],
    [/^\/(?:feed|jobs|mynetwork|notifications)\b/, 'other'],
  ],
  scope: { '? opened': '[role=dialog]:has(.ci-email)', '?': 'main,[role=main]' },
  people: [
    { '?': '[data-sn-view-name=lead-contact-info],.ci-email' },
    { '?': '[data-anonymize=email]' },
  ],
  title: { '?': '[data-anonymize=person-name],h1' },
  not: { '?': '[data-view-name*=feed],.feed-shared-update-v2' },
});
