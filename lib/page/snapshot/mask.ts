import { bareInMailto } from '../../address/in-mailto.ts';
import { bareInText } from '../../address/in-text.ts';
import { isAutomated, isLogging } from '../../address/kinds.ts';
import { domainOf, normalise } from '../../address/normalise.ts';

/**
 * Replaces text and addresses by placeholders. The same address always gets the same placeholder.
 */
export interface Mask {
  /** Placeholder of one address, such as `person1@example.com`. */
  address(address: string): string;
  /**
   * Masks a text: letters become `x`, digits `0`, addresses their placeholders. Spaces and
   * punctuation stay, so that glued words stay glued.
   */
  text(text: string): string;
  /** Masks a link: the shape of its URL, or the placeholders of a `mailto:` link's recipients. */
  link(href: string): string;
  /** Whether a text contains a word that could reveal an address registered so far. */
  betrays(text: string): boolean;
}

/** Words kept of one text; more are not needed to reproduce a fault. */
const MAX_WORDS = 12;
/** Limit on the text that is searched for addresses. */
const MAX_TEXT_CHARS = 4000;
/** All characters except those that can affect where an address begins or ends. */
const NO_SIGN = /[^\s\p{L}\p{M}\p{N}<>()[\]{},;:'"|/.+_-]+/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Common words in addresses. They reveal nobody, and readers need them in names. */
const PLAIN = new Set(
  [
    'account accounts admin box card company contact contacts customer customers deal email field',
    'form group hello help home inbox info lead left list mail main message name new news office',
    'order orders owner page people person property record right row sales search sender service',
    'side support team text thread ticket title user view web',
  ].flatMap((line) => line.split(' ')),
);

/** A placeholder word, in one of four lengths. Digits become `0`: ids are recognised by digits. */
const hide = (word: string): string =>
  (/^\p{N}+$/u.test(word) ? '0' : 'x').repeat(
    word.length <= 2 ? word.length : word.length <= 8 ? 5 : 10,
  );

/** Masks a text that contains no address. */
function hideWords(text: string): string {
  let words = 0;
  return text
    .replace(NO_SIGN, '·')
    .replace(WORD, (word) => {
      words++;
      return words <= MAX_WORDS ? hide(word) : words === MAX_WORDS + 1 ? '…' : '';
    })
    .replace(/\s+/g, ' ')
    .replace(/…[^…]*$/, '…');
}

/** Joins two masked texts. A separator keeps a letter from becoming part of an adjacent address. */
const apart = (one: string, other: string): string =>
  /[\p{L}\p{N}]$/u.test(one) && /^[\p{L}\p{N}]/u.test(other) ? `${one}·${other}` : one + other;

/** Creates a mask for the page at `url`; `own` are the normalised addresses of the page's owner. */
export function createMask(own: readonly string[], url: URL): Mask {
  const known = new Map<string, string>();
  const counts = new Map<string, number>();
  const secret = new Set<string>();

  function kindOf(address: string): [kind: string, host: string] {
    if (own.includes(address)) return ['own', 'example.org'];
    const isMachine = isLogging(address) || isAutomated(address);
    return isMachine ? ['automated', 'example.net'] : ['person', 'example.com'];
  }

  function address(raw: string): string {
    const plain = normalise(raw) ?? raw.toLowerCase();
    const before = known.get(plain);
    if (before) return before;
    const [kind, host] = kindOf(plain);
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const placeholder = `${kind}${count}@${host}`;
    known.set(plain, placeholder);
    const names = `${plain.split('@')[0]} ${domainOf(plain).replace(/\.[^.]*$/, '')}`;
    for (const [word] of names.matchAll(WORD))
      if (word.length >= 3 && !PLAIN.has(word)) secret.add(word);
    return placeholder;
  }

  return {
    address,
    text(text) {
      let left = text.slice(0, MAX_TEXT_CHARS);
      let masked = '';
      for (const found of bareInText(left)) {
        const at = left.indexOf(found);
        if (at < 0) continue;
        masked = apart(apart(masked, hideWords(left.slice(0, at))), address(found));
        left = left.slice(at + found.length);
      }
      return apart(masked, hideWords(left));
    },
    link(href) {
      if (/^\s*mailto:/i.test(href)) return `mailto:${bareInMailto(href).map(address).join()}`;
      return URL.canParse(href, url) ? shapeOf(new URL(href, url)) : '';
    },
    betrays: (text) => {
      const low = text.toLowerCase();
      return [...secret].some((word) => low.includes(word));
    },
  };
}

/** Path segments that products use. Any other word may be the name of a person or a company. */
const WORDS = new Set(
  [
    'mail inbox sent search label popout u all drafts contacts contact company companies deal deals',
    'ticket tickets record records objects object views view list lists board boards tasks queue',
    'live-messages help-desk thread threads conversation conversations lightning r o home',
    'related Contact Account Lead Opportunity Case Task Event agent users user organizations',
    'organization person persons people leads pipeline crm tab Contacts Leads Accounts Deals',
    'Potentials Cases in sales lead messaging messages open owa calendar read id a apps app',
  ].flatMap((line) => line.split(' ')),
);

/** Masks one path segment: numbers become `n`, unknown words `x`. */
function part(segment: string): string {
  if (WORDS.has(segment)) return segment;
  if (/^\d+$/.test(segment)) return 'n';
  if (/^\d+-\d+$/.test(segment)) return /^0-\d$/.test(segment) ? segment : 'n-n';
  return segment === '' ? '' : 'x';
}

const path = (text: string): string => text.split('/').map(part).join('/');

/**
 * The shape of a URL without its content: the scheme, and the path and hash with every number as
 * `n` and every word that products do not use as `x`. For other schemes, such as `mailto:`, only
 * the scheme.
 */
export function shapeOf(url: URL): string {
  if (!/^https?:$/.test(url.protocol)) return url.protocol;
  const [hash = ''] = url.hash.slice(1).split('?');
  return `${url.protocol}//…${path(url.pathname)}${url.hash ? `#${path(hash)}` : ''}`;
}
