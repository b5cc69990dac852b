/** OnceHub's statuses (API v2, section "Booking"), those of meetings to come first. */
export const KNOWN_STATUSES = [
  'scheduled',
  'rescheduled',
  'completed',
  'no_show',
  'canceled',
  'requested',
] as const;
/** With `other` for one OnceHub may add. */
export const STATUSES = [...KNOWN_STATUSES, 'other'] as const;
export type Status = (typeof STATUSES)[number];

/** How an address came to be on a booking. Only the booker's own acts count in figures: anybody can write a guest's address. */
export type Part = 'booker' | 'attendee' | 'guest';

/** One booking as Bookside keeps it: only what is shown or searched for, each text trimmed and bounded. Instants are UTC ms. */
export interface Booking {
  id: string;
  /** Empty where it equals the id. */
  tracking: string;
  subject: string;
  status: Status;
  /** The status as OnceHub sent it, to be shown where `status` is `other`. */
  statusText: string;
  generation: 'calendar' | 'classic' | 'unknown';
  starts: number | null;
  minutes: number | null;
  created: number | null;
  updated: number | null;
  /** IANA name as the customer chose it; not checked. */
  customerZone: string | null;
  /** The booker's name and address as typed. */
  name: string | null;
  email: string | null;
  /** Everybody the booking names, lower-cased, hosts included until the directory tells who they are. */
  people: { address: string; part: Part }[];
  guests: string[];
  phone: string | null;
  company: string | null;
  note: string | null;
  /** The form's questions with their answers, in the form's order. */
  answers: { question: string; answer: string }[];
  /** As sent: may be a phone number or anything else. Make a link of it by `safeLink` only. */
  joinText: string | null;
  location: string | null;
  /** Present where it was cancelled or moved. `user` is somebody of the account, never "this rep". */
  change: { reason: string | null; by: 'user' | 'customer' | null } | null;
  utm: {
    source: string | null;
    medium: string | null;
    campaign: string | null;
    term: string | null;
    content: string | null;
  } | null;
  paid: boolean;
  /** Ids into the directory. `owner` is who first accepted, which a reassignment may have left behind. */
  owner: string | null;
  contact: string | null;
  calendar: string | null;
  page: string | null;
  masterPage: string | null;
  eventType: string | null;
}

/** The three things a rep can do to a booking. */
export type ActionKind = 'cancel' | 'reschedule' | 'noShow';

/** The person a contact of OnceHub's stands for, as far as a booking needs to know. */
interface ContactPerson {
  id: string;
  /** Lower-cased. */
  address: string;
  name: string | null;
  company: string | null;
}

/**
 * A booking may name its booker by contact alone (those from conversations have no form), or may
 * name nobody at all: then OnceHub's own filter is the only word on whose it is. A booking that
 * names others stays theirs, whichever question brought it.
 */
export function attributeTo(booking: Booking, contact: ContactPerson): Booking {
  const { address } = contact;
  const named = bookerOf(booking) !== null;
  const byContact =
    booking.contact === contact.id || (booking.contact === null && booking.people.length === 0);
  if (named || !byContact) return booking;
  const others = booking.people.filter((person) => person.address !== address);
  return {
    ...booking,
    name: booking.name ?? contact.name,
    company: booking.company ?? contact.company,
    people: [{ address, part: 'booker' }, ...others],
  };
}

/** The booker's address; `null` where a colleague booked, or nobody is named. */
export const bookerOf = ({ people }: Pick<Booking, 'people'>): string | null =>
  people.find(({ part }) => part === 'booker')?.address ?? null;

/** Whether an address booked this, rather than being written into it: anybody can write a guest's address. */
export const isBooker = ({ people }: Pick<Booking, 'people'>, address: string): boolean =>
  people.some((one) => one.part === 'booker' && one.address === address);

/** The lists that give names to ids. */
export const DIRECTORY_LISTS = [
  'users',
  'booking-calendars',
  'booking-pages',
  'master-pages',
  'event-types',
] as const;
export type DirectoryList = (typeof DIRECTORY_LISTS)[number];
