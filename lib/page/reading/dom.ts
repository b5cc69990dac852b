/**
 * Where a product is known to put something: selectors by the month (or years) in which a source last saw them, newest
 * first; `?` where none says when. The oldest are the first to suspect.
 */
export type Places = Readonly<Record<string, string>>;

/** A part of a page that is read by itself. */
export type Region = Element | ShadowRoot;

/** One selector for all of them, newer and older pages alike. */
export const anyOf = (...places: Places[]): string =>
  places.flatMap((place) => Object.values(place)).join();

/** What stands in the newest places that are on the page and satisfies `is`. */
export const newest = (
  root: ParentNode,
  places: Places,
  is: (element: Element) => boolean = isVisible,
): Element | undefined =>
  Object.values(places)
    .map((selector) => all(root, selector).find(is))
    .find(Boolean);

/** More elements of one kind than anybody reads; what is beyond is left alone. */
const MOST = 2000;

/** The elements a selector finds, in document order, two thousand at most. */
export const all = (root: ParentNode, selector: string): Element[] =>
  [...root.querySelectorAll(selector)].slice(0, MOST);

/**
 * Whether an element is shown. Gmail and HubSpot keep earlier views in the document, hidden.
 * Costs a style computation: for elements found, not for elements searched.
 */
export const isVisible = (element: Element): boolean =>
  element.checkVisibility({ checkVisibilityCSS: true });

/** Whether an element stands in one of the places of `selector`; never, for an empty one. */
export const standsIn = (element: Element, selector: string): boolean =>
  selector !== '' && !!element.closest(selector);
