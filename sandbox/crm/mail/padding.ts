import type { Clock } from '../clock.ts';
import { type Html, html } from '../html.ts';
import { LABELS } from './labels.ts';
import { listView } from './list.ts';
import type { Mailbox, Thread } from './mailbox.ts';
import { threadBody } from './thread.ts';

const ROWS = 50;

/**
 * The number of elements in a page's markup; the content of templates is not part of the document.
 */
const elementsIn = (page: string): number => {
  let count = 0;
  let templates = 0;
  for (const [, closing, name] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (templates === 0 && !closing) count += 1;
    if (name === 'template') templates += closing ? -1 : 1;
  }
  return count;
};

const stranger = (n: number): Thread => {
  const from = { name: `Visitor ${n}`, address: `visitor.${n}@example.net` };
  return {
    id: `FMfcgzPad${n}`,
    legacy: (0x18000000000000n + BigInt(n) * 0x1000n).toString(16).padStart(16, '0'),
    subject: `Conversation ${n}`,
    messages: [
      { from, to: [from], hoursAgo: 400 + n, state: 'collapsed', text: ['An older message.'] },
      {
        from,
        to: [from],
        hoursAgo: 300 + n,
        state: 'expanded',
        text: ['One paragraph.', 'And another one, somewhat longer than the first.'],
      },
    ],
  };
};

/**
 * Hidden old views that make a page large: lists of fifty rows and open threads in turn, until the
 * page has about `elements` elements.
 */
export const paddingViews = (
  elements: number,
  page: string,
  mailbox: Mailbox,
  clock: Clock,
): Html[] => {
  const drawing = { labels: LABELS.en, clock, owner: mailbox.owner, query: '' };
  const views: Html[] = [];
  let missing = elements - elementsIn(page);
  let n = 0;
  const add = (content: Html): void => {
    const view = html`<div class="nH view" style="display:none" data-view="left-${n}">${content}</div>`;
    views.push(view);
    missing -= elementsIn(view.text);
  };
  while (missing > 0) {
    const threads = Array.from({ length: Math.min(ROWS, Math.ceil(missing / 12)) }, () => {
      n += 1;
      return stranger(n);
    });
    add(listView(threads, drawing, { pane: false, advertised: false }));
    if (missing > 0 && threads[0])
      add(
        html`<div class="g id"><div class="a98 iY">${threadBody(threads[0], drawing)}</div></div>`,
      );
  }
  return views;
};
