import type { ActionKind, Booking } from '../../lib/domain/booking.ts';
import { TARGET } from '../../lib/domain/rules.ts';
import { aBooking } from './booking.ts';

/**
 * What can happen to a POST. `late`: carried out only after some minutes. `repeated`: carried out,
 * but the browser sent it twice, and the second was refused. `old`: carried out, and the answer
 * shows the booking as it was. `lie`: OnceHub says yes and does nothing.
 */
export const POSTS = [
  'done',
  'refused',
  'lost',
  'lostAfter',
  'late',
  'repeated',
  'old',
  'lie',
  'unreadable',
  'another',
  'unsent',
] as const;
/** One of {@link POSTS}. */
export type Post = (typeof POSTS)[number];

/** How late a request may be carried out, and how much a reading may lag, in ms. */
export const MAX_LAG_MS = 300_000;

/** The account whose bookings the model has. */
export const OWN = 'a@example.com';
const BEN = 'ben@example.com';
const ADA = 'ada@example.com';
const CY = 'cy@example.com';
/** The account's users, whose ids are their addresses: who hosts at first, and two more. */
export const USERS = [BEN, ADA, CY];
/** To whom a meeting is handed over. */
export const NEW_HOST = ADA;

/** A booking at OnceHub; `gone`: in the trash, or deleted. */
interface TrueBooking {
  booking: Booking;
  gone: 'no' | 'trash' | 'deleted';
}

/** The id of the first (0) or second (1) booking. */
export const idOf = (at: number) => `BKNG-${at}`;
const placeOf = (id: string) => Number(id.slice(-1));

/** A booking as a worker read it, and when its answer arrived, by the computer's clock. */
export interface LastRead {
  booking: Booking;
  heard: number;
}

const AHEAD = Number.MAX_SAFE_INTEGER - 1_000;

const first = (at: number): TrueBooking => ({
  booking: aBooking({
    id: idOf(at),
    status: 'scheduled',
    starts: at === 0 ? AHEAD : 0,
    subject: 'Call',
    people: [
      { address: 'mara@example.com', part: 'booker' },
      { address: BEN, part: 'attendee' },
    ],
    change: null,
  }),
  gone: 'no',
});

/**
 * A model of OnceHub's true state, with two bookings: the first lies ahead, the second has begun.
 * Its clock is right; the computer's is `skew` ms ahead.
 */
export function createTruth() {
  const pasts = [0, 1].map((at) => [{ since: 0, is: first(at) }]);
  const posts = new Map<string, number>();
  const applied = new Set<string>();
  const underway: { at: number; apply(): void }[] = [];
  const sleepers: { at: number; wake(): void; isAlive(): boolean }[] = [];

  const truth = {
    time: 1_000_000,
    skew: 0,
    networkUp: true,
    diskFull: false,
    /** How often the rate limiter will say that it has no room. */
    spent: 0,
    /** How much readings lag, in ms. */
    lag: 0,
    /** The address of the account whose key is stored. */
    account: OWN,
    /** The undo delay, in ms. */
    window: 8_000,
    /** Called for each POST that arrives. */
    onPost: (_intent: string, _read: LastRead | undefined) => {},
    posts,
    applied,
    /** The computer's clock. */
    clock: () => truth.time + truth.skew,
    /** Resolves after `ms` of time; a tick lets the first sleeper wake. */
    sleep: (ms: number, isAlive: () => boolean) =>
      new Promise<void>((wake) => {
        sleepers.push({ at: truth.time + ms, wake, isAlive });
      }),
    tick() {
      const dead = sleepers.filter((one) => !one.isAlive());
      for (const one of dead) sleepers.splice(sleepers.indexOf(one), 1);
      sleepers.sort((a, b) => a.at - b.at);
      const sleeper = sleepers.shift();
      if (!sleeper) return;
      truth.time = Math.max(truth.time, sleeper.at);
      sleeper.wake();
    },
    is: (id: string) => pasts[placeOf(id)]?.at(-1)?.is ?? first(0),
    /** Whether a booking ever was as an action leaves it. */
    had: (id: string, aim: string) =>
      (pasts[placeOf(id)] ?? []).some(
        ({ is }) => is.booking.status === aim || `host ${hostOf(is.booking)}` === aim,
      ),
    change(id: string, changes: Partial<Booking>, gone = truth.is(id).gone) {
      const { booking } = truth.is(id);
      const updated = (booking.updated ?? 0) + 1;
      const is = { booking: { ...booking, ...changes, updated }, gone };
      pasts[placeOf(id)]?.push({ since: truth.time, is });
    },
    /** What a reading finds, which may lag. */
    read(id: string): TrueBooking {
      truth.catchUp();
      const past = pasts[placeOf(id)] ?? [];
      return (
        (past.findLast(({ since }) => since <= truth.time - truth.lag) ?? past[0])?.is ?? first(0)
      );
    },
    catchUp() {
      const due = underway.filter(({ at }) => at <= truth.time);
      for (const one of due) underway.splice(underway.indexOf(one), 1);
      const now = truth.time;
      for (const one of due) {
        // It was carried out when it was due, however long nobody looked.
        truth.time = one.at;
        one.apply();
      }
      truth.time = now;
    },
    allows(kind: ActionKind, id: string): boolean {
      const { booking, gone } = truth.is(id);
      const isOn = booking.status === 'scheduled' || booking.status === 'rescheduled';
      const isTheirs = kind === 'reassign' && hostOf(booking) === NEW_HOST;
      return gone === 'no' && isOn && !isTheirs && (kind === 'noShow') === (placeOf(id) === 1);
    },
    /** Accepts a POST, and applies it now or after `later` ms. */
    take(intent: string, kind: ActionKind, id: string, reason: string, later = 0) {
      const apply = () => {
        if (applied.has(intent) || !truth.allows(kind, id)) return;
        truth.change(id, deed(kind, truth.is(id).booking, reason));
        applied.add(intent);
      };
      if (later === 0) apply();
      else underway.push({ at: truth.time + later, apply });
    },
  };
  return truth;
}
/** Who hosts a booking. */
export const hostOf = ({ people }: Pick<Booking, 'people'>): string | undefined =>
  people.find(({ part }) => part === 'attendee')?.address;

