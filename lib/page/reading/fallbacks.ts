import { bareInText } from '../../address/in-text.ts';
import { isVisible, type Region, standsIn } from './dom.ts';
import { boxText, isInline } from './inline.ts';

/** Bounds of one scan: text nodes looked at, and boxes read because a node of theirs has an `@`. */
const MOST_NODES = 5000;
const MOST_BOXES = 200;

const NOT_TEXT = /^(SCRIPT|STYLE|TEXTAREA)$/;

/** The addresses in the visible text of some elements, outside the places `not` selects, as written. Bounded, whatever the page. */
export function scanText(roots: Region[], not: string): string[] {
  const boxes = new Set<Element>();
  let left = MOST_NODES;
  for (const root of roots) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (left-- > 0 && boxes.size < MOST_BOXES) {
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
