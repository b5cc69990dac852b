import { bareInMailto } from '../../address/in-mailto.ts';
import { bare } from '../../address/normalise.ts';

/**
 * Where a product is known to put something: selectors by the month (or years) in which a source last saw them, newest
 * first; `?` where none says when. The oldest are the first to suspect.
 */
export type Selectors = Readonly<Record<string, string>>;

/** A part of a page that is read by itself. */
export type Region = Element | ShadowRoot;

/** One selector for all of them, newer and older pages alike. */
export const anyOf = (...places: Selectors[]): string =>
  places.flatMap((place) => Object.values(place)).join();

/** What stands in the newest places that are on the page and satisfies `is`. */
export const newest = (
  root: ParentNode,
  places: Selectors,
  is: (element: Element) => boolean = isVisible,
): Element | undefined =>
  Object.values(places)
    .map((selector) => queryAll(root, selector).find(is))
    .find(Boolean);

/** More elements of one kind than anybody reads; what is beyond is left alone. */
const MAX_MATCHES = 2000;

/** The elements a selector finds, in document order, two thousand at most. */
export const queryAll = (root: ParentNode, selector: string): Element[] =>
  [...root.querySelectorAll(selector)].slice(0, MAX_MATCHES);

/**
 * Whether an element is shown. Gmail and HubSpot keep earlier views in the document, hidden.
 * Costs a style computation: for elements found, not for elements searched.
 */
export const isVisible = (element: Element): boolean =>
  element.checkVisibility({ checkVisibilityCSS: true });

/** Whether an element stands in one of the places of `selector`; never, for an empty one. */
export const standsIn = (element: Element, selector: string): boolean =>
  selector !== '' && !!element.closest(selector);

/** The address in an attribute made to hold one, as written. The id of a hover card need not be one. */
export const inAttribute = (element: Element): string | null =>
  bare(element.getAttribute('email') ?? element.getAttribute('data-hovercard-id') ?? '');

/** The addresses typed into a field, or written to by a link, as written. The text of a link is not looked at: mail goes to its target. */
export function inFieldOrLink(element: Element): string[] {
  const typed: unknown = 'value' in element && element.value;
  const address = typeof typed === 'string' && bare(typed);
  return address ? [address] : bareInMailto(element.getAttribute('href') ?? '');
}

/** The most text read of one box, in characters. Browsers bound how deep a page nests. */
const MAX_TEXT_CHARS = 5000;

/** Whether an element runs within a line. An item of a flex or grid box does not, whatever its tag. */
export const isInline = (element: Element): boolean =>
  ['inline', 'contents'].includes(getComputedStyle(element).display);

/**
 * The text of a box itself: inline runs joined, so that `<wbr>` or a highlight cuts no word, and a line break in place
 * of everything else, so that neighbours do not stick together.
 */
export function boxText(box: Element): string {
  let text = '';
  const add = (parent: Element) => {
    for (const node of parent.childNodes) {
      if (text.length > MAX_TEXT_CHARS) return;
      if (node instanceof Text) text += node.data;
      if (!(node instanceof Element) || node.tagName === 'WBR') continue;
      if (node.tagName !== 'BR' && isInline(node)) add(node);
      else text += '\n';
    }
  };
  add(box);
  return text;
}

/** More elements than a page that is still usable has; what is beyond is not looked into. */
const MAX_ELEMENTS_WALKED = 50_000;

/** What only extensions may do: look into closed trees too. Chrome has a function for it, Firefox a property. */
function treeOf(host: Element): ShadowRoot | null {
  if ('openOrClosedShadowRoot' in host && host.openOrClosedShadowRoot instanceof ShadowRoot)
    return host.openOrClosedShadowRoot;
  const dom = globalThis.chrome?.dom;
  return (host instanceof HTMLElement && dom?.openOrClosedShadowRoot(host)) || host.shadowRoot;
}

/**
 * An element, its shadow tree and every one below, outside the places `not` selects and what is hidden.
 * Queries and walks over a document do not enter those trees, so each has to be read by itself.
 */
export function treesIn(root: Element, not: string): Region[] {
  const trees: Region[] = [root];
  let left = MAX_ELEMENTS_WALKED;
  // Trees found on the way are looked into in their turn.
  for (const tree of trees) {
    for (const host of [...(tree === root ? [root] : []), ...tree.querySelectorAll('*')]) {
      if (left-- <= 0) return trees;
      // Components have a hyphen in their name; to ask the browser of every plain element would take long.
      const inside = host.localName.includes('-') ? treeOf(host) : host.shadowRoot;
      if (inside && !standsIn(host, not) && isVisible(host)) trees.push(inside);
    }
  }
  return trees;
}
