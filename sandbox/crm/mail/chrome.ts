import { avatarOf } from '../avatar.ts';
import { type Html, html } from '../html.ts';
import { type IconName, icon } from '../icons.ts';
import type { Labels } from './labels.ts';
import type { Mailbox } from './mailbox.ts';
import type { Place } from './place.ts';
import { MAILBOXES } from './threads.ts';

/** The top bar: name, search and the account button, whose label contains the mailbox's owner. */
export const topBar = (place: Place, mailbox: Mailbox, labels: Labels): Html => {
  const { owner } = mailbox;
  const others = MAILBOXES.filter(({ number }) => number !== mailbox.number);
  return html`<header class="top">
  <span class="brand">${icon('mail')}<span>Demo mail</span></span>
  <form class="search" role="search">${icon('search')}<input type="search" aria-label="${labels.search}" placeholder="${labels.search}" value="${place.query}"></form>
  <span class="gap"></span>
  <a class="account" role="button" href="#" data-does="accounts" aria-expanded="false" aria-label="${`${labels.account}: ${owner.name} \n(${owner.address})`}"><img alt="" src="${avatarOf(owner)}"></a>
  <div class="accounts" style="display:none">${others.map(
    (other) =>
      html`<a href="/mail/u/${other.number}/"><strong>${other.owner.name}</strong><span>${other.owner.address}</span></a>`,
  )}</div>
</header>`;
};

/** The folder list on the left. */
export const sideBar = (place: Place, mailbox: Mailbox, labels: Labels): Html => {
  const unread = mailbox.threads.filter((thread) => thread.unread).length;
  const folder = (name: string, picture: IconName, label: string, count = 0): Html =>
    html`<a href="#${name}" data-folder="${name}"${place.folder === name && html` aria-current="page"`}>${icon(picture)}<span>${label}</span>${count > 0 && html`<b>${count}</b>`}</a>`;
  return html`<nav class="side">
  <button type="button" class="primary write" data-does="compose">${icon('pencil')}<span>${labels.compose}</span></button>
  ${folder('inbox', 'inbox', labels.inbox, unread)}${folder('starred', 'star', labels.starred)}${folder('snoozed', 'clock', labels.snoozed)}${folder('sent', 'send', labels.sent)}${folder('drafts', 'page', labels.drafts, mailbox.number === 0 ? 1 : 0)}
  <p class="demo">${labels.demo}</p>
</nav>`;
};
