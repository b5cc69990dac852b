import { type SafeLink, safeLink } from '../safe-text.ts';

/**
 * The hosts on which OnceHub serves booking links: of calendars, and of classic pages (its API
 * reference, "One-time links", and the `url` of calendars and pages).
 */
const LINK_HOSTS: readonly string[] = ['oncehub.com', 'go.oncehub.com'];

/** Why a text is not handed out as a booking link. */
export type Unfit =
  /** No `https:` URL, or one that `safeLink` refuses. */
  | { is: 'noLink' }
  /** It leads to another host than OnceHub's. */
  | { is: 'elsewhere'; host: string };

/** A link to OnceHub's pages, or why a text is none. */
export type BookingLink = ({ is: 'link' } & SafeLink) | Unfit;

/** Checks that a text is a link to OnceHub's booking pages; the only rule for what is copied. */
export function bookingLink(text: string | null): BookingLink {
  const link = safeLink(text);
  if (link === null) return { is: 'noLink' };
  const isOurs = LINK_HOSTS.includes(link.host);
  return isOurs ? { is: 'link', ...link } : { is: 'elsewhere', host: link.host };
}

/** What a booking form can be filled in with; `null` for what is not known. */
export interface Guest {
  name: string | null;
  /** An e-mail address, never a key of a customer without one. */
  email: string | null;
  /** E.164: a plus, the calling code and the number. */
  phone: string | null;
}

/** A field of the form that a link fills in. */
export type Filled = keyof Guest;

/** The fields a guest gives values for, in the order in which they are named. */
export const filledBy = (guest: Guest): Filled[] =>
  (['name', 'email', 'phone'] as const).filter((field) => guest[field] !== null);

/** The values of a guest as parameters of a general link. */
const PARAMETERS = {
  /** OnceHub's help, "General links of booking calendars": keys ignore case, values do not. */
  calendar: ({ name, email, phone }: Guest) => ({ name, email, mobile_phone: phone }),
  /** OnceHub's help, "Classic pages": the number has its calling code, but no plus. */
  classic: ({ name, email, phone }: Guest) => ({
    name,
    email,
    mobile: phone === null ? null : phone.replace(/^\+/, ''),
  }),
};

/**
 * The link of a calendar or a classic page, filled in by parameters of its URL. A pure function:
 * nothing is asked. `host` is the address of the user who is to host it, for a team's calendar.
 * `link` has to be what `bookingLink` passed; its own parameters of these names are replaced.
 */
export function generalLink(
  link: SafeLink,
  kind: keyof typeof PARAMETERS,
  guest: Guest,
  host: string | null,
): string {
  const url = new URL(link.href);
  const given = { ...PARAMETERS[kind](guest), host: kind === 'calendar' ? host : null };
  const isReplaced = (key: string) =>
    Object.entries(given).some(([name, value]) => value !== null && name === key.toLowerCase());
  const kept = [...url.searchParams].filter(([key]) => !isReplaced(key));
  const all = [...kept, ...Object.entries(given)].flatMap(([key, value]) =>
    value === null ? [] : `${encoded(key)}=${encoded(value)}`,
  );
  // Not by `URLSearchParams`: it writes a space as a plus, which OnceHub may read as a plus.
  url.search = all.join('&');
  return url.href;
}

/** Percent-encoded; half of a surrogate pair, which cannot be encoded, as U+FFFD. */
const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
