import { isAddress } from '../address/customer-key.ts';
import { normalise } from '../address/normalise.ts';
import {
  CALLING_CODE,
  MAX_DIGITS,
  type NumberReading,
  plainDigits,
  readingsOf,
} from '../address/phone.ts';
import { type Booking, bookerOf } from './booking.ts';

/** The people who are to be forgotten, as far as they are known. */
export interface Forgotten {
  /** Lower-cased. */
  addresses: ReadonlySet<string>;
  /** Their names and phone numbers, as typed. */
  names: readonly (string | null)[];
  phones: readonly (string | null)[];
}

/** Takes people out of texts that are about others, too. */
export interface Redactor {
  /** The text with an ellipsis in place of their names, addresses and phone numbers. */
  text(text: string): string;
  /** The link or other text to be followed; `null` where it names them: it leads to them. */
  link(text: string | null): string | null;
}

/** Collects what is known of the people with these addresses. */
export function forgottenOf(
  addresses: ReadonlySet<string>,
  bookings: readonly Booking[],
  contacts: readonly { name: string | null; phone: string | null }[],
): Forgotten {
  const booked = bookings.filter((booking) => addresses.has(bookerOf(booking) ?? ''));
  const all = [...booked, ...contacts];
  return {
    addresses,
    names: all.map(({ name }) => name),
    phones: all.map(({ phone }) => phone),
  };
}

/** Scripts that are written without spaces, so that a name has no end that could be recognised. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;
/** How many digits of a phone number are recognised at least. */
const MIN_DIGITS = 6;
/** The shortest part of an address or link that counts as a name, in characters. */
const MIN_PART = 3;

/** Makes a redactor. A name is also found as one of its words, and with a short ending ("Anns"). */
export function createRedactor({ addresses, names, phones }: Forgotten): Redactor {
  const mail = [...addresses].filter(isAddress);
  const parts = mail.flatMap((address) => wordsOf(address.split('@', 1)[0] ?? ''));
  const words = new Set([
    ...names.flatMap((name) => wordsOf(name ?? '').filter((word) => word.length > 1)),
    ...parts.filter((part) => part.length >= MIN_PART && !/^\p{N}+$/u.test(part)),
  ]);
  const patterns = [...mail, ...words]
    .sort((a, b) => b.length - a.length)
    .map((word) =>
      words.has(word) && !UNSPACED.test(word) ? `${word}\\p{L}{0,2}${END}` : escaped(word),
    );
  const spaced =
    patterns.length > 0 ? new RegExp(`${BEGIN}(?:${patterns.join('|')})`, 'giu') : null;
  const dense = [...words].filter((word) => UNSPACED.test(word));
  const numbers = new Set(phones.flatMap(numbersIn));
  const numbered = numbers.size > 0 ? new RegExp([...numbers].join('|'), 'gu') : null;

  const text = (given: string): string => {
    let left = given.normalize('NFC');
    if (spaced) left = left.replace(spaced, '…');
    for (const word of dense) left = left.replaceAll(word, '…');
    const plain = plainDigits(left);
    const unnumbered = numbered ? plain.replace(numbered, '…') : plain;
    if (unnumbered !== plain) left = unnumbered;
    return left === given.normalize('NFC') ? given : left.replace(/…(?:\s*…)+/g, '…');
  };
  const link = (given: string | null): string | null => {
    if (given === null) return null;
    const plain = decoded(given).normalize('NFC');
    const lower = plain.toLowerCase();
    const isTheirs = [...words].some((word) => word.length >= MIN_PART && lower.includes(word));
    return isTheirs || text(plain) !== plain ? null : given;
  };
  return { text, link };
}

/** Whether `left` may be this text after a redactor has taken people out of it. */
export function isRedacted(left: string, text: string): boolean {
  const whole = text.normalize('NFC');
  const parts = left.split('…');
  let at = 0;
  return parts.every((part, index) => {
    const isLast = index === parts.length - 1;
    const found = isLast ? whole.length - part.length : whole.indexOf(part, at);
    const isThere = found >= at && whole.startsWith(part, found) && (index > 0 || found === 0);
    // At least one character was taken out behind it.
    at = found + part.length + 1;
    return isThere;
  });
}

const BEGIN = '(?<![\\p{L}\\p{M}\\p{N}])';
const END = '(?![\\p{L}\\p{M}\\p{N}])';

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** What may stand between the digits of a phone number; a line that ends, ends the number. */
const GAP = '[\\t\\p{Zs}\\p{Cf}./·•・_\\p{Ps}\\p{Pe}\\p{Pd}]{0,4}';
const PHONE = new RegExp(`[+＋]?\\d(?:${GAP}\\d){${MIN_DIGITS - 1},}`, 'gu');

