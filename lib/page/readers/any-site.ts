import { newest, type Selectors, treesIn } from '../reading/dom.ts';
import { linkLayer, textLayer } from '../reading/fallbacks.ts';
import { type Read, reading } from '../reading/reading.ts';

/** What a page is about, where it says so. */
const REGION: Selectors = { always: 'main,[role=main],article' };

/** What stands around it on every page. */
const FURNITURE = 'nav,header,footer,aside,[role=navigation],[role=contentinfo],[role=banner]';

/** Reads any page: whom its fields and links name, and else its text. */
export const readAnySite: Read = (document, url) => {
  const region = newest(document, REGION) ?? document.body;
  const trees = treesIn(region, FURNITURE);
  const frame = {
    site: 'other',
    page: 'other',
    key: url.host + url.pathname + url.search + url.hash,
    ready: true,
    owners: [],
  } as const;
  const layers = [linkLayer(trees, FURNITURE, 'contact'), textLayer(trees, FURNITURE)];
  return { ...reading(frame, [], layers), trees: trees.slice(1) };
};
