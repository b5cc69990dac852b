import { normalise } from '../address/normalise.ts';
import { type Booking, isBooker, type Part } from '../domain/booking.ts';
import { DAY_MS } from '../domain/dates.ts';
import { byStart, endOf, nextMeeting, noShowTargets } from '../domain/history.ts';
import type { StoredCustomer, StoredPerson } from '../store/person-query.ts';
import type {
  CoverageView,
  CustomerSummary,
  CustomerView,
  Names,
  PageState,
  Subject,
} from './model.ts';

/** Makes what is shown of a customer from what the store holds. Pure. */
export function customerView(
  subject: Subject,
  stored: StoredCustomer & Partial<Pick<StoredPerson, 'addresses'>>,
  now: number,
): CustomerView {
  const history = [...stored.bookings].sort(byStart);
  const next = nextMeeting(history, now);
  const others = (stored.addresses ?? []).filter((address) => address !== subject.address);
  const all = new Set([subject.address, ...others]);
  const own = history.filter((booking) => [...all].some((one) => isBooker(booking, one)));
  /** The latest word on something, from bookings the person made themselves. */
  const latest = (field: 'name' | 'company' | 'phone') =>
    own.find((booking) => booking[field] !== null)?.[field] ?? null;
  const contact = stored.contacts.find((row) => row.name !== null) ?? stored.contacts[0];
  return {
    addresses: [subject.asWritten, ...others],
    name: latest('name') ?? contact?.name ?? subject.name,
    company: latest('company') ?? contact?.company ?? null,
    phone: latest('phone') ?? contact?.phone ?? null,
    next,
    history: history.filter((booking) => booking !== next),
    checked: stored.asked?.at ?? null,
    complete: stored.asked?.complete ?? false,
    known: stored.asked?.known ?? null,
  };
}

/** What part an address has in a booking; `null` where the booking does not name it. */
export const partOf = (booking: Booking, address: string) =>
  booking.people.find((person) => person.address === address)?.part ?? null;

/** The meetings a no-show asked by menu could mark. One the person was only written into as a guest is never among them. */
export const missedMeetings = (bookings: readonly Booking[], address: string, now: number) =>
  noShowTargets(
    bookings.filter((booking) => partOf(booking, address) !== 'guest'),
    now,
  );

/**
 * From when on everybody's bookings are here: the beginning of the first whole day in every zone
 * (UTC ms); `everything` where there is none before; `null` where nothing can be said.
 */
export function reachOf(coverage: CoverageView | null): 'everything' | number | null {
  if (coverage === null || coverage.backTo === null) return null;
  if (coverage.window === 'all' && coverage.share === 1) return 'everything';
  // A day begins at another instant in each zone; the last of a day's instants is in it everywhere west of it.
  return coverage.backTo + DAY_MS - 1;
}

/** A customer as far as the store answers for them too, besides what OnceHub answered about them. */
export function withCoverage(customer: CustomerView, coverage: CoverageView | null): CustomerView {
  const reach = reachOf(coverage);
  if (coverage === null || reach === null || coverage.checked === null) return customer;
  return {
    ...customer,
    checked: Math.max(customer.checked ?? 0, coverage.checked),
    complete: customer.complete || reach === 'everything',
  };
}

/** More people than one history can be read of; beyond them it is not offered. */
const MAX_JOINED = 50;

/** Whether everybody on a page can be shown as one: the contacts linked to a company, deal, ticket or the like. */
export const canJoin = (page: PageState | null): boolean =>
  page?.kind === 'people' &&
  page.people.length > 1 &&
  page.people.length <= MAX_JOINED &&
  page.people.every(({ role }) => role === 'associated');

