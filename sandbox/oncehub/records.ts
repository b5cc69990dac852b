/** Any JSON object. */
export type Json = Record<string, unknown>;

/** A conferencing service as the API names it. */
export type Provider = 'google_meet' | 'microsoft_teams' | 'zoom' | 'webex' | 'gotomeeting';

/** A row of any list: what paging goes by. */
export interface Row {
  id: string;
  /** Instant of creation (UTC ms); lists show the newest first. */
  created: number;
}

/** A row whose answer never depends on clock or switches. */
export interface DirectoryRow extends Row {
  body: Json;
}

export interface UserRecord extends DirectoryRow {
  email: string;
  /** Whether a paid seat is assigned; without one nobody can book with this user. */
  seat: boolean;
  active: boolean;
  /** Connected services. */
  conferencing: readonly Provider[];
  /** `external_calendar.type` of meetings this user hosts. */
  calendarType: string;
  teams: readonly string[];
}

/** A place a meeting can be held, as time slots list it. */
export interface Place {
  type: 'virtual' | 'virtual_static' | 'physical' | 'guest_phone' | 'in_person_by_guest';
  value: string | null;
  id: string | null;
}

export interface CalendarRecord extends DirectoryRow {
  /** A user's or a team's id. */
  host: string;
  subject: string;
  published: boolean;
  /** Lengths a guest may choose, in minutes; the first is the usual one. */
  durations: readonly number[];
  places: readonly Place[];
  allowsOneTimeLinks: boolean;
}

export interface PageRecord extends DirectoryRow {
  users: readonly string[];
  masterPages: readonly string[];
  eventTypes: readonly string[];
}

export interface ContactRecord extends Row {
  updated: number;
  /** As typed; `null` for a guest known by phone only. */
  email: string | null;
  /** The fields between id and the rest, as the API sends them. */
  fields: Json;
}

/** `cancel_reschedule_information` as the API sends it. */
export interface Change {
  reason: string | null;
  actioned_by: string;
  user_id: string | null;
}

/** `form_submission` as the API sends it. */
export interface Form {
  name: string | null;
  email: string | null;
  phone: string | null;
  mobile_phone: string | null;
  note: string | null;
  company: string | null;
  guests: readonly string[];
  custom_fields: readonly { name: string; value: unknown }[];
}

/** A booking as OnceHub keeps it; `wire.ts` says how it is sent. Instants are UTC ms. */
export interface BookingRecord extends Row {
  starts: number;
  updated: number;
  minutes: number | null;
  status: string;
  subject: string;
  inTrash: boolean;
  /** Users' ids, the host first, co-hosts after. */
  hosts: readonly string[];
  /** Who first accepted. */
  owner: string;
  /** The contact it is filed under, found by `bookings?contact=`. */
  contact: string | null;
  calendar: string | null;
  page: string | null;
  masterPage: string | null;
  eventType: string | null;
  attendees: readonly string[];
  /** Service that made the join link; `null` for other places. */
  provider: Provider | null;
  /** `null` when the meeting is not virtual. */
  joinUrl: string | null;
  location: string | null;
  /** The booking this one stands in for. */
  replaces: string | null;
  change: Change | null;
  zone: string | null;
  form: Form | null;
  externalCalendar: Json | null;
  conversation: string | null;
  utm: Json | null;
  /** Keys sent in place of, or besides, what the fields above give; `undefined` leaves a key out. */
  wire?: Json;
  /** Sent to the letter until an action changes the booking; the clock leaves it alone. */
  published?: { body: Json; updated: number };
  /** What readings still show until the instant `until`. */
  stale?: { until: number; record: BookingRecord };
}

/** A booking to be added: any fields of the record, a few of them by another name. */
export type BookingDraft = Partial<BookingRecord> & {
  /** The guest; found among the contacts or added to them. */
  email?: string;
  name?: string;
};

/** A contact to be added: any fields the API has. */
export type ContactDraft = { email: string | null } & Json;
