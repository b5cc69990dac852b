import { clockAt } from '../clock.ts';
import { mailView, servedMail, settledMail, threadWindow } from './document.ts';
import { placeOf } from './place.ts';
import { MAILBOXES } from './threads.ts';

/** The demo mail's answer at a URL; `null` for one it does not have. A hash never reaches a server: the page's script asks for the view it names. */
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

/** The whole document at a URL, hash included, as it stands in a browser after its script ran: for tests that have no browser. */
export const settledMailAt = (url: URL, now: number): string | null => {
  const place = placeOf(url);
  const mailbox = place && MAILBOXES[place.mailbox];
  if (!mailbox) return null;
  return url.pathname.endsWith('/popout')
    ? mailAt(url, now)
    : settledMail(place, mailbox, clockAt(now, place.language));
};
