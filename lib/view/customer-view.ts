import { isAddress } from '../address/customer-key.ts';
import { normalise } from '../address/normalise.ts';
import { type Booking, isBooker, type Part } from '../domain/booking.ts';
import { byStart, endOf, nextMeeting } from '../domain/history.ts';
import type { StoredCustomer, StoredPerson } from '../store/read-person.ts';
import type { CustomerView, Names, PageState, Subject } from './model.ts';

/** Builds the view of a customer from the stored rows; `now` in UTC ms. Pure. */
export function customerView(
  subject: Subject,
  stored: StoredCustomer & Partial<Pick<StoredPerson, 'addresses' | 'own'>>,
  now: number,
): CustomerView {
  const { asked, contacts } = stored;
  const history = [...stored.bookings].sort(byStart);
  const next = nextMeeting(history, now);
  const others = (stored.addresses ?? []).filter((address) => address !== subject.address);
  const all = [subject.address, ...others];
  const own = stored.own ?? [subject.address];
  /** The latest value of a field, from bookings that one of these addresses made. */
  const latest = (field: 'name' | 'company' | 'phone', addresses: readonly string[] = all) =>
    history.find(
      (booking) => booking[field] !== null && addresses.some((one) => isBooker(booking, one)),
    )?.[field] ?? null;
  const named = contacts.filter(({ name }) => name !== null);
  const contact = named[0] ?? contacts[0];
  return {
    addresses: [isAddress(subject.address) ? subject.asWritten : subject.address, ...others],
    own,
    // Under another address of the contact it may be somebody else's name.
    name:
      latest('name', own) ??
      named.find(({ address }) => own.includes(address))?.name ??
      subject.name ??
      latest('name') ??
      contact?.name ??
      null,
    company: latest('company', own) ?? latest('company') ?? contact?.company ?? null,
    phone: latest('phone', own) ?? latest('phone') ?? contact?.phone ?? null,
    next,
    history: history.filter((booking) => booking !== next),
    checked: asked?.at ?? null,
    complete: asked?.complete ?? false,
    unread: asked?.unread,
    known: asked?.known ?? null,
  };
}

/** The largest number of people shown as one group; a longer history would be unreadable. */
const MAX_JOINED = 50;

/**
 * Whether all people on the page can be shown as one group: from 2 to 50 people, all of them
 * contacts linked to a record such as a company, deal or ticket.
 */
export const canJoin = (page: PageState | null): boolean =>
  page?.kind === 'people' &&
  page.people.length > 1 &&
  page.people.length <= MAX_JOINED &&
  page.people.every(({ role }) => role === 'associated');

/**
 * Turns the view of several people into a group's view: it has the company they share, if they do,
 * and never the name or phone of one of them.
 */
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

/**
 * Names the people of a group that a booking belongs to: the booker or, when the booker is not in
 * the group, everyone it names. Each by name or, without one, by address.
 */
export function bookedFor(booking: Booking, people: readonly Subject[]): string[] {
  const partOf = ({ address }: Subject) =>
    booking.people.find((one) => one.address === address)?.part;
  const booker = people.filter((person) => partOf(person) === 'booker');
  const named = booker[0] ? booker : people.filter((person) => partOf(person) !== undefined);
  return named.map(({ name, asWritten }) => name ?? asWritten);
}

/**
 * The view at `now` (UTC ms): when the next meeting has ended since the view was built, it moves to
 * the history, and the meeting after it becomes `next`.
 */
export function atTime(customer: CustomerView, now: number): CustomerView {
  const { next } = customer;
  if (next === null || (endOf(next) ?? now) > now) return customer;
  const all = [...customer.history, next].sort(byStart);
  const following = nextMeeting(all, now);
  return { ...customer, next: following, history: all.filter((one) => one !== following) };
}

/** The counts shown for a customer. */
interface Figures {
  /** The bookings of the customer, and those they are named in. */
  bookings: number;
  /**
   * No-shows among the bookings the customer made. Bookings as a guest do not count, because anyone
   * can add another person as a guest.
   */
  noShows: number;
  /**
   * The latest meeting that has started and was neither cancelled nor marked as a no-show. Whether
   * the customer came is not known.
   */
  last: Booking | null;
}

/**
 * The part of a customer in a booking, under any of these addresses; booker wins over attendee, and
 * attendee over guest. `null` when the booking names none of the addresses.
 */
export function partOfCustomer(booking: Booking, addresses: readonly string[]): Part | null {
  const wanted = new Set(addresses.map((one) => normalise(one) ?? one));
  const parts = booking.people.filter((one) => wanted.has(one.address)).map((one) => one.part);
  return (['booker', 'attendee', 'guest'] as const).find((part) => parts.includes(part)) ?? null;
}

/**
 * Counts a customer's stored bookings, without those of other people who share their contact at
 * OnceHub; `now` in UTC ms.
 */
export function figuresOf(customer: CustomerView, now: number): Figures {
  const { next, history, own, addresses } = customer;
  const ownPart = (booking: Booking) => partOfCustomer(booking, own);
  const all = [next ?? [], history]
    .flat()
    .filter((booking) => ownPart(booking) || !partOfCustomer(booking, addresses));
  const hasPassed = (booking: Booking) =>
    booking.starts !== null &&
    booking.starts <= now &&
    booking !== next &&
    ['completed', 'scheduled', 'rescheduled'].includes(booking.status);
  return {
    bookings: all.length,
    noShows: all.filter((booking) => booking.status === 'no_show' && ownPart(booking) === 'booker')
      .length,
    last: all.find(hasPassed) ?? null,
  };
}

/**
 * The name of the booking calendar, booking page or master page a booking was made on; `null` when
 * OnceHub no longer has it.
 */
export function pageName(booking: Booking, names: Names): string | null {
  for (const id of [booking.calendar, booking.page, booking.masterPage]) {
    const name = id === null ? undefined : names.get(id);
    if (name) return name;
  }
  return null;
}

/**
 * The names of the hosts: the attendees who are users of the account or, without one, who accepted
 * the booking first; `null` when it is not known.
 */
export function hostName({ people, owner }: Booking, names: Names): string | null {
  const hosts = people.flatMap(({ address, part, typed }) =>
    part === 'attendee' && !typed ? (names.get(address) ?? []) : [],
  );
  return hosts.join(', ') || (names.get(owner ?? '') ?? null);
}