const handedTo = (host: string, { people }: Pick<Booking, 'people'>) => ({
  people: people.map((one) => (one.part === 'attendee' ? { ...one, address: host } : one)),
});

/** What an action that is carried out changes of a booking. */
export function deed(
  kind: ActionKind,
  booking: Pick<Booking, 'people'>,
  reason: string,
): Partial<Booking> {
  const status = TARGET[kind];
  if (status === null) return handedTo(NEW_HOST, booking);
  const change = { by: 'user' as const, reason: reason || null };
  return { status, ...(kind !== 'noShow' && { change }) };
}

/** See `createTruth`. */
export type Truth = ReturnType<typeof createTruth>;

/** What other people do to a booking at OnceHub. */
export const OTHERS = [
  'guestCancels',
  'guestMoves',
  'colleagueCancels',
  'colleagueCancelsSilently',
  'colleagueMarks',
  'renamed',
  'handedOver',
  'handedOn',
  'handedBack',
  'trashed',
  'restored',
  'deleted',
] as const;

/** Lets another person do something, if OnceHub allows it. */
export function others(truth: Truth, id: string, what: (typeof OTHERS)[number]): void {
  truth.catchUp();
  const { booking, gone } = truth.is(id);
  const isOn = booking.status === 'scheduled' || booking.status === 'rescheduled';
  if (what === 'deleted') truth.change(id, {}, 'deleted');
  else if (what === 'restored' && gone === 'trash') truth.change(id, {}, 'no');
  else if (what === 'trashed' && gone === 'no') truth.change(id, {}, 'trash');
  else if (gone === 'no' && isOn) truth.change(id, changesBy(what, booking));
}

/** What somebody else's action changes of a booking that is on. */
export function changesBy(
  what: (typeof OTHERS)[number],
  booking: Pick<Booking, 'starts' | 'subject' | 'people'>,
): Partial<Booking> {
  switch (what) {
    case 'guestCancels':
      return { status: 'canceled', change: { by: 'customer', reason: 'Ill' } };
    case 'guestMoves':
      return { status: 'rescheduled', starts: (booking.starts ?? 0) + 1 };
    case 'colleagueCancels':
      return { status: 'canceled', change: { by: 'user', reason: 'Else' } };
    case 'colleagueCancelsSilently':
      return { status: 'canceled', change: { by: 'user', reason: null } };
    case 'colleagueMarks':
      return { status: 'no_show' };
    case 'renamed':
      return { subject: `${booking.subject}!` };
    case 'handedOver':
      return handedTo(ADA, booking);
    case 'handedOn':
      return handedTo(CY, booking);
    case 'handedBack':
      return handedTo(BEN, booking);
    default:
      return {};
  }
}
