import type { TargetLine } from './target.ts';

/** Role and accessible name. */
export type Named = readonly [role: string, name: string | RegExp];

/** An element as a screen reader is told of it. */
export interface AccessibleNode {
  /** By which the protocol knows its element. */
  backendId: number;
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
 * Every element of a role that is neither hidden nor inert, in the page or inside another element.
 * The browser's own accessibility tree is asked, so that roles and names are those a screen reader
 * hears.
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
