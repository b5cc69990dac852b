import type { Clock } from '../clock.ts';
import { html } from '../html.ts';
import { type IconName, icon } from '../icons.ts';
import { COLLEAGUE } from '../people.ts';
import { acts, contactsCard, objectsCard } from './cards.ts';
import type { RecordsPage } from './frame.ts';
import { type Associated, objectsOf } from './objects.ts';
import { timeline } from './timeline.ts';

const SECTION = { '0-2': 'companies', '0-3': 'deals', '0-5': 'tickets' } as const;
const PICTURE: Record<Associated['type'], IconName> = {
  '0-2': 'building',
  '0-3': 'deal',
  '0-5': 'ticket',
};

/** The page of a company, deal or ticket; the customers are in its card of associated contacts. */
export const objectPage = (object: Associated, clock: Clock): RecordsPage => {
  const first = object.contacts[0];
  const others = (['0-2', '0-3', '0-5'] as const).filter((type) => type !== object.type);
  return {
    title: object.name,
    section: SECTION[object.type],
    main: html`<div class="columns">
  <div class="column" data-test-id="left-sidebar">
    <div class="card head" data-card-type="OBJECT_HIGHLIGHT"><span class="face">${icon(PICTURE[object.type])}</span><div><h2 data-selenium-test="highlightTitle" data-test-id="highlight-record-label">${object.name}</h2><div class="quietly">${object.line}</div></div></div>
    ${acts()}
    <section class="card"><h3>About this record</h3>${object.facts.map(
      ([label, value]) =>
        html`<div class="field"><span class="label">${label}</span><div>${value}</div></div>`,
    )}<div class="field"><span class="label">Owner</span><div data-test-id="property-input-hubspot_owner_id"><a href="mailto:${COLLEAGUE.address}">${COLLEAGUE.address}</a></div></div></section>
  </div>
  <div class="column" data-test-id="middle-pane">${timeline(first?.name ?? object.name, clock)}</div>
  <div class="column" data-test-id="records-right-sidebar">${contactsCard(object.contacts)}${others.map(
    (type) => objectsCard(type, first ? objectsOf(first, type) : []),
  )}</div>
</div>`,
  };
};
