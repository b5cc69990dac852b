import type { TargetLine } from './target.ts';

/** An element's ARIA role and accessible name; a pattern matches a part of the name. */
export type Named = readonly [role: string, name: string | RegExp];

/** An element of the accessibility tree. */
export interface AccessibleNode {
  /** The element's `backendNodeId` in the DevTools protocol. */
  backendId: number;
  /** The accessible name. */
  name: string;
  disabled: boolean;
}

interface AxNode {
  ignored: boolean;
  backendDOMNodeId?: number;
  name?: { value: string };
  properties?: { name: string; value: { value: unknown } }[];
}

/**
 * All elements of a role that are neither hidden nor inert, in the page or inside another element
 * (`inside`, a `backendNodeId`). They come from the browser's own accessibility tree, so roles and
 * names are the same as for a screen reader.
 */
export async function elementsOf(
  line: TargetLine,
  role: string,
  inside?: number,
): Promise<AccessibleNode[]> {
  const root = inside ? { backendNodeId: inside } : { objectId: await documentOf(line) };
  const { nodes } = await line.send<{ nodes: AxNode[] }>('Accessibility.queryAXTree', {
    ...root,
    role,
  });
  return nodes.flatMap(({ ignored, backendDOMNodeId, name, properties = [] }) => {
    if (ignored || backendDOMNodeId === undefined) return [];
    const disabled = properties.some((p) => p.name === 'disabled' && p.value.value === true);
    return [{ backendId: backendDOMNodeId, name: name?.value ?? '', disabled }];
  });
}

async function documentOf(line: TargetLine): Promise<string> {
  const { result } = await line.send<{ result: { objectId: string } }>('Runtime.evaluate', {
    expression: 'document',
  });
  return result.objectId;
}
