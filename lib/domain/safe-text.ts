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
