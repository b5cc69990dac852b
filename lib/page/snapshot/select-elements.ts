/** Limit on the elements of a snapshot; the parts that a reader needs have fewer. */
const MAX_ELEMENTS = 3000;
/** Limit on the elements searched for an address; a page with more would hardly be usable. */
const MAX_ELEMENTS_SCANNED = 60_000;
/** Limit on the elements kept around each address in the first pass. */
const MAX_NEIGHBOURS = 40;

/** Elements that no reader uses. */
const EMPTY = 'script,style,link,meta,noscript,template,svg *,picture,source,audio,video,canvas';

/** The main content of a page. */
const SCOPE = 'main,[role=main],article,dialog,[role=dialog]';

/** The parent element; for the top of a shadow tree, its host. */
const parentOf = (element: Element): Element | null => {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
};

/** The children of an element that a snapshot may keep, those of its open shadow tree first. */
export const childrenOf = (element: Element): Element[] =>
  [...(element.shadowRoot?.children ?? []), ...element.children].filter(
    (child) => !child.matches(EMPTY),
  );

const holdsAddress = (element: Element): boolean =>
  [...element.childNodes].some((node) => node instanceof Text && node.data.includes('@')) ||
  [...element.attributes].some(({ value }) => value.includes('@')) ||
  ('value' in element && typeof element.value === 'string' && element.value.includes('@'));

/**
 * Selects the elements for a snapshot, each with all its ancestors: first elements with an address
 * and their neighbours, then the main content, then the rest from the top down. `whole` is whether
 * all of them fitted within the limit.
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
  /** Breadth first, so that the deepest elements are the ones left out. */
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
