import { type Html, html } from '../html.ts';

const PIECES = /\[([^\]]+)\]\((mailto:[^)]+)\)|\{wbr\}/g;

const marked = (text: string, query: string): Html[] => {
  if (!query) return [html`${text}`];
  const parts: Html[] = [];
  let from = 0;
  for (;;) {
    const at = text.toLowerCase().indexOf(query.toLowerCase(), from);
    if (at < 0) return [...parts, html`${text.slice(from)}`];
    const end = at + query.length;
    parts.push(html`${text.slice(from, at)}<span class="il">${text.slice(at, end)}</span>`);
    from = end;
  }
};

/** A line as written (`[words](mailto:…)` links, `{wbr}` break opportunities), with what was searched for marked as Gmail marks it: a span that may cut a word in two. */
export const line = (text: string, query: string): Html => {
  const parts: Html[] = [];
  let from = 0;
  for (const piece of text.matchAll(PIECES)) {
    parts.push(...marked(text.slice(from, piece.index), query));
    parts.push(piece[2] ? html`<a href="${piece[2]}">${piece[1]}</a>` : html`<wbr>`);
    from = piece.index + piece[0].length;
  }
  return html`${[...parts, ...marked(text.slice(from), query)]}`;
};

/** The same line without any markup, for a row of the list. */
export const plain = (text: string): string => text.replace(PIECES, (_, words) => words ?? '');
