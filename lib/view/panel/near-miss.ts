import { isAddress } from '../../address/customer-key.ts';
import type { IsProvider } from '../../address/provider-test.ts';
import { fold } from '../../domain/fold.ts';

/*
 * Near misses: two spellings that may be one person's. They are offered to the user and never
 * joined without being asked, since each rule is true of two people now and then.
 */

/** A person as one spelling has them. The address is normalised. */
export interface Spelling {
  address: string;
  /** `null` where it is not known. */
  name: string | null;
}

/**
 * What two near addresses say of their people: they have one mailbox (`same`), they look alike, so
 * that the names must not differ (`alike`), or only one known name on both can tell (`named`).
 */
export type Nearness = 'same' | 'alike' | 'named';

/** How addresses at Google end: their local parts have dots that do not count. */
const GOOGLE: readonly string[] = ['@gmail.com', '@googlemail.com'];
const GMAIL = 'gmail.com';

interface Mailbox {
  local: string;
  domain: string;
  /** The domain as it was written. */
  written: string;
}

/**
 * The mailbox an address delivers to: without a plus tag, at Google also without dots, and with
 * `googlemail.com`, an older name of `gmail.com`. Source: Gmail's help, "Dots don't matter" and
 * "Create task-specific addresses". Other providers have plus tags, too, and none that delivers
 * them to somebody else is known.
 */
function mailboxOf(address: string): Mailbox {
  const at = address.lastIndexOf('@');
  const [whole, written] = [address.slice(0, at), address.slice(at + 1)];
  const domain = written === 'googlemail.com' ? GMAIL : written;
  const plus = whole.indexOf('+');
  const local = plus > 0 ? whole.slice(0, plus) : whole;
  return { local: domain === GMAIL ? dotless(local) : local, domain, written };
}

const dotless = (local: string) => local.replaceAll('.', '');

/**
 * Whether two different texts are one edit apart: a character more or less, another one in its
 * place, or two neighbours swapped. In code units, linear in their length.
 */
export function isOneEdit(one: string, other: string): boolean {
  let head = 0;
  while (head < one.length && one[head] === other[head]) head++;
  // From the first difference on.
  const [a, b] = [one.slice(head), other.slice(head)];
  const isOther = a.slice(1) === b.slice(1);
  const isSwapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return one !== other && (isOther || isSwapped || a.slice(1) === b || a === b.slice(1));
}

/** Fewer letters are often initials, which a colleague's differ from by one. */
const MIN_LETTERS = 5;

const hasLetters = (text: string) => text.replace(/\P{L}/gu, '').length >= MIN_LETTERS;

/** Digits tell people and shops apart: `smith1`, `smith2`. */
const haveSameDigits = (one: string, other: string) =>
  one.replace(/\D/g, '') === other.replace(/\D/g, '');

/** How near two mailboxes at different domains are: one part the same, the other mistyped. */
function nearDomains(one: Mailbox, other: Mailbox, isProvider: IsProvider): Nearness | null {
  const isMistyped = isOneEdit(one.domain, other.domain) || isOneEdit(one.written, other.written);
  // Whoever mistypes Google's domain types the dots as always.
  const isGoogle = one.domain === GMAIL || other.domain === GMAIL;
  const [a, b] = [one.local, other.local].map((local) => (isGoogle ? dotless(local) : local));
  if (!isMistyped || a !== b) return null;
  // Two providers that both exist, such as `mail.com` and `gmail.com`, are not mistyped.
  const exist = isProvider(one.domain) && isProvider(other.domain);
  const isSure = haveSameDigits(one.domain, other.domain) && !areShort(one.domain, other.domain);
  return exist || !isSure ? 'named' : 'alike';
}

/** Whether two domains differ before their endings, in so few letters that many firms are near. */
function areShort(one: string, other: string): boolean {
  const [a, b] = [one, other].map((domain) => domain.slice(0, domain.lastIndexOf('.')));
  return a !== b && !hasLetters(a ?? '') && !hasLetters(b ?? '');
}

/** Whether the local parts of two mailboxes at one domain are one person's, mistyped. */
const isMistyped = (one: string, other: string): boolean =>
  // Another first letter is another first name: `jsmith`, `psmith`.
  one[0] === other[0] && isOneEdit(one, other) && hasLetters(one) && hasLetters(other);

/**
 * How near an address is to the given one, by the addresses alone; `null` for not near, and for the
 * key of a customer without an address. It is made once for comparisons with many others.
 */
export function nearnessTo(
  address: string,
  isProvider: IsProvider,
): (other: string) => Nearness | null {
  const one = mailboxOf(address);
  const isShared = isProvider(one.domain);
  const ending = `@${one.domain}`;
  const beginning = one.domain === GMAIL ? one.local.charAt(0) : one.local;
  return (written) => {
    // Most addresses are neither at this domain nor begin alike, and need not be taken apart.
    const isApart = !written.endsWith(ending) && !written.startsWith(beginning);
    if (isApart && !GOOGLE.some((google) => written.endsWith(google))) return null;
    if (written === address || !isAddress(written) || !isAddress(address)) return null;
    const other = mailboxOf(written);
    if (one.domain !== other.domain) return nearDomains(one, other, isProvider);
    if (one.local === other.local) return 'same';
    const mistyped = isMistyped(one.local, other.local);
    if (mistyped && haveSameDigits(one.local, other.local)) return 'alike';
    return mistyped || !isShared ? 'named' : null;
  };
}

/** A name for comparison: folded, in one order of its words; empty where there is none. */
export const nameKey = (name: string | null): string =>
  fold(name ?? '')
    .split(/[\s,.]+/)
    .filter(Boolean)
    .sort()
    .join(' ');

/** Whether the names of two people allow what their addresses say. */
export function namesAgree(nearness: Nearness, one: string | null, other: string | null): boolean {
  if (nearness === 'same') return true;
  const [a, b] = [nameKey(one), nameKey(other)];
  if (nearness === 'named') return a !== '' && a === b;
  // One name may say more than the other: "Dana", "Dana Whitfield".
  return isPartOf(a, b) || isPartOf(b, a);
}

/** Whether all words of a name are in the other one; so are those of no name. */
function isPartOf(one: string, other: string): boolean {
  const words = other.split(' ');
  return one === '' || one.split(' ').every((word) => words.includes(word));
}

/** Whether two different addresses may be one person's under two spellings. Symmetric. */
export function isNear(one: Spelling, other: Spelling, isProvider: IsProvider): boolean {
  const nearness = nearnessTo(one.address, isProvider)(other.address);
  return nearness !== null && namesAgree(nearness, one.name, other.name);
}
