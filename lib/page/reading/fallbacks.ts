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

/**
 * Limits of one scan: text nodes visited, and blocks read because one of their nodes has an `@`.
 */
const MAX_TEXT_NODES = 5000;
const MAX_BOXES = 200;

const NOT_TEXT = /^(SCRIPT|STYLE|TEXTAREA)$/;

/**
 * The addresses in the visible text of these regions, in their case, except in parts that `not`
 * selects. The work is limited whatever the page contains.
 */
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
      // Go up to the block with the whole line: the rest of the address may be in a sibling.
      while (box !== root && box.parentElement && isInline(box)) box = box.parentElement;
      boxes.add(box);
    }
  }
  return [...boxes].flatMap((box) => bareInText(boxText(box)));
}

/** `mailto:` links and e-mail fields. */
const FIELDS_AND_LINKS = 'a[href^="mailto:" i],[type=email],[name*="email" i]';

/** The layer that reads e-mail fields and `mailto:` links, except in parts that `not` selects. */
export const linkLayer =
  (regions: Region[], not: string, role: PageRole): LowerLayer =>
  () =>
    regions
      .flatMap((region) => queryAll(region, FIELDS_AND_LINKS))
      .filter((place) => !standsIn(place, not) && isVisible(place))
      .flatMap(inFieldOrLink)
      .map((address) => ({ address, role, layer: 'general' }));

/** The layer that reads visible text, except in parts that `not` selects. */
export const textLayer =
  (regions: Region[], not: string): LowerLayer =>
  () =>
    scanText(regions, not).map((address) => ({ address, role: 'body', layer: 'text' }));

/**
 * The people in a small element: from its fields and links; where these give none, from its text.
 */
export function inBox(box: Element, role: PageRole, name?: string | null): Hit[] {
  const direct = [box, ...queryAll(box, 'input,textarea,a')].flatMap(inFieldOrLink);
  const found = direct[0] ? direct : scanText([box], '');
  return found.map((address) => ({ address, name, role, layer: 'named' }));
}
