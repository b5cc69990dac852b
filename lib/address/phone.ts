/** Calling codes of one and of two digits (ITU-T E.164); all others have three. */
const SHORT_CODES = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;
/** A number in OnceHub's own form: the calling code, a hyphen, and the rest in one piece. */
const WITH_CODE = /^(\d{1,3})-(\d{5,})$/;
/** Text that is nothing but a number, in any spelling. */
const NUMBER = /^(?:tel:)?\s*\+?[\d\s()./\u00a0\u2010-\u2015-]{4,}$/i;

/** Fewer digits than this do not tell one person from another. */
const MIN_DIGITS = 7;

/** The digits of every script as ASCII. */
const asciiDigits = (text: string): string =>
  text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    // Each script's ten digits follow one another, and the block begins at a multiple of 16 or 10.
    const code = digit.codePointAt(0) ?? 0;
    if (code < 128) return digit;
    let zero = code;
    while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
    return String(code - zero);
  });

/** All digits of a telephone number as it was typed; empty for none. */
export const digitsOf = (text: string): string => asciiDigits(text).replace(/\D/g, '');

/** Whether a text is nothing but a telephone number or a part of one, of four digits or more. */
export const isNumber = (text: string): boolean =>
  NUMBER.test(asciiDigits(text).trim()) && digitsOf(text).length >= 4;

/**
 * The digits of a telephone number as they are dialled inside its country, without the 0 before
 * them: the same for every spelling of one number. It is shorter where no country is told and the
 * area is left out, too.
 */
export function nationalDigits(text: string): string {
  const plain = asciiDigits(text).trim().replace(/^tel:/i, '').replace(/\(0\)/, '');
  const digits = digitsOf(plain);
  const own = WITH_CODE.exec(plain);
  if (own?.[2] !== undefined) return withoutTrunk(own[2]);
  if (/^\+|^00/.test(plain)) {
    const all = digits.replace(/^00/, '');
    return withoutTrunk(all.slice(SHORT_CODES.exec(all)?.[0].length ?? 3));
  }
  // North America, where many write the calling code without a plus.
  return withoutTrunk(/^1\d{10}$/.test(digits) ? digits.slice(1) : digits);
}

/** A part of a number may have its 0 anywhere. */
const withoutTrunk = (digits: string) =>
  digits.length < MIN_DIGITS ? digits : digits.replace(/^0+/, '');

/** The digits by which two spellings of one number are known to be one; `null` for too few. */
export function numberKey(text: string | null): string | null {
  const digits = text === null ? '' : nationalDigits(text);
  return digits.length >= MIN_DIGITS && digits.length <= 15 ? digits : null;
}
