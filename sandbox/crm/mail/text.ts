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

/**
 * The markup of a paragraph (`[words](mailto:…)` is a link, `{wbr}` a line break opportunity).
 * The search text is marked as in Gmail: with a span, which may be inside a word.
 */
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

/** The same paragraph as plain text, for a row of the list. */
export const plain = (text: string): string => text.replace(PIECES, (_, words) => words ?? '');
