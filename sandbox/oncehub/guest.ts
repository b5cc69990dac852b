import type { Account } from './account.ts';
import { completeBooking } from './booking-draft.ts';
import { isOpen } from './booking-store.ts';
import { change, delayInLists } from './change.ts';
import { mail } from './mail.ts';
import type { BookingDraft, BookingRecord, ContactRecord } from './records.ts';
import type { World } from './world.ts';

const HOUR = 3_600_000;

/**
 * Creates a booking as a guest would; by default for the next day, on the first published calendar
 * whose host is a user.
 */
export function bookByGuest(world: World, account: Account, draft: BookingDraft): BookingRecord {
  const { email, name, ...fields } = draft;
  const now = world.clock.now();
  const calendar =
    fields.page || fields.calendar === null
      ? undefined
      : (account.calendars.get(fields.calendar ?? '') ??
        account.calendars.rows.find((row) => row.published && account.users.get(row.host)));
  const host = account.users.get(fields.hosts?.[0] ?? calendar?.host ?? account.owner);
  const sameNumber = byNumber(world, account, fields.form?.mobile_phone);
  const contact =
    sameNumber ?? (email === undefined ? undefined : contactFor(world, account, email, name));
  const address = email ?? account.contacts.get(fields.contact ?? '')?.email ?? null;
  const booking = completeBooking({
    id: `BKNG-${world.random.code(12)}`,
    created: now,
    starts: Math.ceil((now + 24 * HOUR) / HOUR) * HOUR,
    subject: calendar?.subject ?? 'Meeting',
    minutes: calendar?.durations[0] ?? 30,
    hosts: host ? [host.id] : [],
    owner: host?.id ?? account.owner,
    contact: contact?.id ?? null,
    calendar: calendar?.id ?? null,
    attendees: [host?.email, address].filter((one) => typeof one === 'string'),
    zone: 'America/New_York',
    form: {
      name: name ?? null,
      email: address,
      phone: null,
      mobile_phone: null,
      note: null,
      company: null,
      guests: [],
      custom_fields: [],
    },
    ...fields,
  });
  account.bookings.add(booking);
  if (booking.created >= now) delayInLists(world, booking, null);
  return booking;
}

/** The contact under which a guest with this number was filed before, where numbers decide. */
function byNumber(world: World, account: Account, number: string | null | undefined) {
  if (!number || world.switches.contactOf !== 'mobilePhone') return undefined;
  const before = account.bookings.rows.find(
    ({ form, contact }) => contact !== null && form?.mobile_phone === number,
  );
  return account.contacts.get(before?.contact ?? '');
}

/** The contact with this address, ignoring letter case; it is created when there is none. */
export function contactFor(
  world: World,
  account: Account,
  email: string,
  name = '',
): ContactRecord {
  const [known] = account.contacts.withAddress(email);
  if (known) return known;
  const [first = '', ...rest] = name.split(' ');
  const now = world.clock.now();
  const contact = {
    id: `CTC-${world.random.code(14)}`,
    created: now,
    updated: now,
    email,
    fields: {
      first_name: first,
      last_name: rest.join(' '),
      owner: account.owner,
      custom_fields: [],
    },
  };
  account.contacts.add(contact);
  return contact;
}

/** The guest cancels with their own link. Throws when the booking is not pending. */
export function guestCancels(world: World, booking: BookingRecord, reason: string): void {
  checkPending(booking);
  change(world, booking, {
    status: 'canceled',
    change: { reason, actioned_by: 'customer', user_id: null },
  });
}

/**
 * The guest picks another time on the same page: the booking keeps its id. Throws when the booking
 * is not pending.
 */
export function guestReschedules(
  world: World,
  account: Account,
  booking: BookingRecord,
  start: number,
): void {
  checkPending(booking);
  change(world, booking, { status: 'rescheduled', starts: start });
  account.bookings.watch(booking);
  mail(world, account, booking, { kind: 'rescheduled' });
}

/**
 * The guest picks a time on another page, or after a reschedule request: the old booking is
 * cancelled and a new one is created. Throws when the old booking is neither pending nor cancelled.
 */
export function guestRebooks(
  world: World,
  account: Account,
  booking: BookingRecord,
  start: number,
): BookingRecord {
  if (booking.status !== 'canceled') guestCancels(world, booking, '');
  const { stale: _stale, listed: _listed, published: _published, ...old } = booking;
  const now = world.clock.now();
  const replacement: BookingRecord = {
    ...old,
    id: `BKNG-${world.random.code(12)}`,
    created: now,
    updated: now,
    starts: start,
    status: 'scheduled',
    change: null,
    replaces: booking.id,
  };
  account.bookings.add(replacement);
  mail(world, account, replacement, { kind: 'scheduled' });
  return replacement;
}

function checkPending(booking: BookingRecord): void {
  if (isOpen(booking) || booking.status === 'requested') return;
  throw new Error(`A guest cannot change ${booking.id}: it is ${booking.status}.`);
}
