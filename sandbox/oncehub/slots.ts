import { endOf, isOpen } from './booking-store.ts';
import type { Call, Endpoint } from './call.ts';
import { invalid, noSuch } from './errors.ts';
import type { BookingRecord, CalendarRecord } from './records.ts';
import { instant } from './wire-forms.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The endpoint that lists a booking calendar's free times. */
export const slotEndpoint: Endpoint = {
  method: 'GET',
  path: '/booking-calendars/:id/time-slots',
  query: { start_time: 'instant', end_time: 'instant' },
  answer(call) {
    const asked = call.query.instants.get('start_time') ?? call.now;
    const end = call.query.instants.get('end_time') ?? asked + 7 * DAY;
    if (end <= asked) throw invalid(400, 'End time must be after the start time.', 'end_time');
    if (end - asked > 30 * DAY) {
      throw invalid(400, 'The time range cannot be longer than 30 days.', 'end_time');
    }
    // A minute of tolerance, because the client's clock may be slow.
    if (asked < call.now - MINUTE && call.world.switches.pastSlots === '400') {
      throw invalid(400, 'Start time cannot be in the past.', 'start_time');
    }
    const calendar = bookable(call, {
      noSeat: "Time slots cannot be retrieved when the host doesn't have a seat assigned.",
      unpublished: 'Time slots cannot be retrieved from an unpublished booking calendar.',
    });
    const locations = calendar.places.map((place) => ({ ...place }));
    const starts = freeStarts(call, calendar, Math.max(asked, call.now), end);
    return { body: starts.map((start) => ({ start_time: instant(start), locations })) };
  },
};

/**
 * The booking calendar of a call. Throws the refusal, with the messages `words`, when guests cannot
 * book on it.
 */
export function bookable(
  call: Call,
  words: { noSeat: string; unpublished: string },
): CalendarRecord {
  const calendar = call.account.calendars.get(call.id);
  if (!calendar) throw noSuch('booking calendar', call.id);
  if (!calendar.published) throw invalid(422, words.unpublished, 'id');
  if (hostsOf(call, calendar).length === 0) throw invalid(402, words.noSeat);
  return calendar;
}

/** The ids of the active users with a seat who host on a calendar. */
export function hostsOf({ account }: Call, { host }: CalendarRecord): string[] {
  const hosts = account.users.rows.filter((user) => user.id === host || user.teams.includes(host));
  return hosts.filter((user) => user.seat && user.active).map((user) => user.id);
}

/**
 * A calendar's free start times from `from` to `to` (UTC ms): every half-hour, Monday to Friday
 * from 13:00 to 21:00 UTC, when any of its hosts is free.
 */
export function freeStarts(
  call: Call,
  calendar: CalendarRecord,
  from: number,
  to: number,
): number[] {
  const length = (calendar.durations[0] ?? 30) * MINUTE;
  const meetings = call.account.bookings.rows.filter((one) => isOpen(one) && endOf(one) > from);
  const taken = hostsOf(call, calendar).map((host) =>
    meetings.filter((booking) => booking.hosts.includes(host)),
  );
  const starts: number[] = [];
  for (let start = Math.ceil(from / (HOUR / 2)) * (HOUR / 2); start < to; start += HOUR / 2) {
    const hour = (start % DAY) / HOUR;
    const weekday = new Date(start).getUTCDay() % 6 !== 0;
    const free = taken.some((own) => isFree(own, start, start + length));
    if (weekday && hour >= 13 && start + length <= start - (start % DAY) + 21 * HOUR && free) {
      starts.push(start);
    }
  }
  return starts;
}

/** The first host of a calendar who is free at a start time; `undefined` for none. */
export function freeHost(call: Call, calendar: CalendarRecord, start: number): string | undefined {
  const end = start + (calendar.durations[0] ?? 30) * MINUTE;
  return hostsOf(call, calendar).find((host) => {
    const own = call.account.bookings.rows.filter((one) => isOpen(one) && one.hosts.includes(host));
    return isFree(own, start, end);
  });
}

/** Whether none of these meetings is between two instants (UTC ms). */
const isFree = (meetings: readonly BookingRecord[], from: number, to: number): boolean =>
  !meetings.some((one) => one.starts < to && endOf(one) > from);
