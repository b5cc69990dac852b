import { bare, distinct } from './normalise.ts';

/** Between recipients, encoded or not. A name may hold one as well: then what is left of the name is no address. */
const SEPARATOR = /[,;]/;

/** Plain percent-encoding: a plus is a plus, and a stray `%` stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The recipients of a `mailto:` link (RFC 6068), in the case they were written in; empty for any other link. */
export function bareInMailto(href: string): string[] {
  const [, recipients = ''] = /^\s*mailto:\/{0,2}([^?]*)/i.exec(href) ?? [];
  return recipients
    .split(SEPARATOR)
    .flatMap((part) => decode(part).split(SEPARATOR))
    .flatMap((part) => bare(part) ?? []);
}

/** The recipients of a `mailto:` link, normalised, each once. No field of it counts: a link without recipients asks whom to share with. */
export const inMailto = (href: string): string[] => distinct(bareInMailto(href));
