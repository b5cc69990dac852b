import { isAddress } from '../address/customer-key.ts';

/** OnceHub's statuses (API v2, section "Booking"); those of upcoming meetings come first. */
export const KNOWN_STATUSES = [
  'scheduled',
  'rescheduled',
  'completed',
  'no_show',
  'canceled',
  'requested',
] as const;
/** OnceHub's statuses, and `other` for a status that OnceHub may add later. */
export const STATUSES = [...KNOWN_STATUSES, 'other'] as const;
/** The status of a booking in Bookside. */
export type Status = (typeof STATUSES)[number];

/**
 * The role of an address on a booking. Only the bookings of a booker count in statistics, since
 * anybody can enter a guest's address.
 */
export type Part = 'booker' | 'attendee' | 'guest';

/** An address on a booking. */
export interface Person {
  address: string;
  part: Part;
  /**
   * Present where the customer typed it as a second address or as a guest's: whether OnceHub lists
   * it among the attendees as well. A guest's that is not listed lacks it.
   */
  typed?: 'listed' | 'alone';
}

/** Stands for a customer's time zone that OnceHub named, but not so that it can be told which. */
export const UNKNOWN_ZONE = '?';

/**
 * One booking as Bookside stores it: only the fields that are shown or searched, each text trimmed
 * and limited in length. Instants are UTC ms.
 */
export interface Booking {
  id: string;
  /** OnceHub's tracking id; empty where it equals `id`. */
  tracking: string;
  subject: string;
  status: Status;
  /** The status as OnceHub sent it; shown where `status` is `other`. */
  statusText: string;
  generation: 'calendar' | 'classic' | 'unknown';
  starts: number | null;
  minutes: number | null;
  created: number | null;
  updated: number | null;
  /**
   * IANA time zone that the customer chose, or `UNKNOWN_ZONE`. Rows of earlier versions have what
   * OnceHub sent, whatever it is.
   */
  customerZone: string | null;
  /** The booker's name and address as they were typed. */
  name: string | null;
  email: string | null;
  /**
   * Every address on the booking, lower-cased, and for a booker who gave none the key in its place
   * (`customer-key.ts`). Hosts are among them until the directory shows which addresses are the
   * account's own users.
   */
  people: Person[];
  guests: string[];
  phone: string | null;
  company: string | null;
  note: string | null;
  /** The questions of the booking form with their answers, in the form's order. */
  answers: Answer[];
  /**
   * Untrusted text as sent: a URL, a phone number or anything else. Only `safeLink` may link it.
   */
  joinText: string | null;
  location: string | null;
  /** Present where it was cancelled or moved. `user` is any user of the account, not this rep. */
  change: { reason: string | null; by: 'user' | 'customer' | null } | null;
  utm: {
    source: string | null;
    medium: string | null;
    campaign: string | null;
    term: string | null;
    content: string | null;
  } | null;
  paid: boolean;
  /** What was paid; `null` for nothing. Absent where it was not read yet. */
  payment?: Payment | null;
  /** The meeting's own fields with their values. Absent where they were not read yet. */
  properties?: Answer[];
  /** The id of the conversation it came from. Absent where it was not read yet. */
  conversation?: string | null;
  /**
   * Ids into the directory. `owner` is the user who accepted the booking first; after a
   * reassignment it may be out of date.
   */
  owner: string | null;
  contact: string | null;
  calendar: string | null;
  page: string | null;
  masterPage: string | null;
  eventType: string | null;
  /**
   * Present where the last list that should have had it did not, and it was not read since: it may
   * be gone.
   */
  unlisted?: true;
  /** When it was last read by its id because a list did not have it (UTC ms). */
  checked?: number;
}

/** A question with its answer, each of limited length. */
export interface Answer {
  question: string;
  answer: string;
}

/** A payment for a booking. */
export interface Payment {
  /** In the smallest unit of the currency, such as cents; `null` where it is not known. */
  amount: number | null;
  /** ISO 4217, upper case; `null` where it is not known. */
  currency: string | null;
}

/** A row of a list of bookings that could not be read. */
export interface UnreadRow {
  /** The id it came with, whatever its form; `null` for none. */
  id: string | null;
  /** Its start (UTC ms), where at least that could be read. */
  starts: number | null;
}

/** The actions a rep can take on a booking, in the order in which they are offered. */
export const ACTION_KINDS = ['cancel', 'reschedule', 'noShow', 'reassign'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** The fields of a OnceHub contact that a booking can take over. */
interface ContactPerson {
  id: string;
  /** Lower-cased; the contact's key where it has no address. */
  address: string;
  name: string | null;
  company: string | null;
}

/**
 * Returns the booking with this contact as its booker, where the booking names no booker itself.
 * That is so where it refers to the contact by id only (bookings from conversations have no form),
 * or names no person and no contact: then OnceHub's own filter is the only source for whose it is.
 * A booking that names other people stays theirs, whichever query returned it.
 */
export function attributeTo(booking: Booking, contact: ContactPerson): Booking {
  const { address } = contact;
  const isNamed = isAddress(bookerOf(booking) ?? '');
  // A booker without an address is named by a key, which the contact's own replaces.
  const named = booking.people.filter((person) => isAddress(person.address));
  const byContact =
    booking.contact === contact.id || (booking.contact === null && booking.people.length === 0);
  if (isNamed || !byContact) return booking;
  const others = named.filter((person) => person.address !== address);
  return {
    ...booking,
    name: booking.name ?? contact.name,
    company: booking.company ?? contact.company,
    people: [{ address, part: 'booker' }, ...others],
  };
}

/** The booker's address or key; `null` where a colleague booked or no person is named. */
export const bookerOf = ({ people }: Pick<Booking, 'people'>): string | null =>
  people.find(({ part }) => part === 'booker')?.address ?? null;

/** Whether this address is the booker's, not only one that somebody entered as a guest. */
export const isBooker = ({ people }: Pick<Booking, 'people'>, address: string): boolean =>
  people.some((one) => one.part === 'booker' && one.address === address);

/** OnceHub's lists that resolve ids to names, by their path in the API. */
export const DIRECTORY_LISTS = [
  'users',
  'booking-calendars',
  'booking-pages',
  'master-pages',
  'event-types',
] as const;
/** The path of one of these lists. */
export type DirectoryList = (typeof DIRECTORY_LISTS)[number];