/** What is stored of several people, shown as a group: named by their company where they share one, never by one of them. */
export function asGroup(view: CustomerView, people: readonly Subject[]): CustomerView {
  const all = view.next ? [view.next, ...view.history] : view.history;
  const companies = new Set(all.flatMap(({ company }) => company ?? []));
  const joined = people.map((subject) => ({
    ...subject,
    name: subject.name ?? bookedAs(all, subject.address),
  }));
  const company = companies.size === 1 ? ([...companies][0] ?? null) : null;
  return { ...view, name: null, company, phone: null, joined };
}

const bookedAs = (bookings: readonly Booking[], address: string): string | null =>
  bookings.find((booking) => booking.name !== null && isBooker(booking, address))?.name ?? null;

/** Whose a booking is among people shown as one: the booker, else whoever it names, by name or, for want of one, by address. */
export function bookedFor(booking: Booking, people: readonly Subject[]): string[] {
  const partOf = ({ address }: Subject) =>
    booking.people.find((one) => one.address === address)?.part;
  const booker = people.filter((person) => partOf(person) === 'booker');
  const named = booker[0] ? booker : people.filter((person) => partOf(person) !== undefined);
  return named.map(({ name, asWritten }) => name ?? asWritten);
}

/** The view as it is at an instant: a meeting that ended since the view was made joins the history, and the one after it is next. */
export function atTime(customer: CustomerView, now: number): CustomerView {
  const { next } = customer;
  if (next === null || (endOf(next) ?? now) > now) return customer;
  const all = [...customer.history, next].sort(byStart);
  const following = nextMeeting(all, now);
  return { ...customer, next: following, history: all.filter((one) => one !== following) };
}

/** A customer in numbers. */
interface Figures {
  /** All bookings the customer is named in. */
  bookings: number;
  /** No-shows among those the customer booked: anybody can write somebody else in as a guest. */
  noShows: number;
  /** The latest meeting whose time has passed and that was neither cancelled nor missed; it says nothing about who came. */
  last: Booking | null;
}

/** In which part a customer stands on a booking, under any of these addresses; the booker's comes first. `null` where they are not named. */
export function partOfCustomer(booking: Booking, addresses: readonly string[]): Part | null {
  const wanted = new Set(addresses.map(normalise));
  const parts = booking.people.filter((one) => wanted.has(one.address)).map((one) => one.part);
  return (['booker', 'attendee', 'guest'] as const).find((part) => parts.includes(part)) ?? null;
}

/** Counts over what is stored of a customer; `now` in UTC ms. */
export function figuresOf(customer: CustomerView, now: number): Figures {
  const all = customer.next ? [customer.next, ...customer.history] : customer.history;
  const held = (booking: Booking) =>
    booking.starts !== null &&
    booking.starts <= now &&
    booking !== customer.next &&
    ['completed', 'scheduled', 'rescheduled'].includes(booking.status);
  return {
    bookings: all.length,
    noShows: all.filter(
      (booking) =>
        booking.status === 'no_show' && partOfCustomer(booking, customer.addresses) === 'booker',
    ).length,
    last: all.find(held) ?? null,
  };
}

/** The name of the page or calendar a booking was made on; `null` where OnceHub no longer has it. */
export function pageName(booking: Booking, names: Names): string | null {
  for (const id of [booking.calendar, booking.page, booking.masterPage]) {
    const name = id === null ? undefined : names.get(id);
    if (name) return name;
  }
  return null;
}

/** The host's name; after a reassignment OnceHub still names who first accepted. */
export function hostName(booking: Booking, names: Names): string | null {
  return booking.owner === null ? null : (names.get(booking.owner) ?? null);
}

/** A person at a glance, from their bookings; `now` in UTC ms. Pure. */
export function summarise(
  subject: Subject,
  company: string | null,
  bookings: readonly Booking[],
  now: number,
): CustomerSummary {
  const next = nextMeeting(bookings, now);
  const past = bookings.filter((booking) => booking !== next && (booking.starts ?? now) < now);
  const last = past.sort(byStart)[0] ?? null;
  return { subject, company, next, last, count: bookings.length };
}
