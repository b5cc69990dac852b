import { addressBetween } from './candidate.ts';
import { distinct } from './normalise.ts';

/** Nobody chooses among more addresses; no text that anybody wrote holds more `@`. */
const MOST_SIGNS = 2000;

/** How far a word is followed back to see whether it is a link, and forth for the rest of a domain. */
const REACH_BACK = 500;
const REACH_ON = 400;

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
  for (let sign = 0; sign < MOST_SIGNS; sign++) {
    const at = text.indexOf('@', looked);
    if (at < 0) break;
    const from = Math.max(0, at - REACH_BACK);
    const first = Math.max(from, looked);
    let word = at;
    while (word > first && !BREAK.test(text.charAt(word - 1))) word--;
    // A word that began before the last sign is what it was; one too long to see its beginning is none to read.
    const open: boolean = word === first && (unreadable || from > looked);
    unreadable = open || UNREADABLE.test(text.slice(word, at));
    looked = at + 1;
    if (unreadable) continue;
    const address = addressBetween(text.slice(from, at), text.slice(looked, looked + REACH_ON));
    if (address !== null) found.add(address);
  }
  return [...found];
}

/** The addresses in free text, normalised, each once, in their order. */
export const inText = (text: string): string[] => distinct(bareInText(text));
