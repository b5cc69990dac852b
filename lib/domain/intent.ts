import type { ActionKind, Status } from './booking.ts';
import type { Draft } from './command.ts';
import type { Failure } from './result.ts';

/**
 * One action that the rep confirmed, as a row of the journal: kept until its outcome is known, and
 * after that for the activity log. Except in `draft` and `reason` it holds no name, no address of a
 * customer and no free text.
 */
export interface Intent {
  id: string;
  booking: string;
  kind: ActionKind;
  /** The address of the OnceHub account it was proposed under; absent where it is not known. */
  account?: string;
  /** Of a reassignment: the id of the user who is to host the booking. */
  host?: string;
  /**
   * The booking's state just before the action. `starts` is UTC ms, and so is `updated`, the last
   * change at OnceHub, noted when a reassignment is sent.
   */
  before: { status: Status; starts: number | null; updated?: number | null };
  /** When it was proposed (UTC ms); from `sent` on, when it was sent. */
  at: number;
  /**
   * When it was sent, by OnceHub's clock (UTC ms); `null` where that is not known. Absent before it
   * was sent.
   */
  sentAt?: number | null;
  /** When the worker's wait for OnceHub's answer ended; absent if it died before. */
  ended?: Ended;
  state: IntentState;
  /** When its time to undo ends (UTC ms). Nothing is sent before. */
  until?: number;
  /** A rate limit has no room for it yet: `until` is when it is tried again. */
  queued?: true;
  /** Present while it is `proposed` or `interrupted`, or refused because the booking changed. */
  draft?: Draft;
  /** The reason that was sent, until the outcome is known: OnceHub's record is compared with it. */
  reason?: string;
  /** Its customer was forgotten, and with them the reason that was sent. */
  forgotten?: true;
  /** Id shared by the intents of one batch; absent for an action proposed alone. */
  group?: string;
  /** How many intents that batch has; absent for an action proposed alone. */
  size?: number;
  /** Id of the order that moves the meeting, if this is the second half of one. */
  order?: string;
  /** When OnceHub answered that it was carried out (UTC ms). */
  yesAt?: number;
  /** That answer showed the booking as it should be. The intent still waits for a reading. */
  shown?: true;
  /** When the last reading that did not find it carried out ended (UTC ms). */
  readAt?: number;
  /** That reading found the booking otherwise changed: moved, or with another status. */
  changed?: true;
  /** That reading began so late that a request would have arrived by then. */
  late?: true;
  /** Who carried it out, where OnceHub's record tells. */
  by?: Doer;
  /** It was carried out, but not by us, so the reason that the rep entered was not sent. */
  reasonUnsent?: true;
  /**
   * Why it was refused. In doubt: OnceHub's refusal, which may be of a request that the browser
   * repeated by itself after the first had arrived.
   */
  failure?: Failure;
  /** The `Request-Id` of OnceHub's answer to the POST; OnceHub's support asks for it. */
  request?: string;
  /** The rep dismissed the notice of its outcome. */
  told?: true;
  /** The browser deleted the journal, and this is all that a copy elsewhere kept of the action. */
  restored?: true;
  /** Version of this row's format. In version 1 a yes of OnceHub alone counted as done. */
  format: 1 | 2;
}

/**
 * The end of the wait for the answer to a POST (UTC ms), by the computer's clock and by OnceHub's,
 * `null` where that is not known. A computer that slept may send a request long after it was noted
 * as sent, but not after this.
 */
export interface Ended {
  at: number;
  server: number | null;
}

/** Who carried out an action: this rep, the customer, or somebody else with this account. */
export type Doer = 'own' | 'customer' | 'colleague';

/** The states of an intent; `applyEvent` defines the transitions. */
export type IntentState =
  /** Undo is still possible; nothing was sent. */
  | 'proposed'
  /** Undone; nothing was sent. */
  | 'withdrawn'
  /**
   * The undo period did not end normally: the worker stopped, the computer slept, the clock jumped,
   * or another account's key was entered. Nothing was sent.
   */
  | 'interrupted'
  /** Written to the journal before the POST; the request may or may not have left. */
  | 'sent'
  /** The request left, and no reliable answer came back. */
  | 'unknown'
  /** A reading found it carried out. */
  | 'done'
  /** OnceHub refused it, or the request provably never left. */
  | 'refused'
  /** A late reading found it not carried out: the request never arrived. */
  | 'notDone'
  /** The booking was deleted before its outcome was read. */
  | 'gone'
  /** No reading can tell any more. */
  | 'notKnown';

/** Whether the outcome is in doubt, so that only reading the booking can settle it. */
export const isUnsettled = ({ state }: Intent): boolean => state === 'sent' || state === 'unknown';

/** Whether the intent has no outcome yet. Meanwhile its booking accepts no other action. */
export const isUnderWay = (intent: Intent): boolean =>
  intent.state === 'proposed' || isUnsettled(intent);

const UNTOLD: ReadonlySet<IntentState> = new Set([
  'interrupted',
  'refused',
  'notDone',
  'gone',
  'notKnown',
]);

/** Whether the intent is under way, or did not end well and the rep has not dismissed that. */
export const isOpen = (intent: Intent): boolean =>
  isUnderWay(intent) || (UNTOLD.has(intent.state) && !intent.told);

/** Whether OnceHub said yes, and still does not show it when it should long be there. */
export const isStuck = (intent: Intent): boolean =>
  isUnsettled(intent) && intent.yesAt !== undefined && !intent.shown && intent.late === true;
