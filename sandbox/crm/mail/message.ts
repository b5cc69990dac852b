import { avatarOf } from '../avatar.ts';
import type { Clock } from '../clock.ts';
import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import type { Person } from '../people.ts';
import type { Labels } from './labels.ts';
import type { Message, MessageState, Thread } from './mailbox.ts';
import { line, plain } from './text.ts';

/** The settings for rendering an open thread. */
export interface Drawing {
  labels: Labels;
  clock: Clock;
  owner: Person;
  /** The search text, which is marked in the messages; empty without a search. */
  query: string;
}

/** Gmail's CSS class of the list item for each state. */
export const STATE_CLASS: Record<MessageState, string> = {
  expanded: 'h7',
  collapsed: 'kv',
  bundled: 'kx',
};

const decimal = (hex: string): string => BigInt(`0x${hex}`).toString();
const hexOf = (thread: Thread, place: number): string =>
  (BigInt(`0x${thread.legacy}`) + BigInt(0x10 * (place + 1))).toString(16);

const messageId = (thread: Thread, place: number, own: boolean): string =>
  `#msg-${own ? 'a:r' : 'f:'}${decimal(hexOf(thread, place))}`;

/**
 * The thread's id in the long format, used at its subject and in the URL of its separate window.
 */
export const permanentId = (thread: Thread): string => `thread-f:${decimal(thread.legacy)}`;

const person = (classes: string, who: Person, shown: string): Html =>
  html`<span class="${classes}" email="${who.address}" name="${shown}" data-hovercard-id="${who.address}">${shown}</span>`;

const recipients = (message: Message, { labels, owner }: Drawing): Html => {
  const all = [...message.to, ...(message.cc ?? [])];
  const chips = all.map((who, place) => [
    place > 0 && ', ',
    person(
      'g2',
      who,
      who.address === owner.address ? labels.me : (who.name.split(' ')[0] ?? who.name),
    ),
  ]);
  return html`<span class="hb">${labels.to} ${chips}</span>`;
};

const details = (message: Message, { labels, clock }: Drawing): Html => {
  const row = (label: string, people: readonly Person[]): Html =>
    html`<tr><th>${label}</th><td>${people.map(
      (who) =>
        html`<span email="${who.address}" name="${who.name}">${who.name} &lt;${who.address}&gt;</span> `,
    )}</td></tr>`;
  return html`<div class="ajC"><table><tbody>${row('↖', [message.from])}${message.replyTo && row('↩', [message.replyTo])}${row(labels.to, message.to)}${
    message.cc && row('cc', message.cc)
  }<tr><th>✓</th><td>${clock.long(clock.ago(message.hoursAgo))}</td></tr></tbody></table></div>`;
};

/** An expanded message: sender, recipients, text, signature and quotation. */
export const expandedMessage = (
  thread: Thread,
  message: Message,
  place: number,
  drawing: Drawing,
): Html => {
  const { labels, clock, owner, query } = drawing;
  const hex = hexOf(thread, place);
  const id = messageId(thread, place, message.from.address === owner.address);
  const { from } = message;
  return html`<div class="adn message" data-message-id="${id}" data-legacy-message-id="${hex}">
  <img class="ajn face" jid="${from.address}" data-hovercard-id="${from.address}" alt="" src="${avatarOf(from)}">
  <div class="gs">
    <table class="head" data-toggle><tbody><tr>
      <td class="gF"><h3 class="iw">${person('gD', from, from.name)}</h3> <span class="go">&lt;${from.address}&gt;</span></td>
      <td class="when">${clock.long(clock.ago(message.hoursAgo))}</td>
    </tr></tbody></table>
    <div class="to">${recipients(message, drawing)}
      <div class="ajy" role="button" tabindex="0" aria-haspopup="true" aria-label="${labels.details}">${icon('down')}</div>
      <template>${details(message, drawing)}</template></div>
  </div>
  <div class="a3s m${hex}"><div dir="ltr">${message.text.map((words) => html`<p>${line(words, query)}</p>`)}
    ${message.signature && html`<div class="gmail_signature">${message.signature.map((words) => html`<div>${line(words, query)}</div>`)}</div>`}</div>
    ${
      message.quote &&
      html`<div class="gmail_quote">${message.quote.from.name} &lt;<a href="mailto:${message.quote.from.address}">${message.quote.from.address}</a>&gt;:<blockquote>${message.quote.text}</blockquote></div>`
    }
  </div>
</div>`;
};

/** A collapsed message: one line; the only address in it is the sender's. */
export const collapsedMessage = (
  thread: Thread,
  message: Message,
  place: number,
  { clock, owner }: Drawing,
): Html => {
  const id = messageId(thread, place, message.from.address === owner.address);
  return html`<div class="adf message" data-toggle data-message-id="${id}" data-legacy-message-id="${hexOf(thread, place)}">
  <img class="face" alt="" src="${avatarOf(message.from)}">
  <table class="head"><tbody><tr>
    <td class="gF">${person('', message.from, message.from.name)}</td>
    <td class="snippet">${plain(message.text[0] ?? '')}</td>
    <td class="when">${clock.short(clock.ago(message.hoursAgo))}</td>
  </tr></tbody></table>
</div>`;
};
