import { type ActionKind, type Booking, bookerOf, type Status } from './booking.ts';
import { tidy } from './safe-text.ts';

/**
 * The booking as the confirmation dialog showed it. An action is sent only while the booking is
 * still the same, see `differences`. Journals of earlier versions hold only the first four fields.
 */
export interface ShownBooking {
  id: string;
  status: Status;
  /** UTC ms. */
  starts: number | null;
  /** The customer the dialog named: the booker's address, lower-cased, or their key. */
  booker: string | null;
  /** The booker's name, where nothing but this booking tells who that is. */
  name?: string | null;
  minutes?: number | null;
  subject?: string;
  /** The booker's phone number, as typed. */
  phone?: string | null;
  /** The id of OnceHub's contact. */
  contact?: string | null;
  /** The addresses that attend; those of users of the account are the hosts'. */
  attendees?: string[];
  /** The id of the user who accepted the booking first. */
  owner?: string | null;
}

/** The fields whose change stops an action. */
export const SHOWN_FIELDS = [
  'status',
  'starts',
  'minutes',
  'subject',
  'booker',
  'name',
  'phone',
  'contact',
  'hosts',
  'owner',
] as const;
/** One of these fields. */
export type ShownField = (typeof SHOWN_FIELDS)[number];

/** The longest subject that is compared, in characters; the dialog shows no more of it. */
export const MAX_SUBJECT_CHARS = 500;
/** The longest name that is compared, in characters; OnceHub's has two parts of 200 at most. */
export const MAX_NAME_CHARS = 500;
/** The most attendees that are compared. */
export const MAX_ATTENDEES = 100;

/** The part of a booking that the dialog shows and the background compares. */
export function asShown(booking: Booking): ShownBooking {
  const { id, status, starts, minutes, phone, contact, owner } = booking;
  const booker = bookerOf(booking);
  const attendees = booking.people.filter(({ part, typed }) => part === 'attendee' || typed);
  return {
    id,
    status,
    starts,
    booker,
    ...(isUnnamed(booker) && { name: booking.name?.slice(0, MAX_NAME_CHARS) ?? null }),
    minutes,
    subject: booking.subject.slice(0, MAX_SUBJECT_CHARS),
    phone,
    contact,
    attendees: attendees.slice(0, MAX_ATTENDEES).map(({ address }) => address),
    owner,
  };
}

/** Whether a booker has neither address nor contact nor number: their key is this one booking's. */
const isUnnamed = (booker: string | null) => booker === null || booker.startsWith('booking:');

/** The addresses of all attendees who are users of the account: its hosts are among them. */
const usersOf = (
  { attendees = [] }: Pick<ShownBooking, 'attendees'>,
  users: ReadonlySet<string>,
): string[] => attendees.filter((address) => users.has(address)).sort();

/**
 * A number of seven digits, the least that tell one person from another: `MIN_DIGITS` of
 * `phone.ts`, which pages need not load for this.
 */
const IS_NUMBER = /(?:\p{Nd}\P{Nd}*){7}/u;

/**
 * The fields in which a booking differs from what was shown; none means that the action may be
 * sent. What either side does not know is not compared, and neither is anything that does not tell
 * whom the meeting is with, when and about what, such as a join link. `users` are the lower-cased
 * addresses of the account's users; without any, hosts are not compared.
 */
export function differences(
  seen: ShownBooking,
  present: ShownBooking,
  kind: ActionKind,
  users: ReadonlySet<string>,
): ShownField[] {
  // A name may be spelled anew, unless nothing else tells that it is still the same person's.
  const isTold =
    (seen.contact && seen.contact === present.contact) ||
    (IS_NUMBER.test(seen.phone ?? '') && seen.phone === present.phone);
  return SHOWN_FIELDS.filter((field) => {
    const isName = field === 'name';
    if (isName && isTold) return false;
    const [was, is] = [fieldOf(seen, field, kind, users), fieldOf(present, field, kind, users)];
    // Whose meeting it is nothing tells any more once the name alone told it and is gone.
    const isKnown = is !== null || (isName && present.name !== undefined);
    return was !== null && isKnown && was !== is;
  });
}

/** A field in a form that can be compared; `null` where it is not known. */
function fieldOf(
  shown: ShownBooking,
  field: ShownField,
  kind: ActionKind,
  users: ReadonlySet<string>,
): string | number | null {
  switch (field) {
    case 'status':
      return kind === 'noShow' && isOnItsWay(shown.status) ? 'scheduled' : shown.status;
    case 'hosts':
      return usersOf(shown, users).join(' ') || null;
    case 'subject':
    case 'name':
      // Tidied as it is today, whatever version noted it.
      return tidy(shown[field] ?? '', MAX_SUBJECT_CHARS);
    default:
      return shown[field] ?? null;
  }
}

/**
 * OnceHub turns each of these into the next by itself, as the meeting's time passes, so for a
 * no-show they are one.
 */
const isOnItsWay = (status: Status): boolean =>
  status === 'scheduled' || status === 'rescheduled' || status === 'completed';
