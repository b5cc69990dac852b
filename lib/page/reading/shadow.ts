import { isVisible, type Region, standsIn } from './dom.ts';

/** More elements than a page that is still usable has; what is beyond is not looked into. */
const MOST = 50_000;

/** What only extensions may do: look into closed trees too. Chrome has a function for it, Firefox a property. */
function treeOf(host: Element): ShadowRoot | null {
  if ('openOrClosedShadowRoot' in host && host.openOrClosedShadowRoot instanceof ShadowRoot)
    return host.openOrClosedShadowRoot;
  const dom = globalThis.chrome?.dom;
  return (host instanceof HTMLElement && dom?.openOrClosedShadowRoot(host)) || host.shadowRoot;
}

/**
 * An element, its shadow tree and every one below, outside the places `not` selects and what is hidden.
 * Queries and walks over a document do not enter those trees, so each has to be read by itself.
 */
export function treesIn(root: Element, not: string): Region[] {
  const trees: Region[] = [root];
  let left = MOST;
  // Trees found on the way are looked into in their turn.
  for (const tree of trees) {
    for (const host of [...(tree === root ? [root] : []), ...tree.querySelectorAll('*')]) {
      if (left-- <= 0) return trees;
      // Components have a hyphen in their name; to ask the browser of every plain element would take long.
      const inside = host.localName.includes('-') ? treeOf(host) : host.shadowRoot;
      if (inside && !standsIn(host, not) && isVisible(host)) trees.push(inside);
    }
  }
  return trees;
}
