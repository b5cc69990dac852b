import type { AccountData } from '../account.ts';
import type { CalendarRecord, UserRecord } from '../records.ts';
import type { Directory } from './directory.ts';
import { contactOf, type Guest, onCalendar } from './meeting.ts';
import type { Part } from './part.ts';
import { at, DAY } from './time.ts';

interface Owner {
  first: string;
  last: string;
  email: string;
  /** Whether the plan includes the API. */
  api: boolean;
}

/** The data of a small account: one user, one calendar, two customers with a booking each. */
export function smallAccount(now: number, owner: Owner): AccountData {
  const name = owner.first.toUpperCase().slice(0, 4);
  const user: UserRecord = {
    id: `USR-${name}0WNER1`,
    created: now - 800 * DAY,
    email: owner.email,
    seat: true,
    active: true,
    conferencing: ['zoom'],
    calendarType: 'google',
    teams: [],
    body: {
      object: 'user',
      id: `USR-${name}0WNER1`,
      first_name: owner.first,
      last_name: owner.last,
      email: owner.email,
      status: 'active',
      role_name: 'Account Owner',
      timezone: 'Europe/Copenhagen',
      teams: [],
    },
  };
  const calendar = consultation(now, name, user.id);
  const directory: Directory = {
    users: [user],
    teams: [],
    calendars: [calendar],
    pages: [],
    masterPages: [],
    eventTypes: [],
  };
  const part = customersOf(now, name, directory, calendar);
  return {
    owner: user.id,
    api: owner.api,
    route: false,
    ...directory,
    sms: [],
    conversations: [],
    contacts: part.contacts ?? [],
    bookings: part.bookings ?? [],
    deleted: {},
  };
}

function consultation(now: number, name: string, host: string): CalendarRecord {
  const id = `BKC-${name}C0NSLT`;
  const subject = 'Consultation';
  return {
    id,
    created: now - 700 * DAY,
    host,
    subject,
    published: true,
    durations: [30],
    places: [{ type: 'virtual', value: 'zoom', id: null }],
    allowsOneTimeLinks: true,
    questions: [],
    body: {
      object: 'booking_calendar',
      id,
      host,
      name: subject,
      subject,
      url: `https://oncehub.com/PAGE-${name}000001`,
      published: true,
      duration_minutes: 30,
    },
  };
}

function customersOf(
  now: number,
  name: string,
  directory: Directory,
  calendar: CalendarRecord,
): Part {
  const guests: Guest[] = ['Astrid', 'Benoit'].map((first, place) => ({
    contact: `CTC-${name}C0NTC${place}`,
    first,
    last: 'Elsewhere',
    email: `${first.toLowerCase()}@elsewhere-${name.toLowerCase()}.example.org`,
    zone: 'Europe/Copenhagen',
    company: null,
    phone: null,
  }));
  return {
    contacts: guests.map((guest) => contactOf(guest, { created: at(now, -90, 9) })),
    bookings: guests.map((guest, place) =>
      onCalendar(directory, guest, calendar, {
        id: `BKNG-${name}B00K1NG${place}`,
        created: at(now, -8, 9 + place),
        starts: at(now, 4 - place * 9, 10),
      }),
    ),
  };
}
