import { all, anyOf, newest } from '../reading/dom.ts';
import { linkLayer, textLayer } from '../reading/general.ts';
import { type LowerLayer, type Read, reading } from '../reading/reading.ts';
import {
  associatedPeople,
  type Findings,
  listedPeople,
  recordPerson,
  rowSender,
} from './hubspot-people.ts';
import { COLLEAGUES, DRAWER, LEFT, MIDDLE, OWN, REGION, RIGHT, TITLE } from './hubspot-places.ts';
import { hubSpotPage } from './hubspot-url.ts';

/** The timeline names colleagues and everyone ever copied; it answers nothing, at no layer. */
const ASIDE = anyOf(MIDDLE, DRAWER);

/** Reads HubSpot: records, previews over lists, and conversations. Rows of lists answer nobody. */
export const readHubSpot: Read = (document, url) => {
  const at = hubSpotPage(url);
  let found: Findings = { ready: true, hits: [] };
  let layers: LowerLayer[] = [];
  let mark = '';
  if (at.record) {
    const isContact = at.page === 'contact';
    const [column, other] = isContact ? [LEFT, RIGHT] : [RIGHT, LEFT];
    const not = `${ASIDE},${anyOf(other, COLLEAGUES)}`;
    found = isContact ? recordPerson(document, not) : associatedPeople(document, ASIDE);
    const region = newest(document, column) ?? newest(document, REGION);
    if (region && !found.ready)
      layers = [
        linkLayer([region], not, isContact ? 'contact' : 'associated'),
        textLayer([region], not),
      ];
  } else if (at.page === 'inbox') {
    found = recordPerson(document, ASIDE);
    // The contact's card beside the conversation comes late.
    if (!found.hits[0]) found.hits = rowSender(document);
  } else {
    const drawer = newest(document, DRAWER);
    if (drawer) {
      found = recordPerson(drawer, '');
      if (!found.hits[0]) found.hits = associatedPeople(drawer, '').hits;
      // The address of the page does not say which record the drawer shows.
      mark = newest(drawer, TITLE)?.textContent ?? '';
    }
  }
  const frame = {
    site: 'hubspot',
    page: at.page,
    key: at.key + mark,
    ready: found.ready,
    owners: all(document, anyOf(OWN)).map((element) => element.textContent),
    rows: listedPeople(document),
  } as const;
  return reading(frame, found.hits, layers);
};
