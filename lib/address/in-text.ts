import { bare, distinct, INVISIBLE } from './normalise.ts';

/** Nobody chooses among more addresses; no text that anybody wrote holds more `@`. */
const MAX_AT_SIGNS = 2000;

/** How far a word is followed back to see whether it is a link, and forth for the rest of a domain. */
const LOOK_BACK_CHARS = 500;
const LOOK_AHEAD_CHARS = 400;

/** Between words. */
const BREAK = /[\s"<>|]/;

/** A link, or letters shown in another order than they are written. */
const UNREADABLE = /:\/\/|^www\.|[\u202D\u202E]/i;

/**
 * The addresses in free text, in the case they were written in, each once, in their order.
 * Inline runs must stand joined and blocks apart. Only a–z counts here, and nothing inside links, message ids,
 * file names or handles. The work grows with the length and no faster, whatever the text; behind two thousand `@`
 * nothing is read.
 */
export function bareInText(text: string): string[] {
  const found = new Set<string>();
  let looked = 0;
  let unreadable = false;
  for (let sign = 0; sign < MAX_AT_SIGNS; sign++) {
    const at = text.indexOf('@', looked);
    if (at < 0) break;
    const from = Math.max(0, at - LOOK_BACK_CHARS);
    const first = Math.max(from, looked);
    let word = at;
    while (word > first && !BREAK.test(text.charAt(word - 1))) word--;
    // A word that began before the last sign is what it was; one too long to see its beginning is none to read.
    const open: boolean = word === first && (unreadable || from > looked);
    unreadable = open || UNREADABLE.test(text.slice(word, at));
    looked = at + 1;
    if (unreadable) continue;
    const address = addressBetween(
      text.slice(from, at),
      text.slice(looked, looked + LOOK_AHEAD_CHARS),
    );
    if (address !== null) found.add(address);
  }
  return [...found];
}

/** The addresses in free text, normalised, each once, in their order. */
export const inText = (text: string): string[] => distinct(bareInText(text));

/** Twice what a local part may have, since invisible characters count here. */
const MAX_LOCAL_CHARS = 128;

const invisible = INVISIBLE.source.slice(1, -1);
const NOT_LOCAL = new RegExp(`[^\\w.%+'${invisible}-]`);
const NOT_DOMAIN = new RegExp(`[^a-z\\d.${invisible}-]`, 'i');

/** Letters that make one word with an a–z beside them. Scripts written without spaces do not. */
const WORD = '\\p{sc=Latin}\\p{sc=Greek}\\p{sc=Cyrillic}\\p{sc=Inherited}\\p{Nd}_';

/** What may not stand before an address: more of its word, a sign (then it is a handle), or the rest of a link. */
const SPOILS_BEFORE = new RegExp(`[${WORD}@/=?&]$`, 'u');

/** What may not stand behind it: more of its word, a sign, or a path, which makes it the name of a repository. */
const SPOILS_BEHIND = new RegExp(`^([${WORD}@]|:[\\w.~-]*/)`, 'u');

/** Ids of messages and of their parts only look like addresses. */
const BEFORE_ID = /(message-id|in-reply-to|references)\s*:\s*(<[^<>]*>[\s,]*)*<$|\b[cm]id:$/i;

/** Last labels that are file types and no top-level domains. */
const FILE = /\.(png|jpe?g|gif|svg|webp|css|m?js|html?|php|pdf)$/i;

/** The address around an `@`, in the case it was written in, from what stands before and behind it; `null` where it only looks like one. */
function addressBetween(before: string, behind: string): string | null {
  const local = before.slice(-MAX_LOCAL_CHARS).split(NOT_LOCAL).at(-1) ?? '';
  const [domain = ''] = behind.split(NOT_DOMAIN, 1);
  const left = before.slice(0, before.length - local.length);
  // Wide and ornamental letters count as what they stand for; two code units hold any of them.
  if (SPOILS_BEFORE.test(left.slice(-2).normalize('NFKC')) || BEFORE_ID.test(left)) return null;
  if (SPOILS_BEHIND.test(behind.slice(domain.length).normalize('NFKC'))) return null;
  // Three dots are an ellipsis, not a part of what they touch.
  const name = local.replace(INVISIBLE, '').replace(/^.*\.\.|^[.%+'-]+/g, '');
  const host = domain.replace(INVISIBLE, '').replace(/\.\..*|[.-]+$/g, '');
  return /%[\da-f]{2}/i.test(name) || FILE.test(host) ? null : bare(`${name}@${host}`);
}
