import { bare, distinct } from './normalise.ts';

/**
 * Separates recipients, percent-encoded or not. A display name may contain one too; its parts are
 * not addresses and are dropped.
 */
const SEPARATOR = /[,;]/;

/**
 * Percent-decoding as in RFC 6068: `+` is not a space, and text with an invalid `%` stays as it is.
 */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The recipients of a `mailto:` link (RFC 6068) in their original case; empty for any other link.
 */
export function bareInMailto(href: string): string[] {
  const [, recipients = ''] = /^\s*mailto:\/{0,2}([^?]*)/i.exec(href) ?? [];
  return recipients
    .split(SEPARATOR)
    .flatMap((part) => decode(part).split(SEPARATOR))
    .flatMap((part) => bare(part) ?? []);
}

/**
 * The recipients of a `mailto:` link, normalised and without duplicates. Header fields such as `cc`
 * are ignored: a link with fields but no recipient is a "share by e-mail" link.
 */
export const inMailto = (href: string): string[] => distinct(bareInMailto(href));
