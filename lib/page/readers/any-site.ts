import { newest, type Selectors, treesIn } from '../reading/dom.ts';
import { linkLayer, textLayer } from '../reading/fallbacks.ts';
import { type Read, reading } from '../reading/reading.ts';

/** The main content of a page, where the page marks it. */
const REGION: Selectors = { always: 'main,[role=main],article' };

/** Parts around the content that most pages of a site share. */
const FURNITURE = 'nav,header,footer,aside,[role=navigation],[role=contentinfo],[role=banner]';

/**
 * Reads a page of any site: first its fields and links, and where these give no human, its text.
 */
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
