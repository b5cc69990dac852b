import type { Booking } from '../../lib/domain/booking.ts';
import type { ActionCommand } from '../../lib/domain/command.ts';
import { asShown, differences } from '../../lib/domain/shown-booking.ts';
import { readBooking } from '../../lib/oncehub/to-booking.ts';
import type { Control } from '../../sandbox/oncehub/server.ts';
import type { Deeds } from '../helpers/said.ts';

/** What was done to a booking. */
interface Past {
  /** Each status it had, the present one last. */
  statuses: string[];
  posts: number;
  isApplied: boolean;
  /** What OnceHub answered to the last reading. */
  lastRead?: unknown;
  /** What was confirmed. */
  order?: ActionCommand;
  /** A request was sent although the last reading showed another meeting than was confirmed. */
  isOther: boolean;
}

/** The record of what is really done at the stand-in, by whomever. */
export interface Ledger extends Deeds {
  /** The lower-cased addresses of the account's users. */
  users: Set<string>;
  /** Whether a booking has another time or status than was confirmed. */
  isMoved(booking: string): boolean;
  /** The action on a booking. There is one for each booking. */
  follow(order: ActionCommand): void;
  /** Gives the action on a booking the id that it has in the journal. */
  name(booking: string, intent: string): void;
  /** Lets somebody else change a booking. One that OnceHub does not allow is not made. */
  others(booking: string, act: () => void): void;
  /** A reading of a booking was answered. */
  read(booking: string, answer: unknown): void;
  /** A POST about a booking has arrived; must be called before it is carried out. */
  arrived(booking: string): void;
  /** That POST was handled. */
  handled(booking: string): void;
  /** What was done to a booking so far. */
  of(booking: string): Readonly<Past>;
}

/** Starts a ledger. */
export function createLedger(control: Control): Ledger {
  const pasts = new Map<string, Past>();
  const bookings = new Map<string, string>();
  const of = (booking: string): Past => {
    const known = pasts.get(booking) ?? {
      statuses: [],
      posts: 0,
      isApplied: false,
      isOther: false,
    };
    pasts.set(booking, known);
    return known;
  };
  const pastOf = (intent: string) => of(bookings.get(intent) ?? '');
  const statusOf = (booking: string) => control.booking(booking)?.status ?? 'gone';
  const note = (booking: string) => {
    const { statuses } = of(booking);
    const status = statusOf(booking);
    const isNew = statuses.at(-1) !== status;
    if (isNew) statuses.push(status);
    return isNew;
  };
  // What others do is noted at once, so what is new without that was done by the request.
  const noteRequest = (booking: string) => {
    if (note(booking)) of(booking).isApplied = true;
  };
  const ledger: Ledger = {
    account: '',
    users: new Set(),
    posts: { has: (intent) => pastOf(intent).posts > 0 },
    applied: { has: (intent) => pastOf(intent).isApplied },
    had: (booking, status) => of(booking).statuses.includes(status),
    is(booking) {
      const found = control.booking(booking);
      const change = found?.change;
      const by: NonNullable<Booking['change']>['by'] =
        change?.actioned_by === 'customer' ? 'customer' : 'user';
      return {
        booking: { change: change ? { by, reason: change.reason } : null },
        gone: found ? (found.inTrash ? 'trash' : 'no') : 'deleted',
      };
    },
    isMoved(booking) {
      const [seen, present] = [of(booking).order?.seen, control.booking(booking)];
      if (!seen || !present) return false;
      return present.starts !== seen.starts || present.status !== seen.status;
    },
    follow(order) {
      of(order.seen.id).order = order;
      bookings.set(order.intent, order.seen.id);
      note(order.seen.id);
    },
    name: (booking, intent) => void bookings.set(intent, booking),
    others(booking, act) {
      noteRequest(booking);
      try {
        act();
      } catch {
        // The booking is cancelled by now.
      }
      note(booking);
    },
    read(booking, answer) {
      of(booking).lastRead = answer;
    },
    arrived(booking) {
      const past = of(booking);
      past.posts += 1;
      const { order, lastRead } = past;
      const read = readBooking(lastRead);
      if (!order) return;
      past.isOther ||=
        read.is !== 'booking' ||
        differences(order.seen, asShown(read.booking), order.kind, ledger.users).length > 0;
    },
    handled: noteRequest,
    of,
  };
  return ledger;
}
