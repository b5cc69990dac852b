import type { Call, Endpoint } from './call.ts';
import { invalid, noSuch, type RefusalStatus } from './errors.ts';
import { expanded, readBookingExpansion } from './expand.ts';
import { bookByGuest } from './guest.ts';
import { list } from './lists.ts';
import { bounds, PAGING, type Query } from './parameters.ts';
import type { BookingRecord } from './records.ts';
import { bookingBody, redacted, visible, visibleInLists } from './wire.ts';
import type { World } from './world.ts';

const DAY = 86_400_000;

/** The endpoints `GET /bookings` and `GET /bookings/{id}`. */
export const bookingEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/bookings',
    query: {
      ...PAGING,
      ...bounds('creation_time', 'starting_time', 'last_updated_time'),
      status: 'status',
      owner: 'text',
      contact: 'text',
      booking_calendar: 'text',
      host: 'text',
      booking_page: 'text',
      master_page: 'text',
      event_type: 'text',
      expand: 'expand',
    },
    answer(call) {
      const { account, query, world } = call;
      const expansion = readBookingExpansion(call, 'list');
      const contact = query.text.get('contact');
      const matches = filters(query, world.switches);
      const inserts = world.switches.insertDuringPaging === 'on';
      const { older, ...reply } = list(call, {
        all: account.bookings,
        ...(contact !== undefined && { rows: account.bookings.of(contact) }),
        keep(booking) {
          const seen = visibleInLists(booking, call.now);
          return seen !== null && matches.every((match) => match(seen));
        },
        body: (booking) =>
          readingBody(call, visibleInLists(booking, call.now) ?? booking, expansion),
        repeatsCursor: inserts && query.text.has('after'),
      });
      if (inserts && older) {
        bookByGuest(world, account, { ...(contact && { contact }), subject: 'Short follow-up' });
      }
      return reply;
    },
  },
  {
    method: 'GET',
    path: '/bookings/:id',
    query: { expand: 'expand' },
    answer(call) {
      const expansion = readBookingExpansion(call, 'single');
      const booking = call.account.bookings.get(call.id);
      if (booking) return { body: readingBody(call, visible(booking, call.now), expansion) };
      const gone = call.account.deleted.get(call.id) === 'booking';
      if (gone && call.world.switches.deletedBooking === 'redacted') {
        return { body: redacted(call.id, 'booking') };
      }
      throw noSuch('booking', call.id);
    },
  },
];

/** The body of a GET answer for a booking's record. The published sample ignores `expand`. */
function readingBody(
  call: Call,
  booking: BookingRecord,
  expansion: ReturnType<typeof readBookingExpansion>,
) {
  const body = bookingBody(booking, call.world.switches);
  return booking.published ? body : expanded(call, body, expansion);
}

type Match = (booking: BookingRecord) => boolean;

const BY_ID: Readonly<Record<string, (booking: BookingRecord, id: string) => boolean>> = {
  owner: (booking, id) => booking.owner === id,
  booking_page: (booking, id) => booking.page === id,
  master_page: (booking, id) => booking.masterPage === id,
  event_type: (booking, id) => booking.eventType === id,
  // OnceHub documents an empty default, which does not filter.
  booking_calendar: (booking, id) => id === '' || booking.calendar === id,
};

/** Like `booking_calendar`, `host` has an empty default and is documented for calendars alone. */
function hosted(id: string, filter: World['switches']['hostFilter']): Match {
  if (filter === 'ignored' || id === '') return () => true;
  if (filter === 'everywhere') return (booking) => booking.hosts.includes(id);
  if (filter === 'calendars') {
    return (booking) => booking.calendar !== null && booking.hosts.includes(id);
  }
  throw invalid(Number(filter) as RefusalStatus, 'Received unknown parameter: host', 'host');
}

/** The filters of a query, except the contact and the bounds on the creation time. */
function filters(
  { text, instants }: Query,
  { changeFilter, hostFilter }: World['switches'],
): Match[] {
  const matches: Match[] = [];
  const host = text.get('host');
  if (host !== undefined) matches.push(hosted(host, hostFilter));
  for (const [name, matchesId] of Object.entries(BY_ID)) {
    const id = text.get(name);
    if (id !== undefined) matches.push((booking) => matchesId(booking, id));
  }
  const asked = text.get('status');
  if (asked !== undefined) matches.push(({ status }) => status === asked);
  bound('starting_time', ({ starts }) => starts);
  const day = (at: number) => Math.floor(at / DAY) * DAY;
  bound('last_updated_time', ({ updated }) => updated, changeFilter === 'day' ? day : undefined);
  return matches;

  function bound(
    name: string,
    time: (booking: BookingRecord) => number,
    round: (at: number) => number = (at) => at,
  ): void {
    const after = instants.get(`${name}.gt`);
    const before = instants.get(`${name}.lt`);
    if (after !== undefined) matches.push((booking) => round(time(booking)) > round(after));
    if (before !== undefined) matches.push((booking) => round(time(booking)) < round(before));
  }
}
