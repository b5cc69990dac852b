import { decode } from '../../address/in-mailto.ts';
import { inTel } from '../../address/in-tel.ts';
import { numberKey } from '../../address/phone.ts';
import type { PageFacts } from '../model.ts';

/** What may be a number within a text, behind a label such as "Phone". */
const NUMBERS = /\+?\(?\p{Nd}[\p{Nd}\s()./\u00a0\u2010-\u2015-]*\p{Nd}/gu;

/**
 * Whether a page's texts about people without an address are numbers of a record: HubSpot's have
 * nothing else.
 */
export const isRecord = ({ site, page }: Pick<PageFacts, 'site' | 'page'>): boolean =>
  site === 'hubspot' && page !== 'inbox';

/**
 * A page's texts about people without an address: names of those whose mail a group passed on, and
 * telephone numbers without what labels them, each once. What is neither is left out.
 */
export function viaTexts(page: Pick<PageFacts, 'site' | 'page' | 'via'>): {
  names: string[];
  numbers: string[];
} {
  const { via = [] } = page;
  const ofRecord = isRecord(page);
  const numbers = new Map<string, string>();
  for (const text of via) {
    const whole = inTel(text)?.replace(/^tel:/i, '');
    const [number = whole] = ofRecord && !whole ? parts(text) : [];
    if (number && !numbers.has(keyOf(number))) numbers.set(keyOf(number), number);
  }
  const names = via.filter((text) => /\p{L}/u.test(text) && inTel(text) === null);
  return { names: ofRecord ? [] : names, numbers: [...numbers.values()] };
}

const parts = (text: string): string[] =>
  (decode(text).match(NUMBERS) ?? []).flatMap((part) => inTel(part) ?? []);

const keyOf = (number: string): string => numberKey(number) ?? number;
