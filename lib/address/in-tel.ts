import { withoutExtension } from './extension.ts';
import { decode } from './in-mailto.ts';
import { INVISIBLE } from './normalise.ts';
import { isNumber, MAX_DIGITS, MIN_DIGITS, nationalDigits } from './phone.ts';

/** Longer text is no telephone number, however it is written or encoded. */
const MAX_CHARS = 180;

/**
 * The telephone number that a text is, or that a `tel:` link (RFC 3966) calls, without an
 * extension; `null` where it is anything else, or too short to tell one person from another.
 */
export function inTel(text: string): string | null {
  if (text.length > MAX_CHARS) return null;
  // Behind the number a link has parameters, or what is dialled after a pause (`,`, `p` or `w`).
  const called = decode(text.replace(/^\s*(tel:[^;,pw]*).*/is, '$1')).replace(INVISIBLE, '');
  const number = withoutExtension(called).trim();
  const { length } = nationalDigits(number);
  return isNumber(number) && length >= MIN_DIGITS && length <= MAX_DIGITS ? number : null;
}
