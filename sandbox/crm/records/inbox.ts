import { avatarOf } from '../avatar.ts';
import type { Clock } from '../clock.ts';
import { type Html, html } from '../html.ts';
import { objectsCard } from './cards.ts';
import { contactHead } from './contact.ts';
import { CONVERSATIONS, type Conversation } from './conversations.ts';
import type { RecordsPage } from './frame.ts';
import { conversationPath, objectsOf } from './objects.ts';

const row = (conversation: Conversation, chosen: boolean, clock: Clock): Html => {
  const { name, address } = conversation.with;
  return html`<a class="thread-row" data-test-id="thread-list-member-row" data-selected="${chosen ? 'true' : 'false'}" href="${conversationPath(conversation.id)}"><strong>${conversation.rowShows === 'name' ? name : address}</strong><time>${clock.short(clock.ago(conversation.hoursAgo))}</time><span class="quietly">${conversation.messages.at(-1)?.text}</span></a>`;
};

/**
 * The shared inbox with one conversation open; with `cardLoading` the contact's card is still
 * loading.
 */
export const inboxPage = (
  conversation: Conversation,
  cardLoading: boolean,
  clock: Clock,
): RecordsPage => ({
  title: 'Inbox',
  section: 'inbox',
  main: html`<div class="columns inbox">
  <div class="column rows">${CONVERSATIONS.map((each) => row(each, each === conversation, clock))}</div>
  <div class="column history" data-test-id="AgentThreadHistory">${conversation.messages.map(
    ({ from, text, mentions }) =>
      html`<div class="bubble${from !== conversation.with && ' own'}"><img alt="" src="${avatarOf(from)}"><div><span class="sender" data-test-id="sender-name">${from.name}</span><p>${text}${mentions && html` <a href="mailto:${mentions.address}">${mentions.address}</a>`}</p></div></div>`,
  )}</div>
  <aside class="column">${
    cardLoading
      ? html`<div class="card ghost" aria-busy="true"></div>`
      : html`${contactHead(conversation.with, 'usual')}${objectsCard('0-2', objectsOf(conversation.with, '0-2'))}${objectsCard('0-3', objectsOf(conversation.with, '0-3'))}`
  }</aside>
</div>`,
});
