/**
 * An extension at the end of a telephone number. A comma is a pause of dialling; more digits behind
 * one are another number.
 */
const EXTENSION =
  /[\s,;]*\(?(?:[,;#]|(?:ext(?:ensio)?n?|x|durchwahl|dw|poste|ramal)[.:=]*)\s*\p{Nd}{1,6}\)?\s*$/iu;

/** A telephone number without its extension, which many people's numbers share all else of. */
export const withoutExtension = (number: string): string => number.replace(EXTENSION, '');
