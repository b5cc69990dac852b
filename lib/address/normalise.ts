/** Invisible characters to remove: joiners, soft hyphens, byte-order and direction marks. */
export const INVISIBLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202C\u2060\u2066-\u2069\uFEFF]/g;

/**
 * Limits of RFC 5321: 254 characters for an address (the path of 256 without its brackets), 64 for
 * the local part; 63 for a label of the domain (RFC 1035).
 */
const MAX_ADDRESS_CHARS = 254;
const ADDRESS =
  /^(?!\.|.*\.[.@])[^\s\p{C}@<>()[\],;:"\\]{1,64}@(?:(?!-)[\p{L}\p{M}\p{N}-]{1,63}(?<!-)\.)+(?:[\p{L}\p{M}]{2,63}|xn--[a-z\d-]{1,59})$/u;

/** Longer than any display name with its address; longer input is rejected without parsing. */
const MAX_RAW_CHARS = 2000;

const lower = (text: string) => text.toLowerCase().normalize('NFC');

/**
 * Parses the one address in an attribute, an input or a part of a `mailto:` link; keeps its case.
 * A display name before it, quotation marks and closing punctuation are dropped. `null` where there
 * is no address, or more than one. Letters of every script are accepted, as RFC 6531 allows.
 */
export function bare(raw: string): string | null {
  if (raw.length > MAX_RAW_CHARS) return null;
  const text = raw.replace(INVISIBLE, '').trim();
  const found = (/<([^<>]*)>$/.exec(text)?.[1] ?? text)
    .replace(/^[\s'"‘’“”(<[]+|[\s'"‘’“”)>\].,;]{1,20}$/g, '')
    .normalize('NFC');
  const address = lower(found);
  return address.length <= MAX_ADDRESS_CHARS && ADDRESS.test(address) ? found : null;
}

/**
 * Like `bare`, in the canonical form in which Bookside compares addresses: lower case, Unicode NFC.
 * Plus tags and dots stay.
 */
export function normalise(raw: string): string | null {
  const found = bare(raw);
  return found && lower(found);
}

/** The domain of an address in lower case; empty where there is no `@`. */
export const domainOf = (address: string): string => address.toLowerCase().split('@')[1] ?? '';

/** Addresses in canonical form without duplicates, in order of first appearance. */
export const distinct = (written: Iterable<string>): string[] => [
  ...new Set(Array.from(written, lower)),
];

/** Most addresses: lower-case ASCII letters and digits, in canonical form already. */
const PLAIN = /^[a-z\d]+(?:[._+-][a-z\d]+)*@(?:[a-z\d]+(?:-[a-z\d]+)*\.)+[a-z]{2,}$/;
/** In an address this short no part can exceed its own limit. */
const MAX_QUICK_CHARS = 63;

/** `normalise` with a fast path for canonical addresses, at a tenth of the cost. */
export const normaliseQuickly = (raw: string): string | null =>
  raw.length <= MAX_QUICK_CHARS && PLAIN.test(raw) ? raw : normalise(raw);
