/** What most texts are: words of ASCII with one space between. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Text as it is searched in: lower case, without accents, on one line. */
export const fold = (text: string): string =>
  PLAIN.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .toLowerCase()
        .replace(/\s+/g, ' ')
        .trim();
