import { type Html, html } from '../html.ts';
import { type IconName, icon } from '../icons.ts';
import type { Labels } from './labels.ts';
import type { Message, Thread } from './mailbox.ts';
import {
  collapsedMessage,
  type Drawing,
  expandedMessage,
  permanentId,
  STATE_CLASS,
} from './message.ts';

/**
 * The list item of a message: its shown form and, in a `template`, the form it has after a click.
 */
const item = (thread: Thread, message: Message, place: number, drawing: Drawing): Html => {
  const open = expandedMessage(thread, message, place, drawing);
  const closed = collapsedMessage(thread, message, place, drawing);
  const [shown, kept] = message.state === 'expanded' ? [open, closed] : [closed, open];
  return html`<div class="${STATE_CLASS[message.state]}" role="listitem" aria-expanded="${message.state === 'expanded' ? 'true' : 'false'}">${
    message.state !== 'bundled' && shown
  }<template>${kept}</template></div>`;
};

const bundle = (count: number, labels: Labels): Html =>
  html`<div class="kQ adv" role="listitem" aria-expanded="false"><button type="button" class="bundle" data-unbundle aria-label="${labels.older(count)}"><span class="adx"><span>${count}</span></span><span class="quietly">${labels.older(count)}</span></button></div>`;

const items = (thread: Thread, drawing: Drawing): Html[] => {
  const bundled = thread.messages.filter((message) => message.state === 'bundled').length;
  return thread.messages.flatMap((message, place) => {
    const drawn = item(thread, message, place, drawing);
    return bundled > 0 && place === bundled - 1
      ? [drawn, bundle(bundled, drawing.labels)]
      : [drawn];
  });
};

/** The subject and messages of a thread; only the newest message when `grouped` is false. */
export const threadBody = (thread: Thread, drawing: Drawing, grouped = true): Html => {
  const place = thread.messages.length - 1;
  const newest = thread.messages[place];
  const messages =
    grouped || !newest ? items(thread, drawing) : [item(thread, newest, place, drawing)];
  return html`<div class="ha"><h2 class="hP" data-thread-perm-id="${thread.longIdMissing ? 'undefined' : permanentId(thread)}" data-legacy-thread-id="${thread.legacy}">${thread.subject}</h2>${
    thread.label && html` <span class="chip">${thread.label}</span>`
  }</div>
<div role="list">${messages}</div>`;
};

const tool = (name: IconName, label: string, attribute = ''): Html =>
  html`<button type="button" class="tool" data-does="${attribute}" title="${label}" aria-label="${label}">${icon(name)}</button>`;

/** The view of an open thread: the toolbar, the thread and the reply button. */
export const threadView = (thread: Thread, drawing: Drawing, grouped: boolean): Html => {
  const { labels } = drawing;
  return html`<div class="toolbar">${tool('back', labels.back, 'back')}<span class="gap"></span>${tool('archive', labels.archive)}${tool('bin', labels.remove)}${tool('clock', labels.snoozed)}${tool('window', labels.newWindow, 'window')}${tool('more', labels.more)}</div>
<div class="g id thread"><div class="a98 iY">${threadBody(thread, drawing, grouped)}</div>
<div class="answer"><button type="button" class="quiet" data-does="compose">${icon('reply')} ${labels.reply}</button></div></div>`;
};
