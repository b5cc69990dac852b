// Control characters, bidirectional overrides and isolates, and zero-width characters that join
// nothing. The joiners U+200C and U+200D stay: Persian, Indic scripts and emoji need them.
const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** Not one character that can be seen. Joiners alone are none, nor the fillers and blanks that count as letters or signs. */
const UNSEEN = /^[\p{Default_Ignorable_Code_Point}\s\u2800]*$/u;

/**
 * Makes a stranger's text fit to keep and show: line ends unified, hidden characters dropped,
 * trimmed, cut at `max` characters. `null` where nothing is left to be seen.
 */
export function tidy(text: string, max: number): string | null {
  const shown = text
    .slice(0, max * 4)
    .replace(/\r\n?/g, '\n')
    .replace(HIDDEN, '')
    .trim();
  if (UNSEEN.test(shown)) return null;
  if (shown.length <= max) return shown;
  // Cut between characters, not inside a surrogate pair.
  return `${shown.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** An address a person may be sent to, with the host it really leads to. */
interface SafeLink {
  href: string;
  /** As the network sees it: international names in punycode, the port where it is not 443. */
  host: string;
}

const MAX_URL_CHARS = 2048;

// Anything invisible, and the backslash: browsers read around them, people do not.
const DECEIVING =
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\\]/u;

/**
 * The one way from a stranger's text to a link: `https:` in full form, no credentials, nothing
 * invisible. `null` for all else, which is then shown as text.
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
