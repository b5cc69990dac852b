/** ASCII words with single spaces between, as most texts are: the fast path of `fold`. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Normalises text for search: lower case, without accents, on one line, single spaces. */
export const fold = (text: string): string =>
  PLAIN.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/\s+/g, ' ')
        .trim();
