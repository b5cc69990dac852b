import type { Filled, Guest, Unfit } from '../../domain/details/booking-link.ts';
import type { Failure, Result } from '../../domain/result.ts';
import type { LinkKind } from '../../settings/calendar-use.ts';
import type { CalendarChoice } from '../calendars/calendar-list.ts';
import type { WhoAmI } from '../calendars/who-am-i.ts';

export type { Guest } from '../../domain/details/booking-link.ts';
export type { LinkKind } from '../../settings/calendar-use.ts';
export type { CalendarChoice } from '../calendars/calendar-list.ts';
export type { WhoAmI } from '../calendars/who-am-i.ts';

/** What is needed to offer links. */
export interface LinksModel {
  /** Who the rep is, for the page in front. */
  rep: WhoAmI;
  /** In the order in which they are offered. */
  calendars: CalendarChoice[];
  /** The kind of link that was copied last; one-time at first. */
  link: LinkKind;
}

/** A link to be copied, or why there is none. */
export type MadeLink =
  | {
      is: 'link';
      url: string;
      /** What its form is filled in with. */
      filled: Filled[];
      /** It names the rep as the host of a team's meeting. */
      isHosted: boolean;
    }
  | Unfit
  | { is: 'failed'; failure: Failure };

/** The commands for links. */
export interface LinkEvents {
  /**
   * Makes a link: a one-time link by one request to OnceHub, a general link without any. Nobody is
   * mailed, and a link that is not used does nothing.
   */
  make(calendar: CalendarChoice, link: LinkKind, guest: Guest): Promise<MadeLink>;
  /** Remembers the calendar and the kind of link as those used last. */
  use(calendar: string, link: LinkKind): Promise<Result<null>>;
  /** Says who the rep is in a mailbox or portal; `null`: not the user who was proposed. */
  answerRep(place: string, user: string | null): Promise<Result<null>>;
}
