/** The most text read of one box, in characters. Browsers bound how deep a page nests. */
const LONGEST = 5000;

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
      if (text.length > LONGEST) return;
      if (node instanceof Text) text += node.data;
      if (!(node instanceof Element) || node.tagName === 'WBR') continue;
      if (node.tagName !== 'BR' && isInline(node)) add(node);
      else text += '\n';
    }
  };
  add(box);
  return text;
}
