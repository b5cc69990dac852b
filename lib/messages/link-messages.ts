import * as z from 'zod/mini';
import { GUEST_LINKS } from '../domain/details/guest-link.ts';
import { Address } from './report-shape.ts';
import { Id, result } from './result-shape.ts';

/** The rows of the message table about links, calendars, and who the rep is. */
export const LINK_MESSAGES = {
  /** Asks OnceHub for a one-time link, its form filled in for one customer; mails nobody. */
  makeLink: {
    from: 'ours',
    input: z.object({
      calendar: Id,
      guest: z.object({
        name: z.nullable(z.string().check(z.maxLength(100))),
        email: z.nullable(Address),
        phone: z.nullable(z.string().check(z.regex(/^\+\d{1,20}$/))),
      }),
      /** The id of the user who the rep is: the host on a calendar of one of their teams. */
      rep: z.nullable(Id),
    }),
    output: result(
      z.union([
        z.object({ is: z.literal('link'), url: z.string().check(z.maxLength(2100)) }),
        z.object({ is: z.literal('noLink') }),
        z.object({ is: z.literal('elsewhere'), host: z.string().check(z.maxLength(2100)) }),
      ]),
    ),
  },
  /**
   * Reads one of a meeting's links for its guest from OnceHub and hands it to who asks; it is
   * stored nowhere.
   */
  readGuestLink: {
    from: 'ours',
    input: z.object({ booking: Id, kind: z.enum(GUEST_LINKS) }),
    output: result(
      z.union([
        z.object({ is: z.literal('link'), url: z.string().check(z.maxLength(2100)) }),
        z.object({ is: z.enum(['noLink', 'over']) }),
        z.object({ is: z.literal('elsewhere'), host: z.string().check(z.maxLength(2100)) }),
      ]),
    ),
  },
  /** Records which calendar was used last, and which kind of its link was copied. */
  useCalendar: {
    from: 'ours',
    input: z.object({ calendar: Id, link: z.exactOptional(z.enum(['oneTime', 'general'])) }),
    output: result(z.null()),
  },
  /** Whether the popup was opened by the keyboard shortcut for links; true once. */
  takeLinkKey: {
    from: 'ours',
    input: z.object({}),
    output: result(z.boolean()),
  },
  /**
   * Records for one mailbox or portal, by its owner's address, which OnceHub user the rep is;
   * `null`: not the one that was proposed.
   */
  setRep: {
    from: 'ours',
    input: z.object({ place: Address, user: z.nullable(Id) }),
    output: result(z.null()),
  },
} as const;
