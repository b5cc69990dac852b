import { isLogging } from '../../address/kinds.ts';
import type { PageKind, PageReport } from '../../domain/page-report.ts';
import {
  anyOf,
  isVisible,
  newest,
  queryAll,
  type Region,
  type Selectors,
  standsIn,
  treesIn,
} from './dom.ts';
import { inBox, linkLayer, textLayer } from './fallbacks.ts';
import { type Hit, type Read, reading } from './reading.ts';

/** Describes a product whose pages have the address in a link, a field or an element. */
export interface Product {
  site: PageReport['site'];
  /**
   * URL patterns (path and query) with the kind of page, tried in order. The first group, where
   * there is one, is the record's id.
   */
  pages: readonly (readonly [path: RegExp, page: PageKind])[];
  /**
   * The container of the shown page; containers of other pages may be in the document too, hidden
   * or not. `{id}` is replaced by the record's id, which must consist of letters and digits there.
   */
  scope: Selectors;
  /**
   * Elements with the address, most likely first; the first entry that gives a person wins. Until
   * an element of one of them is on the page, the page counts as not ready.
   */
  people: readonly Selectors[];
  /** The name of the person, on a page about one person. */
  title?: Selectors;
  /** Parts of the scope that name other people: histories, owners, editors. */
  not: Selectors;
  /**
   * Matches addresses of the product itself, to which e-mails are sent so that it files them; those
   * that `isLogging` knows, because they are in other products' mails too, need no mention.
   */
  inbound?: RegExp;
  /** Set where parts of the product's pages are in shadow trees. */
  shadow?: true;
}

/** Kinds of page about particular people. Links and text of other known pages are not read. */
const ABOUT_SOMEBODY: ReadonlySet<PageKind> = new Set<PageKind>([
  'thread',
  'contact',
  'company',
  'deal',
  'ticket',
  'custom',
  'inbox',
]);

/** Records that are not a person but are associated with people. */
const ASSOCIATING: ReadonlySet<PageKind> = new Set<PageKind>(['company', 'deal', 'custom']);

/** Pages whose rows are people, or contain people. */
const LISTING: ReadonlySet<PageKind> = new Set<PageKind>(['list', 'board']);

/**
 * The kind of page at a URL, by the first pattern that matches, with the record's id and a key
 * (both empty where the pattern has no id). Where none matches, the path is not `known`.
 */
function pageAt(pages: Product['pages'], { pathname, search }: URL) {
  for (const [path, page] of pages) {
    const [whole, id = ''] = path.exec(pathname + search) ?? [];
    if (whole !== undefined) return { page, id, key: id && whole, known: true };
  }
  return { page: 'other' as const, id: '', key: '', known: false };
}

/** Fallback for the container, where the product's own is not found. */
const REGION: Selectors = { always: 'main,[role=main]' };

/** Navigation, page header and footer: they name no customer. */
const FURNITURE = 'nav,footer,[role=navigation],[role=contentinfo],[role=banner]';

/** The selectors with `{id}` replaced; without an id, only those that do not need one. */
const withId = (places: Selectors, id: string): Selectors =>
  Object.fromEntries(
    Object.entries(places)
      .filter(([, selector]) => id || !selector.includes('{id}'))
      .map(([seen, selector]) => [seen, selector.replaceAll('{id}', id)]),
  );

/** An element, and the top elements of the shadow trees below it. */
const boxesIn = (place: Element, not: string): Element[] =>
  treesIn(place, not).flatMap((tree) => (tree instanceof Element ? [tree] : [...tree.children]));

/** Creates the reader of a product from its description. */
export const readerOf =
  ({ site, pages, scope, people, title, not, inbound, shadow }: Product): Read =>
  (document, url) => {
    const { page, id, key, known } = pageAt(pages, url);
    const box = newest(document, withId(scope, id));
    const region = box ?? newest(document, REGION) ?? document.body;
    const aside = `${anyOf(not)},${FURNITURE}`;
    const trees: Region[] = shadow ? treesIn(region, aside) : [region];

    const role = ASSOCIATING.has(page) ? 'associated' : 'contact';
    const name = page === 'contact' && title ? newest(region, title)?.textContent : null;
    const theirs = (hits: Hit[]) =>
      hits.filter((hit) => {
        const address = hit.address.toLowerCase();
        return !isLogging(address) && !inbound?.test(address);
      });
    const placesOf = (kind: Selectors) =>
      trees
        .flatMap((tree) => queryAll(tree, anyOf(kind)))
        .filter((place) => !standsIn(place, aside) && isVisible(place));
    const peopleIn = (places: Element[]) =>
      places
        .flatMap((place) => (shadow ? boxesIn(place, aside) : [place]))
        .flatMap((one) => inBox(one, role, name));

    const frame = { site, page, key: key || url.pathname, owners: [] } as const;
    const links = linkLayer(trees, aside, role);
    const followed = { trees: trees.slice(1) };
    if (known && !ABOUT_SOMEBODY.has(page)) {
      const rows = LISTING.has(page) ? theirs(links()) : [];
      return { ...reading({ ...frame, ready: true, rows }), ...followed };
    }
    const found = people.map(placesOf);
    const hits = found.map(peopleIn).map(theirs);
    // Nothing says what a page at an unknown path has to contain.
    const ready = !known || (box && (!people[0] || found.some((places) => places[0]))) === true;
    const lower = [links, textLayer(trees, aside)].map((layer) => () => theirs(layer()));
    const first = hits.find((some) => some[0]) ?? [];
    return { ...reading({ ...frame, ready }, first, lower), ...followed };
  };