/** The numbers in what was typed as one, each in every way to read it. */
function numbersIn(typed: string | null): string[] {
  const found = plainDigits(typed ?? '').match(PHONE) ?? [];
  // Two numbers with a bar between them; an area may have one behind it as well.
  const each = found.flatMap((one) =>
    one.replace(/\D/g, '').length > MAX_DIGITS ? one.split(/ [/|] /) : one,
  );
  return each
    .flatMap(readingsOf)
    .filter(({ national }) => national.length >= MIN_DIGITS)
    .map(spellings);
}

/** How the dialling of another country begins, from most countries and from North America. */
const ABROAD = '(?:[+＋]|(?<!\\d|\\d:)(?:00|011))';
/** The 0 before an area, in brackets or without. */
const TRUNK = `(?:\\p{Ps}?0\\p{Pe}?${GAP})?`;
/** A bracket around the digits that a number begins with. */
const OPENING = '(?:\\p{Ps}(?=[+＋]?\\d{1,5}\\p{Pe}))?';

/**
 * A pattern for every spelling of a number: with its calling code (any, where it was typed without
 * one) or the 0 before its area, or a part without its area where no other digits are before that.
 * Other digits before it are left, since they are an amount, a date or another's number.
 */
function spellings({ code, national, hasTrunk }: NumberReading): string {
  const whole = [...national].join(GAP);
  const area = [...national.slice(0, -MIN_DIGITS)];
  const part = area.reduce((before, digit) => `(?:${before}${digit}${GAP})?`, '');
  const last = [...national.slice(-MIN_DIGITS)].join(GAP);
  const codes = code || CALLING_CODE;
  const abroad = `${ABROAD}${GAP}${codes}${GAP}${TRUNK}`;
  // Without a plus it is told from a number of its own only where it is known or has no space.
  const gap = code || hasTrunk ? GAP : '-?';
  const plain = `(?<!\\d|\\d:)${codes}${gap}(?:\\p{Ps}0\\p{Pe}${GAP})?`;
  const elsewhere = code ? `(?<!${ABROAD}${GAP}${CALLING_CODE}${GAP}${TRUNK})` : '';
  const inside = `(?<!\\d)${elsewhere}(?:[+＋]?0${GAP})?`;
  return `(?:${OPENING}(?:${abroad}|${plain}|${inside})${whole}|(?<!\\d${GAP})${part}${last})(?!\\d)`;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A booking of others without these people in what was typed into it. */
export function redactTexts(booking: Booking, { text, link }: Redactor): Booking {
  const { location, note, change, utm, properties } = booking;
  const isLink = location !== null && /:\/\//.test(location);
  return {
    ...booking,
    subject: text(booking.subject),
    joinText: link(booking.joinText),
    location: isLink ? link(location) : location && text(location),
    note: note && text(note),
    answers: redactAnswers(booking.answers, text),
    ...(properties && { properties: redactAnswers(properties, text) }),
    change: change && { ...change, reason: change.reason && text(change.reason) },
    utm: utm && {
      source: utm.source && text(utm.source),
      medium: utm.medium && text(utm.medium),
      campaign: utm.campaign && text(utm.campaign),
      term: utm.term && text(utm.term),
      content: utm.content && text(utm.content),
    },
  };
}

const redactAnswers = (answers: Booking['answers'], text: Redactor['text']): Booking['answers'] =>
  answers.map(({ question, answer }) => ({ question: text(question), answer: text(answer) }));

/**
 * A booking without the personal data of some people: the people themselves and, if one of them
 * booked it, everything the booker wrote. Texts may still name them.
 */
export function withoutPeople(booking: Booking, addresses: ReadonlySet<string>): Booking {
  const isOut = (address: string | null) => address !== null && addresses.has(address);
  const booked = booking.people.some((one) => one.part === 'booker' && isOut(one.address));
  const others: Booking = {
    ...booking,
    people: booking.people.filter((one) => !isOut(one.address)),
    guests: booking.guests.filter((guest) => !isOut(normalise(guest))),
  };
  if (!booked && !isOut(booking.email && normalise(booking.email))) return others;
  return {
    ...others,
    ...{ name: null, email: null, phone: null, company: null, note: null, customerZone: null },
    ...{ answers: [], utm: null, contact: null, payment: null, properties: [], conversation: null },
    change: booking.change && { ...booking.change, reason: null },
  };
}
