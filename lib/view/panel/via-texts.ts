import { inTel } from '../../address/in-tel.ts';
import type { PageFacts } from '../model.ts';

/** What labels a number or leads to it: "Phone", `tel:`. The number may be percent-encoded. */
const LABEL = /^[^+(%\p{Nd}]+/u;

/**
 * A page's texts about people without an address: names of those whose mail a group passed on, and
 * telephone numbers, each once. Those of a HubSpot record (`isRecord`) are numbers alone, some with
 * a label. What is neither a name nor a number is left out.
 */
export function viaTexts({ site, page, via = [] }: Pick<PageFacts, 'site' | 'page' | 'via'>): {
  isRecord: boolean;
  names: string[];
  numbers: string[];
} {
  const isRecord = site === 'hubspot' && page !== 'inbox';
  const numbers = via.flatMap((text) => inTel(isRecord ? text.replace(LABEL, '') : text) ?? []);
  const names = via.filter((text) => !isRecord && /\p{L}/u.test(text) && !inTel(text));
  return { isRecord, names, numbers: [...new Set(numbers)] };
}
