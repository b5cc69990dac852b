import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import type { Labels } from './labels.ts';
import { listView } from './list.ts';
import type { Mailbox, Thread } from './mailbox.ts';
import type { Drawing } from './message.ts';
import { listHash, type Place, threadsAt } from './place.ts';
import { threadBody, threadView } from './thread.ts';

/**
 * The state of a view in the document. Gmail keeps earlier views in it, hidden and without the role
 * `main`.
 */
export type Standing = 'main' | 'hidden';

const PRODUCT = 'Demo mail';

const folderName = (folder: string, labels: Labels): string => {
  const known: Record<string, string> = {
    inbox: labels.inbox,
    starred: labels.starred,
    snoozed: labels.snoozed,
    sent: labels.sent,
    drafts: labels.drafts,
    search: labels.results,
  };
  return known[folder] ?? folder;
};

/** The document's title for an open thread, in Gmail's format. */
export const threadTitle = (thread: Thread, mailbox: Mailbox): string =>
  `${thread.subject} - ${mailbox.owner.address} - ${PRODUCT}`;

/** The document's title for a list, in Gmail's format. */
export const listTitle = (place: Place, mailbox: Mailbox, labels: Labels): string => {
  const unread = threadsAt(place, mailbox).filter((thread) => thread.unread).length;
  const count = unread > 0 ? ` (${unread})` : '';
  return `${folderName(place.folder, labels)}${count} - ${mailbox.owner.address} - ${PRODUCT}`;
};

const view = (name: string, title: string, standing: Standing, content: Html): Html =>
  standing === 'main'
    ? html`<div class="nH view" role="main" data-view="${name}" data-title="${title}">${content}</div>`
    : html`<div class="nH view" style="display:none" data-view="${name}" data-title="${title}">${content}</div>`;

/** The view of an open thread; its name is the thread's id. */
export const openThread = (
  thread: Thread,
  mailbox: Mailbox,
  place: Place,
  drawing: Drawing,
  standing: Standing,
): Html =>
  view(
    thread.id,
    threadTitle(thread, mailbox),
    standing,
    threadView(thread, drawing, place.grouped),
  );

/** The view of a list; its name is the list's hash. `beside` is the thread in the reading pane. */
export const openList = (
  place: Place,
  mailbox: Mailbox,
  drawing: Drawing,
  standing: Standing,
  beside?: Thread,
): Html => {
  const { labels } = drawing;
  const threads = threadsAt(place, mailbox);
  const list = listView(threads, drawing, {
    pane: place.pane,
    advertised: place.folder === 'inbox' && mailbox.number === 0,
  });
  const bar = html`<div class="toolbar"><strong>${folderName(place.folder, labels)}</strong><span class="gap"></span><span class="range">1–${threads.length} / ${threads.length}</span><a class="tool" href="?${place.pane ? '' : 'pane=1'}" title="${labels.pane}" aria-label="${labels.pane}">${icon('pane')}</a></div>`;
  const content = place.pane
    ? html`${bar}<div class="aia split"><div class="rows">${list}</div>${
        beside
          ? html`<div class="ao9">${threadBody(beside, drawing, place.grouped)}</div>`
          : html`<div class="ao9"></div><p class="nothing">${labels.nothingOpen}</p>`
      }</div>`
    : html`${bar}${list}`;
  return view(listHash(place), listTitle(place, mailbox, labels), standing, content);
};
