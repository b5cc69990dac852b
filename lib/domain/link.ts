/** An address a person may be sent to, with the host it really leads to. */
export interface SafeLink {
  href: string;
  /** As the network sees it: international names in punycode, the port where it is not 443. */
  host: string;
}

const LONGEST = 2048;

// Anything invisible, and the backslash: browsers read around them, people do not.
const DECEIVING =
  /[\u0000-\u0020\u007f-\u00a0\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\\]/u;

/**
 * The one way from a stranger's text to a link: `https:` in full form, no credentials, nothing
 * invisible. `null` for all else, which is then shown as text.
 */
export function safeLink(text: string | null): SafeLink | null {
  if (text === null || text.length > LONGEST) return null;
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
