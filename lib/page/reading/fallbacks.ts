import { bareInText } from '../../address/in-text.ts';
import type { PageRole } from '../../domain/page-report.ts';
import {
  boxText,
  inFieldOrLink,
  isInline,
  isVisible,
  queryAll,
  type Region,
  standsIn,
} from './dom.ts';
import type { Hit, LowerLayer } from './reading.ts';

/** Bounds of one scan: text nodes looked at, and boxes read because a node of theirs has an `@`. */
const MAX_TEXT_NODES = 5000;
const MAX_BOXES = 200;

const NOT_TEXT = /^(SCRIPT|STYLE|TEXTAREA)$/;

/** The addresses in the visible text of some elements, outside the places `not` selects, as written. Bounded, whatever the page. */
export function scanText(roots: Region[], not: string): string[] {
  const boxes = new Set<Element>();
  let left = MAX_TEXT_NODES;
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (left-- > 0 && boxes.size < MAX_BOXES) {
      const node = walker.nextNode();
      if (!node) break;
      let box = node.parentElement;
      if (!box || !node.nodeValue?.includes('@') || NOT_TEXT.test(box.tagName)) continue;
      if (standsIn(box, not) || !isVisible(box)) continue;
      // Up to the box that holds the whole line, since the other half may stand in a neighbour.
      while (box !== root && box.parentElement && isInline(box)) box = box.parentElement;
      boxes.add(box);
    }
  }
  return [...boxes].flatMap((box) => bareInText(boxText(box)));
}

/** Links that write to somebody, and fields where an address is typed. */
const FIELDS_AND_LINKS = 'a[href^="mailto:" i],[type=email],[name*="email" i]';

/** Whom fields and links in some regions name, outside the places `not` selects. */
export const linkLayer =
  (regions: Region[], not: string, role: PageRole): LowerLayer =>
  () =>
    regions
      .flatMap((region) => queryAll(region, FIELDS_AND_LINKS))
      .filter((place) => !standsIn(place, not) && isVisible(place))
      .flatMap(inFieldOrLink)
      .map((address) => ({ address, role, layer: 'general' }));

/** Whom the text of some regions names, outside the places `not` selects. */
export const textLayer =
  (regions: Region[], not: string): LowerLayer =>
  () =>
    scanText(regions, not).map((address) => ({ address, role: 'body', layer: 'text' }));

/** The people in a small box: typed into it or linked to from it, else written in it. */
export function inBox(box: Element, role: PageRole, name?: string | null): Hit[] {
  const direct = [box, ...queryAll(box, 'input,textarea,a')].flatMap(inFieldOrLink);
  const found = direct[0] ? direct : scanText([box], '');
  return found.map((address) => ({ address, name, role, layer: 'named' }));
}
