import type { Clock } from '../clock.ts';
import { html } from '../html.ts';
import { CARRIE, COLLEAGUE, LUIS, MEI } from '../people.ts';
import { aboutContact, contactHead } from './contact.ts';
import { CONVERSATIONS } from './conversations.ts';
import type { RecordsPage } from './frame.ts';
import { inboxPage } from './inbox.ts';
import { PORTAL } from './objects.ts';
import { timeline } from './timeline.ts';

/** A ticket of the help desk, looked at through one of its views. */
export const TICKET_PATH = `/help-desk/${PORTAL}/view/1/ticket/12`;

/** The queue of the prospecting work space, which shows one contact after the other. */
export const QUEUE_PATH = `/prospecting/${PORTAL}/queue`;

/** A page of which Bookside knows neither the path nor any element. */
export const UNKNOWN_PATH = `/customer-success/${PORTAL}/health`;

const queue = (clock: Clock): RecordsPage => ({
  title: 'Prospecting',
  section: 'none',
  main: html`<div class="columns"><div class="column">${contactHead(MEI, 'usual')}${aboutContact(MEI, 'usual')}</div>
  <div class="column" data-test-id="middle-pane">${timeline(MEI.name, clock)}</div></div>`,
});

const unknown: RecordsPage = {
  title: 'Health',
  section: 'none',
  main: html`<section class="card"><h2>Health of an account</h2><p><a href="mailto:${LUIS.address}">${LUIS.name}</a></p>
  <p data-test-id="owner-name"><a href="mailto:${COLLEAGUE.address}">${COLLEAGUE.name}</a></p></section>`,
};

/** The page of a work space at a path; `null` for any other path. */
export function workspaceAt(path: string, clock: Clock): RecordsPage | null {
  if (path === QUEUE_PATH) return queue(clock);
  if (path === UNKNOWN_PATH) return unknown;
  const conversation = CONVERSATIONS.find((one) => one.with === CARRIE);
  return path === TICKET_PATH && conversation ? inboxPage(conversation, false, clock) : null;
}
