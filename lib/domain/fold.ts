/** ASCII words with single spaces between, as most texts are: the fast path of `fold`. */
const PLAIN = /^[!-&(-~]+(?: [!-&(-~]+)*$/;

/**
 * Letters that Unicode's decomposition leaves whole, as they are typed on other keyboards: European
 * letters with a stroke or a tail and ligatures, final forms, and letters of Arabic and Cyrillic
 * that keyboards of several countries write as different characters.
 */
const LETTERS: Record<string, string> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ð: 'd', đ: 'd', þ: 'th', ħ: 'h', ı: 'i', ĸ: 'k' },
  ...{ ł: 'l', ŋ: 'n', ŧ: 't', ə: 'e', ɛ: 'e', ɔ: 'o', ƒ: 'f', ƙ: 'k', ɓ: 'b', ɗ: 'd' },
  ...{ ς: 'σ', ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ', ґ: 'г', ѓ: 'г', ў: 'у', ђ: 'ћ' },
  ...{ ة: 'ه', ى: 'ي', ی: 'ي', ک: 'ك', ٱ: 'ا', ہ: 'ه', ھ: 'ه' },
};
const FOLDED = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');
/** Apostrophes of every kind: many leave them out, and phones turn them. The Arabic tatweel. */
const LEFT_OUT = /['’‘‛ʼʻʹʽ`´＇\u0640]/gu;

/**
 * Normalises text for search: lower case, without accents and apostrophes, letters that look alike
 * as one, on one line, single spaces.
 */
export const fold = (text: string): string =>
  PLAIN.test(text)
    ? text.toLowerCase()
    : text
        .replace(LEFT_OUT, '')
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(FOLDED, (letter) => LETTERS[letter] ?? letter)
        .replace(/\s+/g, ' ')
        .trim();
