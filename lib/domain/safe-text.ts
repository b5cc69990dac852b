// Control characters, bidirectional overrides and isolates, and zero-width characters except the
// joiners U+200C and U+200D: Persian, Indic scripts and emoji need those.
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Text without a visible character: only white space, joiners, and the fillers and blanks that
 * Unicode counts as letters or symbols (U+2800 is the empty Braille pattern).
 */
const UNSEEN = /^[\p{DI}\s\u2800]*$/u;

/** Line separators other than `\n`, each of which a browser may show as a new line. */
const LINE_END = /\r\n?|[\u2028\u2029]/g;
/** Lines in a row on which nothing is seen. */
const BLANK_LINES = /\n[\p{DI}\s\u2800]*\n/gu;

/**
 * Sanitises untrusted text for storing and showing: line ends become `\n`, blank lines in a row are
 * folded into one, hidden characters are removed, no character is wider or higher than any script
 * needs, and the text is trimmed and cut to `max` UTF-16 code units, between characters. `null`
 * where nothing visible is left.
 */
export function tidy(text: string, max: number): string | null {
  const shown = boundClusters(
    text
      .slice(0, max * 4)
      .replace(LINE_END, '\n')
      .replace(HIDDEN, '')
      .replace(BLANK_LINES, '\n\n')
      .trim(),
  );
  if (UNSEEN.test(shown)) return null;
  if (shown.length <= max) return shown;
  const cut = shown.slice(0, cutBefore(shown, max - 1));
  // Even a cluster that is longer than all that is left is not cut inside a surrogate pair.
  return `${cut.replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Latin alone has no clusters that are long. */
const MAY_BE_LONG = /[\u0300-\uffff]{5}/;
/** More marks and skin tones in a row than any script needs: a Hebrew letter can have four. */
const MANY_MARKS = /([\p{M}\p{EMod}]{4})[\p{M}\p{EMod}]+/gu;
/** More invisible characters in a row than the flag of a region needs. */
const MANY_UNSEEN = /(\p{DI}{8})\p{DI}+/gu;
/** More joined parts than any emoji or syllable has. */
const MANY_PARTS = /^((?:[^\p{M}\p{EMod}\p{DI}][\p{M}\p{EMod}\p{DI}]*){8}).+/su;

let segmenter: Intl.Segmenter | undefined;
const clustersOf = (text: string): Intl.Segments => {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
};

/**
 * Limits the clusters of a text, each of which is one character to a reader. A browser breaks no
 * line inside a cluster, so an endless one would push everything beside it out of sight.
 */
function boundClusters(text: string): string {
  if (!MAY_BE_LONG.test(text)) return text;
  return Array.from(clustersOf(text), ({ segment }) =>
    segment.replace(MANY_MARKS, '$1').replace(MANY_UNSEEN, '$1').replace(MANY_PARTS, '$1…'),
  ).join('');
}

/** The last place not after `max` at which a text can be cut without splitting a character. */
const cutBefore = (text: string, max: number): number =>
  // Latin letters need no search, but for a mark that follows.
  (/[\u0300-\uffff]/.test(text.slice(max - 1, max + 1)) &&
    clustersOf(text).containing(max)?.index) ||
  max;

/** A URL that is safe to offer as a link, with the host it leads to. */
export interface SafeLink {
  href: string;
  /** As in DNS: international names in Punycode, with the port where it is not 443. */
  host: string;
}

const MAX_URL_CHARS = 2048;

// Invisible characters and the backslash: browsers ignore or replace them, readers are deceived.
const DECEIVING =
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\\]/u;

/**
 * Makes a link of untrusted text; the only function that may. Accepts an absolute `https:` URL
 * without credentials and invisible characters. `null` for everything else, which is then shown as
 * text.
 */
export function safeLink(text: string | null): SafeLink | null {
  if (text === null || text.length > MAX_URL_CHARS) return null;
  if (!/^https:\/\/[^/]/i.test(text) || DECEIVING.test(text)) return null;
  if (authority(text).includes('@')) return null;
  try {
    const { href, host } = new URL(text);
    return { href, host };
  } catch {
    return null;
  }
}

const authority = (text: string) => text.slice('https://'.length).split(/[/?#]/, 1)[0] ?? '';
