/** Elements kept of one page. A reader's scope and its surroundings have fewer. */
const MAX_ELEMENTS = 3000;
/** Elements looked at for an address; pages that are still usable have fewer. */
const MAX_ELEMENTS_SCANNED = 60_000;
/** What is kept of the surroundings of an address before anything else is. */
const MAX_NEIGHBOURS = 40;

/** Nothing a reader could go by. */
const EMPTY = 'script,style,link,meta,noscript,template,svg *,picture,source,audio,video,canvas';

/** Where a page keeps what it is about. */
const SCOPE = 'main,[role=main],article,dialog,[role=dialog]';

/** The element above, or the host of the shadow tree that ends here. */
const parentOf = (element: Element): Element | null => {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
};

/** The elements inside one, those of its open shadow tree first. */
export const childrenOf = (element: Element): Element[] =>
  [...(element.shadowRoot?.children ?? []), ...element.children].filter(
    (child) => !child.matches(EMPTY),
  );

const holdsAddress = (element: Element): boolean =>
  [...element.childNodes].some((node) => node instanceof Text && node.data.includes('@')) ||
  [...element.attributes].some(({ value }) => value.includes('@')) ||
  ('value' in element && typeof element.value === 'string' && element.value.includes('@'));

/**
 * The elements worth keeping of a page, with all that stand around them: those that hold an address
 * and what is near them, then what the page is about, then the rest from the top down. `whole` tells
 * whether all of them fitted.
 */
export function skeletonOf(document: Document): { kept: ReadonlySet<Element>; whole: boolean } {
  const kept = new Set<Element>([document.body]);
  let whole = true;

  function keep(element: Element): boolean {
    if (kept.has(element)) return true;
    const above = parentOf(element);
    if (!above || !keep(above)) return false;
    if (kept.size >= MAX_ELEMENTS) whole = false;
    else kept.add(element);
    return kept.has(element);
  }
  /** From the top down, so that what is left out is what lies deepest. */
  function keepInside(root: Element, most: number): void {
    const line = [root];
    for (const element of line) {
      if (line.length > MAX_ELEMENTS_SCANNED || most-- <= 0 || !keep(element)) return;
      line.push(...childrenOf(element));
    }
  }

  const all: Element[] = [document.body];
  for (const element of all) {
    if (all.length > MAX_ELEMENTS_SCANNED) break;
    all.push(...childrenOf(element));
  }
  for (const element of all.filter(holdsAddress)) {
    if (kept.size > MAX_ELEMENTS / 2) break;
    keepInside(parentOf(element) ?? element, MAX_NEIGHBOURS);
    keep(element);
  }
  for (const scope of document.querySelectorAll(SCOPE)) keepInside(scope, MAX_ELEMENTS);
  keepInside(document.body, MAX_ELEMENTS);
  return { kept, whole };
}
