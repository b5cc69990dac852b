import { type Html, html } from '../html.ts';
import { icon } from '../icons.ts';
import { DECOYS, type Person } from '../people.ts';
import type { Labels } from './labels.ts';
import type { Message, Thread } from './mailbox.ts';
import type { Drawing } from './message.ts';
import { line, plain } from './text.ts';

const senders = (thread: Thread, owner: Person, labels: Labels): Html => {
  const people = [...new Map(thread.messages.map(({ from }) => [from.address, from])).values()];
  const names = people.map((who, place) => {
    const shown = who.address === owner.address ? labels.me : who.name;
    const short = people.length > 1 ? (shown.split(' ')[0] ?? shown) : shown;
    return html`${place > 0 && ', '}<span class="${thread.unread ? 'zF' : 'yP'}" email="${who.address}" name="${shown}" data-hovercard-id="${who.address}">${short}</span>`;
  });
  return html`<div class="yW">${names}${thread.messages.length > 1 && html` <span class="count">${thread.messages.length}</span>`}</div>`;
};

const snippet = (message: Message | undefined, query: string): Html =>
  line(plain(message?.text.slice(0, 2).join(' ') ?? ''), query);

const cells = (thread: Thread, drawing: Drawing) => {
  const newest = thread.messages.at(-1);
  return {
    star: html`<td class="star${thread.starred && ' on'}" aria-label="${drawing.labels.star}">${icon('star')}</td>`,
    from: html`<td class="from">${senders(thread, drawing.owner, drawing.labels)}</td>`,
    text: html`<td class="text">${thread.label && html`<span class="chip">${thread.label}</span> `}<span class="bog">${line(thread.subject, drawing.query)}</span> <span class="y2">${snippet(newest, drawing.query)}</span></td>`,
    when: html`<td class="when">${drawing.clock.short(drawing.clock.ago(newest?.hoursAgo ?? 0))}</td>`,
  };
};

/** One row of a list; with the reading pane, Gmail uses three table rows for it. */
const row = (thread: Thread, drawing: Drawing, pane: boolean): Html => {
  const { star, from, text, when } = cells(thread, drawing);
  const classes = `zA ${thread.unread ? 'zE' : 'yO'}`;
  return pane
    ? html`<tr class="${classes}" data-opens="${thread.id}">${from}${when}</tr><tr class="second" data-opens="${thread.id}">${text}${star}</tr><tr class="third"><td></td><td></td></tr>`
    : html`<tr class="${classes}" data-opens="${thread.id}" tabindex="0">${star}${from}${text}${when}</tr>`;
};

const advertisement = (labels: Labels): Html =>
  html`<tr class="zA"><td class="am0 star"></td><td class="from"><div class="yW"><span email="${DECOYS.advertiser.address}" name="${DECOYS.advertiser.name}">${DECOYS.advertiser.name}</span></div></td><td class="text"><span class="chip">${labels.advertisement}</span> <span class="bog">Stand up, sit down</span> <span class="y2">Desks that move as often as your calendar does.</span></td><td class="when"></td></tr>`;

/** The rows of a list; the inbox also contains an advertisement. */
export const listView = (
  threads: readonly Thread[],
  drawing: Drawing,
  kind: { pane: boolean; advertised: boolean },
): Html => {
  const rows = threads.map((thread) => row(thread, drawing, kind.pane));
  if (kind.advertised && !kind.pane) rows.splice(5, 0, advertisement(drawing.labels));
  return html`<table role="grid" class="list${kind.pane && ' narrow'}"><tbody>${rows}</tbody></table>`;
};
