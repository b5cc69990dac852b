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

/** What is known of a product's pages, for those whose address stands in a link, a field or a text of its own. */
export interface Product {
  site: PageReport['site'];
  /** What its paths show, in the order they are tried. The first group, where there is one, is the record's id. */
  pages: readonly (readonly [path: RegExp, page: PageKind])[];
  /** The box that shows the page; others may be kept beside it, hidden or not. `{id}` stands for the record's id, which must be made of letters and digits there. */
  scope: Selectors;
  /** Where an address stands, likeliest first; the first that names anybody answers. */
  people: readonly Selectors[];
  /** Who a page about one person is about. */
  title?: Selectors;
  /** What in the scope tells of others: histories, owners, what is being written. */
  not: Selectors;
  /** Domains of addresses that belong to the product, to which mail is sent so that it is filed. */
  inbound?: RegExp;
  /** Whether parts of its pages stand in shadow trees. */
  shadow?: true;
}

/** Pages that are about somebody, where links and text may be asked; elsewhere they name anybody. */
const ABOUT_SOMEBODY: ReadonlySet<PageKind> = new Set<PageKind>([
  'thread',
  'contact',
  'company',
  'deal',
  'ticket',
  'custom',
  'inbox',
]);

/** Records whose people are others than the record. */
const ASSOCIATING: ReadonlySet<PageKind> = new Set<PageKind>(['company', 'deal', 'custom']);

/** Pages whose rows are people or have them. */
const LISTING: ReadonlySet<PageKind> = new Set<PageKind>(['list', 'board']);

/** What a path shows: the first pattern that fits, and the id in it. */
export function pageAt(pages: Product['pages'], { pathname, search }: URL) {
  for (const [path, page] of pages) {
    const [whole, id = ''] = path.exec(pathname + search) ?? [];
    if (whole !== undefined) return { page, id, key: id && whole };
  }
  return { page: 'other' as const, id: '', key: '' };
}

/** What serves where a product's own box is not to be found, once the page was given time. */
const REGION: Selectors = { always: 'main,[role=main]' };

/** Menus, and what stands at the foot of every page, are about nobody. */
const FURNITURE = 'nav,footer,[role=navigation],[role=contentinfo],[role=banner]';

/** A selector for each of the places, with the record's id put in; without an id, those that need none. */
const withId = (places: Selectors, id: string): Selectors =>
  Object.fromEntries(
    Object.entries(places)
      .filter(([, selector]) => id || !selector.includes('{id}'))
      .map(([seen, selector]) => [seen, selector.replaceAll('{id}', id)]),
  );

/** A place and what its shadow trees hold. */
const boxesIn = (place: Element, not: string): Element[] =>
  treesIn(place, not).flatMap((tree) => (tree instanceof Element ? [tree] : [...tree.children]));

/** The reader of one product. */
export const readerOf =
  ({ site, pages, scope, people, title, not, inbound, shadow }: Product): Read =>
  (document, url) => {
    const { page, id, key } = pageAt(pages, url);
    const box = newest(document, withId(scope, id));
    const region = box ?? newest(document, REGION) ?? document.body;
    const aside = `${anyOf(not)},${FURNITURE}`;
    const trees: Region[] = shadow ? treesIn(region, aside) : [region];

    const role = ASSOCIATING.has(page) ? 'associated' : 'contact';
    const name = page === 'contact' && title ? newest(region, title)?.textContent : null;
    const theirs = (hits: Hit[]) =>
      hits.filter(({ address }) => !inbound?.test(address.toLowerCase()));
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
    if (!ABOUT_SOMEBODY.has(page)) {
      const rows = LISTING.has(page) ? theirs(links()) : [];
      return { ...reading({ ...frame, ready: true, rows }), ...followed };
    }
    const found = people.map(placesOf);
    const hits = found.map(peopleIn).map(theirs);
    const ready = box !== undefined && (!people[0] || found.some((places) => places[0]));
    const lower = [links, textLayer(trees, aside)].map((layer) => () => theirs(layer()));
    const first = hits.find((some) => some[0]) ?? [];
    return { ...reading({ ...frame, ready }, first, lower), ...followed };
  };
