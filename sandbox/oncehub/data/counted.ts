import { calendarOf, type Directory } from './directory.ts';
import { CALENDARS, COUNTED, HEAVY, USERS } from './known.ts';
import { contactOf, type Guest, onCalendar } from './meeting.ts';
import type { Part } from './part.ts';
import { createRandom } from './random.ts';
import { at, DAY } from './time.ts';

interface Series {
  guest: Guest;
  subject: string;
  count: number;
  /** The number of days between two meetings. */
  every: number;
}

/** Meetings at a regular interval, the last of them ten days ago. */
function series(now: number, directory: Directory, { guest, subject, count, every }: Series): Part {
  const random = createRandom(count);
  const review = calendarOf(directory, CALENDARS.review);
  const bookings = Array.from({ length: count }, (_, place) => {
    const starts = at(now, -10 - (count - 1 - place) * every, 15);
    const missed = random.chance(0.05);
    return onCalendar(directory, guest, review, {
      id: `BKNG-${random.code(12)}`,
      created: starts - 6 * DAY,
      starts,
      updated: starts + 45 * 60_000,
      status: missed ? 'no_show' : 'completed',
      subject,
      minutes: 45,
    });
  });
  const created = bookings[0]?.created ?? now;
  return { contacts: [contactOf(guest, { created }, { owner: USERS.morgan })], bookings };
}

const TEN: Guest = {
  ...COUNTED.ten,
  first: 'Kofi',
  last: 'Mensah',
  zone: 'Africa/Accra',
  company: 'Baobab Logistics',
  phone: '+233205550110',
};
const HUNDRED: Guest = {
  ...COUNTED.hundred,
  first: 'Inès',
  last: 'Moreau',
  zone: 'Europe/Paris',
  company: 'La Colline',
  phone: '+33155501000',
};
const OVER_HUNDRED: Guest = {
  ...COUNTED.overHundred,
  first: 'Robin',
  last: 'Castellano',
  zone: 'America/Chicago',
  company: 'Northgate Supply',
  phone: '+13125550128',
};

/** Customers with exactly 10, exactly 100, and 128 bookings. */
export function counted(now: number, directory: Directory): Part[] {
  const { earlyMade, bookings } = COUNTED.overHundred;
  const renewal = onCalendar(directory, OVER_HUNDRED, calendarOf(directory, CALENDARS.review), {
    id: earlyMade,
    created: at(now, -560, 16, 20),
    starts: at(now, 20, 15),
    subject: 'Renewal of the yearly contract',
  });
  return [
    series(now, directory, { guest: TEN, subject: 'Monthly report', count: 10, every: 30 }),
    series(now, directory, { guest: HUNDRED, subject: 'Coaching session', count: 100, every: 10 }),
    series(now, directory, {
      guest: OVER_HUNDRED,
      subject: 'Weekly check-in',
      count: bookings - 1,
      every: 7,
    }),
    { bookings: [renewal] },
  ];
}

/** The customer `HEAVY`, with `count` daily bookings. */
export function heavy(now: number, directory: Directory, count: number): Part {
  const guest = {
    ...HEAVY,
    first: 'Frida',
    last: 'Svensson',
    zone: 'Europe/Oslo',
    company: 'Fjordline',
    phone: '+4722555010',
  };
  return series(now, directory, { guest, subject: 'Daily stand-up', count, every: 1 });
}
