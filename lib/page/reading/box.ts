import type { PageRole } from '../report.ts';
import { inFieldOrLink } from './attributes.ts';
import { all } from './dom.ts';
import { scanText } from './fallbacks.ts';
import type { Hit } from './hits.ts';

/** The people in a small box: typed into it or linked to from it, else written in it. */
export function inBox(box: Element, role: PageRole, name?: string | null): Hit[] {
  const direct = [box, ...all(box, 'input,textarea,a')].flatMap(inFieldOrLink);
  const found = direct[0] ? direct : scanText([box], '');
  return found.map((address) => ({ address, name, role, layer: 'named' }));
}
