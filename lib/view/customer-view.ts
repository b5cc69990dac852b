import type { Booking } from '../domain/booking.ts';
import { byStart, nextMeeting, noShowTargets } from '../domain/history.ts';
import type { StoredCustomer, StoredPerson } from '../store/person-query.ts';
import type { CustomerView, Subject } from './model.ts';

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
  const own = history.filter(({ people }) =>
    people.some((person) => person.part === 'booker' && all.has(person.address)),
  );
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
