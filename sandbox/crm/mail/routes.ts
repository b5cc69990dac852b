import { clockAt } from '../clock.ts';
import { mailView, servedMail, settledMail, threadWindow } from './document.ts';
import { placeOf } from './place.ts';
import { MAILBOXES } from './threads.ts';

/**
 * The demo mail's markup at a URL; `null` for an unknown one. Browsers do not send the hash to the
 * server, so the page's script requests the view of a hash.
 */
export const mailAt = (url: URL, now: number): string | null => {
  const place = placeOf(url);
  const mailbox = place && MAILBOXES[place.mailbox];
  if (!mailbox) return null;
  const clock = clockAt(now, place.language);
  if (url.pathname.endsWith('/popout')) return threadWindow(url, place, mailbox, clock);
  if (url.pathname.endsWith('/view')) {
    const named = new URL(url);
    named.hash = url.searchParams.get('at') ?? '';
    const shown = placeOf(named);
    return shown && mailView(shown, mailbox, clock).text;
  }
  return url.pathname === `/mail/u/${mailbox.number}/` ? servedMail(place, mailbox, clock) : null;
};

/**
 * The whole document at a URL, including the hash, in the state after its script has run; for tests
 * without a browser. `null` for an unknown URL.
 */
export const settledMailAt = (url: URL, now: number): string | null => {
  const place = placeOf(url);
  const mailbox = place && MAILBOXES[place.mailbox];
  if (!mailbox) return null;
  return url.pathname.endsWith('/popout')
    ? mailAt(url, now)
    : settledMail(place, mailbox, clockAt(now, place.language));
};
