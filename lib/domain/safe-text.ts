// Control characters, bidirectional overrides and isolates, and zero-width characters except the
// joiners U+200C and U+200D: Persian, Indic scripts and emoji need those.
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Text without a visible character: only white space, joiners, and the fillers and blanks that
 * Unicode counts as letters or symbols (U+2800 is the empty Braille pattern).
 */
const UNSEEN = /^[\p{Default_Ignorable_Code_Point}\s\u2800]*$/u;

/**
 * Sanitises untrusted text for storing and showing: line ends become `\n`, hidden characters are
 * removed, and the text is trimmed and cut to `max` UTF-16 code units. `null` where nothing visible
 * is left.
 */
export function tidy(text: string, max: number): string | null {
  const shown = text
    .slice(0, max * 4)
    .replace(/\r\n?/g, '\n')
    .replace(HIDDEN, '')
    .trim();
  if (UNSEEN.test(shown)) return null;
  if (shown.length <= max) return shown;
  // Do not cut inside a surrogate pair.
  return `${shown.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** A URL that is safe to offer as a link, with the host it leads to. */
interface SafeLink {
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
