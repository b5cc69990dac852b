/**
 * The pattern of a calling code (ITU-T E.164): those of one and of two digits; all others have
 * three.
 */
export const CALLING_CODE =
  /(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d\d)/.source;
const BEGINNING = new RegExp(`^${CALLING_CODE}`);
/** As much as a calling code and a number have at least, in one piece. */
const CODE_AND_REST = new RegExp(`^(?=\\d{10})(${CALLING_CODE})(\\d{7,})$`);
/**
 * Calling codes of countries whose numbers keep their 0 (ITU-T's national numbering plans): Italy,
 * Ivory Coast, Benin, Gabon, Congo, San Marino and the Vatican.
 */
const WITH_ZERO = /^(?:39|225|229|24[12]|37[89])$/;
/** A number of North America with its calling code, or a mobile in China without one. */
const WITHOUT_TRUNK = /^1\d{10}$/;
/** A number in OnceHub's own form: the calling code, a hyphen, and the rest in one piece. */
const WITH_CODE = new RegExp(`^(${CALLING_CODE})-(\\d{5,})$`);
/** Text that is nothing but a number, in any spelling. */
const NUMBER = /^(?:tel:)?\s*\+?[\d\s()./\u00a0\u2010-\u2015-]{4,}$/i;

/** Fewer digits than this do not tell one person from another. */
export const MIN_DIGITS = 7;
/** The most digits of a number (ITU-T E.164). */
export const MAX_DIGITS = 15;
/** As many digits as an area and a number have at least, where a country is long known. */
const WITH_AREA = 10;

/** A text with the digits of every script as ASCII, and everything else as it is. */
export const plainDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    // Each script's ten digits follow one another, and the block begins at a multiple of 16 or 10.
    const code = digit.codePointAt(0) ?? 0;
    if (code < 128) return digit;
    let zero = code;
    while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
    return String(code - zero);
  });
const asciiDigits = (text: string): string => plainDigits(text.normalize('NFKC'));

/** All digits of a telephone number as it was typed; empty for none. */
export const digitsOf = (text: string): string => asciiDigits(text).replace(/\D/g, '');

/** Whether a text is nothing but a telephone number or a part of one, of four digits or more. */
export const isNumber = (text: string): boolean =>
  NUMBER.test(asciiDigits(text).trim()) && digitsOf(text).length >= 4;

/**
 * A telephone number in its parts: `code` is empty where no calling code is told, and `rest` has
 * the 0 that `national` is without.
 */
function partsOf(text: string): { code: string; national: string; rest: string } {
  const plain = asciiDigits(text).trim().replace(/^tel:/i, '');
  const digits = digitsOf(plain);
  const of = (code: string, rest: string) => ({ code, national: withoutTrunk(rest), rest });
  const [, code = '', rest = ''] = WITH_CODE.exec(plain) ?? [];
  // Ten digits are an American area and number as well.
  if (code && digits.length !== 10) return of(code, rest);
  if (/^\+|^00/.test(plain)) {
    const all = digits.replace(/^00/, '');
    const long = BEGINNING.exec(all)?.[0].length ?? 3;
    return of(all.slice(0, long), all.slice(long));
  }
  return of('', digits);
}

/**
 * The digits of a telephone number as they are dialled inside its country, without the 0 before
 * them, or the end of them: the same for every spelling of one number, to look for it. Two
 * countries may share them.
 */
export function nationalDigits(text: string): string {
  const { code, national, rest } = partsOf(text);
  // North America, where many write the calling code without a plus, or a mobile in China.
  return code === '' && WITHOUT_TRUNK.test(rest) ? rest.slice(1) : national;
}

/** One way to read a telephone number. */
export interface NumberReading {
  /** Empty where no calling code is told. */
  code: string;
  /** The digits that are dialled inside the country, without a 0 that does not belong to them. */
  national: string;
  /** Whether it was typed with such a 0. */
  hasTrunk: boolean;
}

/** Every way to read a number: one without a plus may begin with a calling code all the same. */
export function readingsOf(text: string): NumberReading[] {
  const { code, rest } = partsOf(text);
  const read = (code: string, rest: string): NumberReading => {
    const national = WITH_ZERO.test(code) ? rest : withoutTrunk(rest);
    return { code, national, hasTrunk: rest !== national };
  };
  const [all = '', maybe = '', after = ''] = (code === '' && CODE_AND_REST.exec(rest)) || [];
  return [read(code, rest), ...(all ? [read(maybe, after)] : [])];
}

/**
 * Whether two telephone numbers may be one: the shorter ends the longer, in seven digits at least,
 * and where both tell their calling codes, these and all other digits are the same. A 0 before the
 * area and the calling code 1 rule each other out.
 */
export function mayBeOneNumber(one: string, other: string): boolean {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (a.code && b.code) return a.code === b.code && ownDigits(a) === ownDigits(b);
  // No area of North America has a 0 before it, and no mobile in China.
  const hasTrunk = [a, b].some(({ code, rest }) => code === '' && rest.startsWith('0'));
  const hasNone = ({ code, rest }: typeof a) => code === '1' || (!code && WITHOUT_TRUNK.test(rest));
  if (hasTrunk && (hasNone(a) || hasNone(b))) return false;
  const [short = '', long = ''] = [a.national, b.national].sort((x, y) => x.length - y.length);
  return short.length >= MIN_DIGITS && long.endsWith(short);
}

/** The digits that tell a number from others: with a 0 that may belong to it. */
const ownDigits = ({ code, national, rest }: ReturnType<typeof partsOf>): string =>
  code === '' || WITH_ZERO.test(code) ? rest : national;

/** A part of a number may have its 0 anywhere. */
const withoutTrunk = (digits: string) =>
  digits.length < MIN_DIGITS ? digits : digits.replace(/^0+/, '');

/**
 * The key by which two spellings of one number are known to be one: `tel:` and the digits with the
 * calling code, or without it `local:` and at least an area and a number, since two towns share
 * shorter ones. Eleven digits that begin with 1 tell no code: so do numbers of North America and
 * mobiles in China. A 0 before them is left off only where the code tells that it does not belong
 * to the number. `null` for others.
 */
export function numberKey(text: string | null): string | null {
  const parts = partsOf(text ?? '');
  const { code, national } = parts;
  const isWhole =
    national.length >= (code ? MIN_DIGITS : WITH_AREA) && national.length <= MAX_DIGITS;
  if (!isWhole) return null;
  return `${code ? 'tel' : 'local'}:${(code + ownDigits(parts)).slice(0, MAX_DIGITS)}`;
}
