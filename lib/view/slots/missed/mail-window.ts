/** The programs in which a mail can be opened, to be read and sent there. */
export const MAIL_PROGRAMS = ['gmail', 'system'] as const;
/** One of these programs: Gmail's compose window, or what the system opens `mailto:` with. */
export type MailProgram = (typeof MAIL_PROGRAMS)[number];

/** A mail that is to be opened in a program. */
export interface Mail {
  /** The one recipient. */
  to: string;
  subject: string;
  body: string;
}

/** The longest URL that every mail program takes whole, in characters. */
export const MAX_MAIL_URL_CHARS = 1800;

/**
 * One plain address. Quoted local parts, comments, lists and anything a mail program could take for
 * more than one recipient are none.
 */
const PLAIN = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~.-]+@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u;

/** Whether a mail can be opened to this text. */
export const isMailable = (address: string): boolean =>
  address.length <= 254 && PLAIN.test(address);

/**
 * The URL that opens a mail in a program; the only place that builds one. Every part is encoded, so
 * none can add a recipient, a header or a parameter. `null` where the recipient is no plain address
 * or the URL is longer than mail programs take: then the text can only be copied.
 */
export function mailWindow(program: MailProgram, { to, subject, body }: Mail): string | null {
  if (!isMailable(to)) return null;
  const at = to.lastIndexOf('@');
  const recipient = `${encoded(to.slice(0, at))}@${encoded(to.slice(at + 1))}`;
  const title = encoded(subject.replace(/\s+/gu, ' ').trim());
  // RFC 6068: lines of a body end in a carriage return and a line feed.
  const text = encoded(body.replace(/\r\n?|\n/g, '\r\n'));
  const url =
    program === 'gmail'
      ? `https://mail.google.com/mail/?view=cm&fs=1&to=${recipient}&su=${title}&body=${text}`
      : `mailto:${recipient}?subject=${title}&body=${text}`;
  return url.length > MAX_MAIL_URL_CHARS ? null : url;
}

/** Percent-encoded; half of a surrogate pair, which cannot be encoded, as U+FFFD. */
const encoded = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll("'", '%27');
