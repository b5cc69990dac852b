import { bareInMailto } from '../../address/in-mailto.ts';
import { bare } from '../../address/normalise.ts';

/** The two digits of a month. */
type Month = `0${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}` | `1${0 | 1 | 2}`;

/**
 * When a selector was last seen on the real page: the month, the last year of older pages, `?`
 * where no source gives a date, or `always` for what pages of any site have.
 */
type Seen = `20${number}-${Month}` | `to 20${number}` | `?${string}` | `always${string}`;

/**
 * CSS selectors for one part of a product's pages, by when a source last confirmed them, newest
 * first. When a reader breaks, suspect the oldest first.
 */
export type Selectors = Readonly<Record<Seen, string>>;

/** A part of a page that is searched separately: an element, or a shadow tree. */
export type Region = Element | ShadowRoot;

/** One selector that matches all of these, for newer and older versions of a page. */
export const anyOf = (...places: Selectors[]): string =>
  places.flatMap((place) => Object.values(place)).join();

/** The first element that satisfies `is` (visible, by default); newer selectors come first. */
export const newest = (
  root: ParentNode,
  places: Selectors,
  is: (element: Element) => boolean = isVisible,
): Element | undefined =>
  Object.values(places)
    .map((selector) => queryAll(root, selector).find(is))
    .find(Boolean);

/** Limit on the elements of one query; no real page has more that matter. */
const MAX_MATCHES = 2000;

/** The elements that match a selector, in document order, up to `MAX_MATCHES`. */
export const queryAll = (root: ParentNode, selector: string): Element[] =>
  [...root.querySelectorAll(selector)].slice(0, MAX_MATCHES);

/**
 * Whether an element is visible. Needed because Gmail and HubSpot keep earlier views in the
 * document, hidden. It costs a style computation, so call it for matches only, not while searching.
 */
export const isVisible = (element: Element): boolean =>
  element.checkVisibility({ checkVisibilityCSS: true });

/** Whether an element or one of its ancestors matches `selector`; false for an empty selector. */
export const standsIn = (element: Element, selector: string): boolean =>
  selector !== '' && !!element.closest(selector);

/** The address in an `email` or `data-hovercard-id` attribute; `null` for another value. */
export const inAttribute = (element: Element): string | null =>
  bare(element.getAttribute('email') ?? element.getAttribute('data-hovercard-id') ?? '');

/**
 * The address in a field's value, or the recipients of a `mailto:` link, in their case. The text of
 * a link is ignored, since e-mail goes to its target.
 */
export function inFieldOrLink(element: Element): string[] {
  const typed: unknown = 'value' in element && element.value;
  const address = typeof typed === 'string' && bare(typed);
  return address ? [address] : bareInMailto(element.getAttribute('href') ?? '');
}

/** Limit on the text of one element. No limit on depth is needed: browsers limit nesting. */
const MAX_TEXT_CHARS = 5000;

/**
 * Whether an element is inline by its computed style. Items of flex and grid containers never are.
 */
export const isInline = (element: Element): boolean =>
  ['inline', 'contents'].includes(getComputedStyle(element).display);

/**
 * The own text of a block: inline elements are joined, so that `<wbr>` or a highlight does not
 * split a word; every other child element becomes a line break, so that neighbours are not glued
 * together.
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

/** Limit on the elements searched for shadow trees; a page with more would hardly be usable. */
const MAX_ELEMENTS_WALKED = 50_000;

/**
 * The shadow tree of an element, also a closed one, which only extensions can access: Chrome has a
 * function for it, Firefox a property.
 */
function treeOf(host: Element): ShadowRoot | null {
  if ('openOrClosedShadowRoot' in host && host.openOrClosedShadowRoot instanceof ShadowRoot)
    return host.openOrClosedShadowRoot;
  const dom = globalThis.chrome?.dom;
  return (host instanceof HTMLElement && dom?.openOrClosedShadowRoot(host)) || host.shadowRoot;
}

/**
 * An element and all shadow trees in it, nested ones included, except in hidden elements and in
 * parts that `not` selects. Queries and tree walkers do not enter shadow trees, so each is read
 * separately.
 */
export function treesIn(root: Element, not: string): Region[] {
  const trees: Region[] = [root];
  let left = MAX_ELEMENTS_WALKED;
  // The loop also visits the trees that it appends.
  for (const tree of trees) {
    for (const host of [...(tree === root ? [root] : []), ...tree.querySelectorAll('*')]) {
      if (left-- <= 0) return trees;
      // Custom elements have a hyphen in their name; to query every plain element would be slow.
      const inside = host.localName.includes('-') ? treeOf(host) : host.shadowRoot;
      if (inside && !standsIn(host, not) && isVisible(host)) trees.push(inside);
    }
  }
  return trees;
}
