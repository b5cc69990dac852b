import { completeBooking } from '../booking-draft.ts';
import type {
  BookingRecord,
  CalendarRecord,
  ContactRecord,
  Form,
  Json,
  UserRecord,
} from '../records.ts';
import type { Directory } from './directory.ts';
import { USERS } from './known.ts';

/** A customer in the demonstration data. */
export interface Guest {
  contact: string;
  first: string;
  last: string;
  email: string;
  zone: string;
  company: string | null;
  /** In E.164 format. */
  phone: string | null;
}

/** The details of a meeting; all other fields follow from its guest and page. */
export type Details = Pick<BookingRecord, 'id' | 'created' | 'starts'> &
  Partial<Omit<BookingRecord, 'form'>> & { form?: Partial<Form> | null };

/** A meeting booked on a booking calendar; by default by video with the calendar's host. */
export function onCalendar(
  { users }: Directory,
  guest: Guest,
  calendar: CalendarRecord,
  details: Details,
): BookingRecord {
  const host = userOf(users, details.hosts?.[0] ?? calendar.host);
  const { form, ...rest } = details;
  return completeBooking({
    subject: calendar.subject,
    minutes: calendar.durations[0] ?? 30,
    ...shared(guest, host, form),
    calendar: calendar.id,
    provider: host.conferencing[0] ?? null,
    joinUrl: joinUrl(details.id),
    form: form === null ? null : { ...calendarForm(guest), ...form },
    ...rest,
  });
}

/** A meeting booked on a classic booking page; by default by phone. */
export function onPage(
  { users, pages, eventTypes }: Directory,
  guest: Guest,
  on: { page: string; masterPage?: string; eventType: string },
  details: Details,
): BookingRecord {
  const page = pages.find(({ id }) => id === on.page);
  const host = userOf(users, details.hosts?.[0] ?? page?.users[0] ?? USERS.andrea);
  const { form, ...rest } = details;
  return completeBooking({
    subject: String(eventTypes.find(({ id }) => id === on.eventType)?.body.name ?? 'Meeting'),
    minutes: 45,
    ...shared(guest, host, form),
    page: on.page,
    masterPage: on.masterPage ?? null,
    eventType: on.eventType,
    form: form === null ? null : { ...classicForm(guest), ...form },
    ...rest,
  });
}

/** The join link of an invented video meeting. */
export const joinUrl = (id: string): string =>
  `https://meet.example.com/j/${id.slice('BKNG-'.length).toLowerCase()}`;

function shared(
  guest: Guest,
  host: UserRecord,
  form: Partial<Form> | null | undefined,
): Partial<BookingRecord> {
  return {
    hosts: [host.id],
    owner: host.id,
    contact: guest.contact,
    zone: guest.zone,
    attendees: [host.email, guest.email, ...(form?.guests ?? []).filter((email) => email !== '')],
    externalCalendar: {
      type: host.calendarType,
      name: host.email,
      id: host.calendarType === 'none' ? null : host.email,
      event_id: null,
    },
  };
}

function userOf(users: readonly UserRecord[], id: string): UserRecord {
  const user = users.find((one) => one.id === id) ?? users[0];
  if (!user) throw new Error(`No user ${id}.`);
  return user;
}

const fullName = ({ first, last }: Guest) => `${first} ${last}`.trim();

function calendarForm(guest: Guest): Form {
  return {
    name: fullName(guest),
    email: guest.email,
    phone: null,
    mobile_phone: guest.phone,
    note: null,
    company: guest.company,
    guests: [],
    custom_fields: [],
  };
}

/**
 * The form of a classic booking page: it asks for first and last name separately, and has its own
 * format of phone numbers.
 */
function classicForm(guest: Guest): Form {
  return {
    ...calendarForm(guest),
    name: guest.first,
    phone: guest.phone?.replace(/^\+(\d)/, '$1-') ?? null,
    mobile_phone: null,
    custom_fields: guest.last === '' ? [] : [{ name: 'Last Name', value: guest.last }],
  };
}

/** The contact record of a guest; `more` has additional fields under the API's names. */
export function contactOf(
  guest: Guest,
  { created, updated = created }: { created: number; updated?: number },
  more: Json = {},
): ContactRecord {
  return {
    id: guest.contact,
    created,
    updated,
    email: guest.email,
    fields: {
      last_interacted_time: new Date(updated).toISOString(),
      owner: USERS.priya,
      status: null,
      first_name: guest.first,
      last_name: guest.last,
      salutation: null,
      job_title: null,
      company: guest.company,
      company_size: null,
      street_address: null,
      city: null,
      state: null,
      post_code: null,
      country: null,
      phone: null,
      mobile_phone: guest.phone,
      employees: null,
      timezone: guest.zone,
      has_consent: false,
      terms_of_sevice: null,
      custom_fields: [],
      ...more,
    },
  };
}
