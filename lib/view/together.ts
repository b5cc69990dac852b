import type { Booking } from '../domain/booking.ts';
import type { CustomerView, PageState, Subject } from './model.ts';

/** More people than one history can be read of; beyond them it is not offered. */
const MOST = 50;

/** Whether everybody on a page can be shown as one: the contacts linked to a company, deal, ticket or the like. */
export const canJoin = (page: PageState | null): boolean =>
  page?.kind === 'people' &&
  page.people.length > 1 &&
  page.people.length <= MOST &&
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
  bookings.find(
    ({ name, people }) =>
      name !== null && people.some((one) => one.part === 'booker' && one.address === address),
  )?.name ?? null;

/** Whose a booking is among people shown as one: the booker, else whoever it names, by name or, for want of one, by address. */
export function whoseIs(booking: Booking, people: readonly Subject[]): string[] {
  const partOf = ({ address }: Subject) =>
    booking.people.find((one) => one.address === address)?.part;
  const booker = people.filter((person) => partOf(person) === 'booker');
  const named = booker[0] ? booker : people.filter((person) => partOf(person) !== undefined);
  return named.map(({ name, asWritten }) => name ?? asWritten);
}
