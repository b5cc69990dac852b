import { safeLink } from '../../../domain/safe-text.ts';

/** What is filled into the form behind a calendar's link; `null` for what is not known. */
export interface Prefill {
  name: string | null;
  email: string | null;
  /** IANA time zone. */
  zone: string | null;
}

/**
 * A booking calendar's public link with these answers filled in by its URL, as OnceHub documents
 * for general links; no request is needed. `null` where the calendar has no link that is safe.
 */
export function calendarLink(url: string | null, { name, email, zone }: Prefill): string | null {
  const safe = safeLink(url);
  if (safe === null) return null;
  const link = new URL(safe.href);
  const answers = new URLSearchParams(link.search);
  if (name) answers.set('name', name);
  if (email) answers.set('email', email);
  if (zone) answers.set('iana_time_zone', zone);
  // OnceHub reads a space as `%20`; a plus sign of an answer is already `%2B`.
  link.search = answers.toString().replaceAll('+', '%20');
  return link.href;
}
