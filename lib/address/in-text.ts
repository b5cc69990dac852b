import { bare, distinct, INVISIBLE } from './normalise.ts';

/** Limit on the `@` signs examined: no written text has more, and no user chooses among so many. */
const MAX_AT_SIGNS = 2000;

/**
 * How far a word is searched backwards, to see whether it is a link, and forwards, for the rest of
 * the domain. These limits keep the run time linear in the length of the text.
 */
const LOOK_BACK_CHARS = 500;
const LOOK_AHEAD_CHARS = 400;

/** A character that separates words. */
const BREAK = /[\s"<>|]/;

/** A link, or text with a direction override (shown in another order than written). */
const UNREADABLE = /:\/\/|^www\.|[\u202D\u202E]/i;

/**
 * The addresses in free text in their original case, without duplicates, in order of appearance.
 * The caller must join the text of inline elements and separate that of blocks. Only ASCII
 * addresses are found here, and none inside links, message ids, file names or handles. The run time
 * is linear in the length of any text; after `MAX_AT_SIGNS` signs the search stops.
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
    // The same word as at the last `@` stays unreadable; so is one whose start is too far back.
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

/** Like `bareInText`, normalised. */
export const inText = (text: string): string[] => distinct(bareInText(text));

/** Twice the limit of a local part (64), since invisible characters are still in the text here. */
const MAX_LOCAL_CHARS = 128;

const invisible = INVISIBLE.source.slice(1, -1);
const NOT_LOCAL = new RegExp(`[^\\w.%+'${invisible}-]`);
const NOT_DOMAIN = new RegExp(`[^a-z\\d.${invisible}-]`, 'i');

/**
 * Letters that form one word with an adjacent a–z. Scripts written without spaces are left out.
 */
const WORD = '\\p{sc=Latin}\\p{sc=Greek}\\p{sc=Cyrillic}\\p{sc=Inherited}\\p{Nd}_';

/** Apostrophes as a word processor or a telephone writes them, within a word: “o’brien”. */
const APOSTROPHE = /(?<=[\w.])[\u2018\u2019\u02bc\uff07\u00b4`](?=\w)/g;

/** Must not precede an address: more of the same word, an `@` (a handle), or a part of a link. */
const SPOILS_BEFORE = new RegExp(`[${WORD}@/=?&]$`, 'u');

/** Must not follow an address: more of the same word, an `@`, or a path (`git@host:owner/name`). */
const SPOILS_BEHIND = new RegExp(`^([${WORD}@]|:[\\w.~-]*/)`, 'u');

/** Precedes a message id or content id, which has the form of an address. */
const BEFORE_ID = /(message-id|in-reply-to|references)\s*:\s*(<[^<>]*>[\s,]*)*<$|\b[cm]id:$/i;

/** A part of a link, or a file: these extensions are not top-level domains. */
const NOT_ADDRESS = /%[\da-f]{2}|^www\.|\.(png|jpe?g|gif|svg|webp|css|m?js|html?|php|pdf)$/i;

/**
 * The address around an `@` in its original case, from the text before and after the sign; `null`
 * where it only looks like an address.
 */
function addressBetween(before: string, behind: string): string | null {
  const plain = before.slice(-MAX_LOCAL_CHARS).replace(APOSTROPHE, "'");
  const local = plain.split(NOT_LOCAL).at(-1) ?? '';
  const [domain = ''] = behind.split(NOT_DOMAIN, 1);
  const left = before.slice(0, before.length - local.length);
  // NFKC maps full-width and ornamental letters to plain ones; two code units hold any of them.
  if (SPOILS_BEFORE.test(left.slice(-2).normalize('NFKC')) || BEFORE_ID.test(left)) return null;
  if (SPOILS_BEHIND.test(behind.slice(domain.length).normalize('NFKC'))) return null;
  // Two or more dots in a row are an ellipsis, not part of the address beside them.
  const name = local.replace(INVISIBLE, '').replace(/^.*\.\.|^[.%+'-]+/g, '');
  const host = domain.replace(INVISIBLE, '').replace(/\.\..*|[.-]+$/g, '');
  const address = `${name}@${host}`;
  return NOT_ADDRESS.test(address) ? null : bare(address);
}
