import { existing, inTrash } from './actions.ts';
import { isOpen } from './booking-store.ts';
import type { Call, Endpoint } from './call.ts';
import { change } from './change.ts';
import { invalid, invalidString, noSuch } from './errors.ts';
import { mail } from './mail.ts';
import type { BookingRecord, Json, Provider, UserRecord } from './records.ts';
import { bookingBody } from './wire.ts';

/** The conferencing services with their display names, in the order of OnceHub's fallback. */
const SERVICES: Readonly<Record<Provider, string>> = {
  google_meet: 'Google Meet',
  microsoft_teams: 'Microsoft Teams',
  zoom: 'Zoom',
  webex: 'Webex',
  gotomeeting: 'GoTo Meeting',
};
const FALLBACK = Object.keys(SERVICES) as Provider[];

/** The endpoint that reassigns a booking to another host. */
export const reassignEndpoint: Endpoint = {
  method: 'POST',
  path: '/bookings/:id/reassign',
  body: { 'new_host!': 'string', location: { table: { 'type!': 'string', 'value!': 'string' } } },
  answer(call) {
    const asked = readLocation(call.body.location);
    const booking = existing(call);
    const id = String(call.body.new_host);
    const user = call.account.users.get(id);
    if (!user) throw noSuch('user', id, 'new_host');
    checkState(call, booking, user);
    if (asked && !user.conferencing.includes(asked)) {
      const options = user.conferencing.join(', ');
      throw invalid(
        409,
        `Invalid location: '${SERVICES[asked]}' is not connected for this user. Connected Video Conference Service options: ${options}.`,
        'location.value',
      );
    }
    change(call.world, booking, {
      ...handedOver(call, booking, user),
      ...place(booking, user, asked),
    });
    mail(call.world, call.account, booking, { kind: 'reassigned', hosts: true });
    return { body: bookingBody(booking, call.world.switches) };
  },
};

function readLocation(location: unknown): Provider | null {
  if (location === undefined) return null;
  // The shape was checked by the endpoint's body table.
  const { type, value } = location as { type: string; value: string };
  if (type !== 'virtual') throw invalidString(type, 'location.type');
  const provider = FALLBACK.find((name) => name === value);
  if (!provider) throw invalidString(value, 'location.value');
  return provider;
}

function checkState(call: Call, booking: BookingRecord, user: UserRecord): void {
  if (!call.account.route) {
    throw invalid(409, 'Reassign is available on the Route plan and above.');
  }
  const ahead = isOpen(booking) && booking.starts > call.now && !inTrash(call, booking);
  if (!ahead || !movable(call, booking, user)) {
    throw invalid(409, 'Booking cannot be reassigned in its current status.', 'id');
  }
  if (!user.active) throw invalid(409, 'User is inactive.', 'new_host');
  if (booking.hosts[0] === user.id) {
    throw invalid(409, 'Booking cannot be reassigned to the same host.', 'new_host');
  }
  if (!user.seat) {
    throw invalid(409, 'Cannot reassign booking: The new host requires an assigned seat.');
  }
}

/**
 * Whether a booking can move to this user. Classic bookings can only move between two users of
 * Google Calendar, or two users without a calendar.
 */
function movable(call: Call, booking: BookingRecord, user: UserRecord): boolean {
  if (booking.calendar !== null) return true;
  const from = call.account.users.get(booking.hosts[0] ?? '')?.calendarType;
  return from === user.calendarType && ['google', 'none'].includes(user.calendarType);
}

function handedOver(call: Call, booking: BookingRecord, user: UserRecord): Partial<BookingRecord> {
  const former = call.account.users.get(booking.hosts[0] ?? '')?.email.toLowerCase();
  const others = booking.attendees.filter((address) => address.toLowerCase() !== former);
  const calendar: Json = {
    type: user.calendarType,
    name: user.email,
    id: user.calendarType === 'none' ? null : user.email,
    event_id: user.calendarType === 'none' ? null : call.world.random.hex(26),
  };
  return {
    hosts: [user.id, ...booking.hosts.slice(1).filter((id) => id !== user.id)],
    attendees: [user.email, ...others],
    externalCalendar: calendar,
    ...(call.world.switches.ownerAfterReassign === 'newHost' && { owner: user.id }),
  };
}

/**
 * The location after a reassignment: a place or phone does not change; a conferencing service
 * depends on the services the new host has connected.
 */
function place(
  booking: BookingRecord,
  user: UserRecord,
  asked: Provider | null,
): Partial<BookingRecord> {
  if (!asked && booking.joinUrl === null) return {};
  const same = booking.provider !== null && user.conferencing.includes(booking.provider);
  const provider =
    asked ??
    (same ? booking.provider : FALLBACK.find((name) => user.conferencing.includes(name))) ??
    null;
  if (!provider) return { provider, joinUrl: null, location: null };
  return {
    provider,
    joinUrl: `https://meet.example.com/j/${booking.id}-${user.id}`,
    location: null,
  };
}
